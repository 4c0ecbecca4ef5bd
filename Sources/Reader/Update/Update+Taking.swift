import Papers

extension State {
  /// Commands that hand the selected paper to something outside.
  mutating func take(_ invocation: Invocation) -> [Effect] {
    guard let paper = selectedPaper else { return say(.info, "No paper is selected.") }
    switch invocation.command {
    case .browse: return browse(paper.page, missing: "no page is known for this paper")
    case .pdf: return browse(paper.pdf, missing: "no PDF is known for this paper")
    case .link: return openLink(numbered: invocation.argument ?? "", of: paper)
    case .copyLink: return copy(paper.page, "the link", missing: "this paper has no link")
    case .copyCitation: return copy(paper.citation(), "the citation", missing: "")
    default: return copy(paper.bibTeX(), "BibTeX", missing: "")
    }
  }

  private mutating func browse(_ url: String?, missing: String) -> [Effect] {
    url.map { [.browse($0)] } ?? say(.warning, missing)
  }

  private mutating func copy(_ text: String?, _ what: String, missing: String) -> [Effect] {
    text.map { [.copy($0, what: what)] } ?? say(.warning, missing)
  }

  private mutating func openLink(numbered number: String, of paper: Paper) -> [Effect] {
    let links = paper.numberedLinks
    guard let number = Int(number), links.indices.contains(number - 1) else {
      return say(.warning, links.isEmpty ? "this paper has no links" : "the links are 1 to \(links.count)")
    }
    return [.browse(links[number - 1].url)]
  }
}

extension Paper {
  /// The links in the order in which the abstract numbers them: page, PDF, the others, and addresses that
  /// the abstract itself names; each address once.
  package var numberedLinks: [Link] {
    var links: [Link] = []
    if let page { links.append(Link(.page, page)) }
    if let pdf { links.append(Link(.pdf, pdf)) }
    var seen = Set(links.map(\.url))
    for link in self.links + Self.addresses(in: abstract) where seen.insert(link.url).inserted {
      links.append(link)
    }
    return links
  }

  private static func hasAddress(_ text: String) -> Bool {
    var rest = text.utf8[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
      rest = rest[colon...].dropFirst()
      if rest.starts(with: "//".utf8) { return true }
    }
    return false
  }

  /// Addresses written out in a text, without the punctuation that ends a sentence.
  private static func addresses(in text: String) -> [Link] {
    // Almost no abstract has one, and walking its characters costs more than drawing it.
    guard hasAddress(text) else { return [] }
    return text.split(whereSeparator: { $0.isWhitespace || "()<>{}[]\"$|\\".contains($0) }).compactMap { word in
      guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return nil }
      let address = word.prefix { $0.isASCII }.trimmingEnd(of: ".,;:!?'")
      guard address.count > 10 else { return nil }
      let isCode = ["github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/"].contains {
        address.split(separator: "/", maxSplits: 1).last?.drop { $0 == "/" }.hasPrefix($0) ?? false
      }
      return Link(isCode ? .code : .other, String(address))
    }
  }
}

extension Substring {
  fileprivate func trimmingEnd(of characters: String) -> Substring {
    var result = self
    while let last = result.last, characters.contains(last) { result.removeLast() }
    return result
  }
}
