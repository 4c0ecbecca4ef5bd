package extension Paper {
  /// The links of the record, and the addresses that the abstract names, each once.
  var namedLinks: [Link] {
    let named = WebAddress.find(in: abstract).map { Link(recognising: $0.url) }
    guard !named.isEmpty else { return links }
    var result = links
    var seen = Set(links.map(\.place))
    for link in named where seen.insert(link.place).inserted { result.append(link) }
    return result
  }

  /// The links in the order in which the page numbers them: page, PDF, the DOI, and all the others.
  var numberedLinks: [Link] {
    var result: [Link] = []
    var seen: Set<Substring> = []
    func add(_ link: Link?) {
      if let link, seen.insert(link.place).inserted { result.append(link) }
    }
    add(page.map { Link(.page, $0) })
    add(pdf.map { Link(.pdf, $0) })
    add(identities.first { $0.scheme == "doi" }?.url.map { Link(.doi, $0) })
    for link in namedLinks { add(Link(link.shownKind, link.url)) }
    return result
  }
}

extension Link {
  /// What tells addresses apart: neither the scheme nor a slash at the end.
  fileprivate var place: Substring {
    let end = url.hasSuffix("/") ? url.dropLast() : url[...]
    return end.dropping(prefix: "https://") ?? end.dropping(prefix: "http://") ?? end
  }
}

extension Substring {
  /// What follows a prefix, if it is there.
  fileprivate func dropping(prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
