package extension Paper {
  /// Takes over what another record of the same paper knows better. Doing so again changes nothing.
  ///
  /// - The id stays; the other's id and aliases join the aliases.
  /// - Title, venue and source stay unless they are empty; all sources are kept beside it.
  /// - The abstract becomes the other's if that is more than twice as long.
  /// - The authors become the other's if those are more, or as many where ours end in "et al.".
  /// - Topics and links are united, ours first; a link counts once for its address.
  /// - The date of publication becomes the other's if that is more exact within ours (a day of our
  ///   month).
  /// - Of two dates of update the later stays, of two scores the higher, of two times of entry the earlier.
  mutating func merge(_ other: Paper) {
    for alias in [other.id] + other.aliases where alias != id && !aliases.contains(alias) {
      aliases.append(alias)
    }
    if title.isEmpty { title = other.title }
    if source.isEmpty { source = other.source }
    for name in [other.source] + other.otherSources where !name.isEmpty && name != source && !otherSources.contains(name) {
      otherSources.append(name)
    }
    if venue?.isEmpty ?? true { venue = other.venue ?? venue }
    if abstract.utf8.count < other.abstract.utf8.count / 2 || abstract.isEmpty { abstract = other.abstract }
    mergeAuthors(other.authors)
    for topic in other.topics where !topics.contains(topic) { topics.append(topic) }
    for link in other.links where !links.contains(where: { $0.url == link.url }) { links.append(link) }
    mergeTimes(other)
    score = [score, other.score].compactMap(\.self).filter { !$0.isNaN }.max()
  }

  private mutating func mergeAuthors(_ others: [String]) {
    let named = authors.count { !AuthorName.isRest($0) }
    let othersNamed = others.count { !AuthorName.isRest($0) }
    let isOpen = named < authors.count
    let isOtherOpen = othersNamed < others.count
    if othersNamed > named || (othersNamed == named && isOpen && !isOtherOpen) { authors = others }
  }

  private mutating func mergeTimes(_ other: Paper) {
    if let mine = published, let date = other.published {
      if mine < date, date <= mine.lastDay { published = date }
    } else {
      published = published ?? other.published
    }
    updated = [updated, other.updated].compactMap(\.self).max()
    added = [added, other.added].compactMap(\.self).min()
  }
}
