import Papers

extension Record {
  /// The paper that the record stands for.
  func paper() throws(SkipReason) -> Paper {
    let title = CleanText.capped(CleanText.line(title ?? ""), at: CleanText.titleLimit)
    guard !title.isEmpty else { throw .noTitle }
    let authors = cappedAuthors
    let published = published ?? versions.first
    let (id, aliases) = try identity(title: title, firstAuthor: authors.first, year: published?.year)
    let paper = Paper(
      id: id, title: title, abstract: cleanAbstract,
      authors: authors, topics: allTopics, published: published, updated: lastUpdate(since: published),
      venue: line(venue) ?? line(journalReference), links: allLinks(for: id), source: sourceName(for: id),
      score: isCSL ? nil : score, added: added, aliases: aliases)
    return sources.isEmpty && earlier.isEmpty ? paper : addingHistory(to: paper)
  }

  /// What only a line of a library says.
  private func addingHistory(to paper: Paper) -> Paper {
    var paper = paper
    paper.otherSources = sources
    if !sources.isEmpty { paper.settleSources() }
    paper.earlier = earlier
    return paper
  }

  private var cleanAbstract: String {
    let text = abstract ?? ""
    return CleanText.capped(hasCleanAbstract ? text : CleanText.paragraphs(text), at: CleanText.abstractLimit)
  }

  private var allTopics: [String] {
    var all = topics.isEmpty ? split(categories) : topics
    if let withdrawal, !all.contains(withdrawal) { all.append(withdrawal) }
    return all
  }

  private var cappedAuthors: [String] {
    let names = parsedAuthors.isEmpty ? authors : parsedAuthors
    let fit = names.count <= CleanText.authorCountLimit && names.allSatisfy { $0.utf8.count <= CleanText.authorLimit }
    return fit ? names : names.prefix(CleanText.authorCountLimit).map { CleanText.capped($0, at: CleanText.authorLimit) }
  }

  /// A first version that was never changed has no update to speak of.
  private func lastUpdate(since published: PaperDate?) -> PaperDate? {
    let last = updated ?? (versions.count > 1 ? versions.last : nil) ?? recordUpdated
    return last == published ? nil : last
  }

  /// The identity that names it best, or else the fallback; all others become aliases.
  private func identity(title: String, firstAuthor: String?, year: Int?) throws(SkipReason) -> (PaperID, aliases: [PaperID]) {
    let (first, others) = identities
    guard let first else {
      guard let id = PaperID.fallback(title: title, firstAuthor: firstAuthor, year: year) else { throw .noIdentity }
      return (id, [])
    }
    guard !others.isEmpty else { return (first, []) }
    let known = [first] + others
    let id = known.min { ServiceID.rank($0) < ServiceID.rank($1) } ?? first
    return (id, known.filter { $0 != id })
  }

  /// The record's own id, or else the first of its addresses that is an identity, and all that it says besides; each
  /// once. Most have but one.
  private var identities: (first: PaperID?, others: [PaperID]) {
    var first: PaperID?
    var others: [PaperID] = []
    func add(_ identity: PaperID?) {
      guard let identity else { return }
      guard let known = first else { return first = identity }
      if identity != known, !others.contains(identity) { others.append(identity) }
    }
    add(id.flatMap { isCSL ? PaperID(recognising: $0) : PaperID(lenient: $0) })
    // With an id, what the addresses name is found when it is wanted (`Paper.identities`).
    if first == nil {
      add(page.flatMap { PaperID(recognising: $0) })
      if let pdf, first?.isNamed(by: pdf) != true { add(PaperID(recognising: pdf)) }
    }
    // One field may hold several DOIs.
    if let doi {
      let isBetween = { (byte: UInt8) in byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") }
      if doi.utf8.contains(where: isBetween) {
        for word in doi.utf8.split(maxSplits: 8, whereSeparator: isBetween) { add(PaperID(recognising: Substring(word))) }
      } else {
        add(PaperID(recognising: doi))
      }
    }
    for alias in aliases { add(alias) }
    return (first, others)
  }

  private func allLinks(for id: PaperID) -> [Link] {
    var all = links
    if all.isEmpty { all.reserveCapacity((page == nil ? 0 : 1) + (pdf == nil ? 0 : 1)) }
    func add(_ link: Link?) {
      if let link, !all.contains(where: { $0.url == link.url }) { all.append(link) }
    }
    add(page.flatMap { Link(checking: $0, kind: .page) })
    add(pdf.flatMap { Link(checking: $0, kind: .pdf) })
    if isSnapshot, id.key.hasPrefix("arxiv:") {
      let number = id.key.dropFirst("arxiv:".count)
      add(Link(checking: "https://arxiv.org/abs/\(number)", kind: .page))
      add(Link(checking: "https://arxiv.org/pdf/\(number)", kind: .pdf))
    }
    // What the abstract names is found whenever it is read; the comment is not kept.
    guard let comment else { return all }
    for address in WebAddress.find(in: comment, limit: 8) {
      let link = Link(recognising: address.url)
      if link.kind != .other { add(Link(checking: link.url, kind: link.kind)) }
    }
    return all
  }

  /// A source in a word. Other shapes name the dump that a record went through; the scheme of the identity
  /// says better where a paper is from.
  private func sourceName(for id: PaperID) -> String {
    if let service { return service }
    let isOurs = page == nil && pdf == nil && !isSnapshot
    let scheme = String(id.scheme)
    return switch scheme {
    case "arxiv", "acl", "openreview": isOurs ? line(source) ?? "" : scheme
    default: line(source) ?? ""
    }
  }

  private func line(_ text: String?) -> String? {
    guard let text else { return nil }
    let line = CleanText.line(text)
    return line.isEmpty ? nil : line
  }

  private func split(_ text: String?) -> [String] {
    CleanText.line(text ?? "").split(separator: " ").map { String($0) }
  }
}
