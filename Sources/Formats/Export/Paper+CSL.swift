import Papers

extension Paper {
  /// An item of CSL-JSON, whose objects allow the schema's own members only.
  func cslJSON(id: String) -> String {
    var members: [(String, String)] = [
      ("id", JSONEscapes.quoted(id)),
      ("type", JSONEscapes.quoted(venue == nil ? "article" : isOfMeeting ? "paper-conference" : "article-journal")),
      ("title", JSONEscapes.quoted(Self.line(title))),
    ]
    if !authors.isEmpty { members.append(("author", "[" + authors.map(Self.cslName).joined(separator: ",") + "]")) }
    if let published {
      let parts = [published.year, published.month, published.day].compactMap(\.self).map { String($0) }
      members.append(("issued", "{\"date-parts\":[[" + parts.joined(separator: ",") + "]]}"))
    }
    func add(_ name: String, _ value: String?) {
      if let value, !value.isEmpty { members.append((name, JSONEscapes.quoted(value))) }
    }
    add("container-title", venue.map(Self.line))
    add("abstract", CleanText.paragraphs(TeX.unicode(abstract)))
    add("keyword", topics.map(Self.line).joined(separator: topics.contains { $0.contains(",") } ? "; " : ", "))
    add("DOI", identities.first { $0.scheme == "doi" }.map { String($0.bare) })
    add("URL", page)
    if let arXiv = identities.first(where: { $0.scheme == "arxiv" }) {
      add("number", "arXiv:" + arXiv.bare)
      if venue == nil { add("publisher", "arXiv") }
    }
    return "  {" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func cslName(_ author: String) -> String {
    let (family, given, suffix) = AuthorNames.parts(ofName: line(author))
    guard !given.isEmpty else { return "{\"literal\":" + JSONEscapes.quoted(family) + "}" }
    let end = suffix.isEmpty ? "" : ",\"suffix\":" + JSONEscapes.quoted(suffix)
    return "{\"family\":" + JSONEscapes.quoted(family) + ",\"given\":" + JSONEscapes.quoted(given) + end + "}"
  }
}
