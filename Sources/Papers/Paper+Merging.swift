package extension Paper {
  /// Takes over what another record of the same paper knows better. Doing so again changes nothing.
  ///
  /// - The id stays; the other's id and aliases join the aliases.
  /// - Venue and source stay unless they are empty; all sources are kept beside it.
  /// - Title and abstract become those of a later version of the same id, and ours are kept as those of an earlier one.
  ///   Of an earlier version they are not taken. Else the title stays unless it is empty, and the abstract becomes the
  ///   other's if that is more than twice as long.
  /// - The authors become the other's if those are more, or as many where ours end in "et al.".
  /// - Topics and links are united, ours first; a link counts once for its address.
  /// - The date of publication becomes the other's if that is more exact within ours (a day of our
  ///   month).
  /// - Of two dates of update the later stays, of two scores the higher, of two times of entry the earlier.
  ///
  /// - Parameter moment: when a later version came.
  mutating func merge(_ other: Paper, at moment: Timestamp) {
    for alias in [other.id] + other.aliases where alias != id && !aliases.contains(alias) {
      aliases.append(alias)
    }
    mergeWording(other, at: moment)
    if source.isEmpty { source = other.source }
    for name in [other.source] + other.otherSources where !name.isEmpty && name != source && !otherSources.contains(name) {
      otherSources.append(name)
    }
    if venue?.isEmpty ?? true { venue = other.venue ?? venue }
    mergeAuthors(other.authors)
    for topic in other.topics where !topics.contains(topic) { topics.append(topic) }
    for link in other.links where !links.contains(where: { $0.url == link.url }) { links.append(link) }
    mergeTimes(other)
    score = [score, other.score].compactMap(\.self).filter { !$0.isNaN }.max()
  }

  private mutating func mergeWording(_ other: Paper, at moment: Timestamp) {
    let isSameRecord = other.id == id
    if isSameRecord, isEarlierVersion(than: other) {
      revise(by: other, at: moment)
    } else {
      if title.isEmpty { title = other.title }
      let isOutdated = isSameRecord && other.isEarlierVersion(than: self)
      let isRicher = abstract.utf8.count < other.abstract.utf8.count / 2
      if abstract.isEmpty || isRicher && !isOutdated { abstract = other.abstract }
    }
    unite(earlier: other.earlier)
  }

  /// By the dates of two records, of which one without a date of update has its first version.
  private func isEarlierVersion(than other: Paper) -> Bool {
    guard let later = other.updated else { return false }
    guard let date = updated ?? published else { return false }
    return date.lastDay < later
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
