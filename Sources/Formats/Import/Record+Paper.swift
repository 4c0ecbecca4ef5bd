import Papers

extension Record {
  /// The paper that the record stands for.
  func paper() throws(SkipReason) -> Paper {
    let title = CleanText.capped(CleanText.line(title ?? ""), at: CleanText.titleLimit)
    guard !title.isEmpty else { throw .noTitle }
    var paper = Paper(id: PaperID(key: ""), title: title)
    let abstract = CleanText.paragraphs(abstract ?? "")
    paper.abstract = CleanText.capped(abstract, at: CleanText.abstractLimit)
    paper.authors = cappedAuthors
    paper.topics = topics.isEmpty ? split(categories) : topics
    if let withdrawal, !paper.topics.contains(withdrawal) { paper.topics.append(withdrawal) }
    setDates(of: &paper)
    paper.venue = line(venue) ?? line(journalReference)
    paper.score = isCSL ? nil : score
    paper.added = added
    try setIdentity(of: &paper)
    paper.links = allLinks(for: paper.id)
    paper.source = sourceName(for: paper.id)
    paper.otherSources = sources
    if !sources.isEmpty { paper.settleSources() }
    paper.earlier = earlier
    return paper
  }

  private var cappedAuthors: [String] {
    let names = parsedAuthors.isEmpty ? authors : parsedAuthors
    let fit = names.count <= CleanText.authorCountLimit && names.allSatisfy { $0.utf8.count <= CleanText.authorLimit }
    return fit ? names : names.prefix(CleanText.authorCountLimit).map { CleanText.capped($0, at: CleanText.authorLimit) }
  }

  private func setDates(of paper: inout Paper) {
    paper.published = published ?? versions.first
    paper.updated = updated ?? (versions.count > 1 ? versions.last : nil) ?? recordUpdated
    // A first version that was never changed has no update to speak of.
    if paper.updated == paper.published { paper.updated = nil }
  }

  /// The identity that names it best, or else the fallback; all others become aliases.
  private func setIdentity(of paper: inout Paper) throws(SkipReason) {
    let known = identities
    let best = known.count == 1 ? known[0] : known.min { ServiceID.rank($0) < ServiceID.rank($1) }
    guard
      let id = best
        ?? PaperID.fallback(title: paper.title, firstAuthor: paper.authors.first, year: paper.published?.year)
    else { throw .noIdentity }
    paper.id = id
    if known.count > 1 { paper.aliases = known.filter { $0 != id } }
  }

  /// The record's own id, or else the first of its addresses that is an identity, and all that it says besides; each
  /// once.
  private var identities: [PaperID] {
    var known: [PaperID] = []
    known.reserveCapacity(2)
    func add(_ identity: PaperID?) {
      if let identity, !known.contains(identity) { known.append(identity) }
    }
    add(id.flatMap { isCSL ? PaperID(recognising: $0) : PaperID(lenient: $0) })
    // With an id, what the addresses name is found when it is wanted (`Paper.identities`).
    if known.isEmpty {
      add(page.flatMap { PaperID(recognising: $0) })
      add(pdf.flatMap { PaperID(recognising: $0) })
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
    return known
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
