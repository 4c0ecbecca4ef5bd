package extension Paper {
  /// One line for a message or a note: `A. Author, B. Author et al. Title. Venue, 2024. https://…`
  ///
  /// Three authors are named at the most; what the record does not know is left out.
  func citation() -> String {
    let named = authors.filter { !AuthorName.isRest($0) }
    var names = named.prefix(3).map { CleanText.line(TeX.unicode($0)) }.joined(separator: ", ")
    if !names.isEmpty, named.count > 3 || named.count < authors.count { names += " et al." }
    let place = [venue.map { CleanText.line(TeX.unicode($0)) }, published.map { String($0.year) }]
    let parts = [names, CleanText.line(TeX.unicode(title)), place.compactMap(\.self).joined(separator: ", ")]
    var sentences = parts.filter { !$0.isEmpty }.map { part in
      part.hasSuffix(".") || part.hasSuffix("?") || part.hasSuffix("!") ? part : part + "."
    }
    if let page { sentences.append(page) }
    return sentences.joined(separator: " ")
  }

  /// An entry for BibTeX: `@article` where a journal is known, `@inproceedings` for a conference, else
  /// `@misc`.
  ///
  /// - Parameters:
  ///   - key: `citationKey` if not given. It is the same at every run; a list of entries may hold it twice and
  ///     must tell the two apart.
  ///   - isWhole: whether to write abstract and topics too, so that nothing is lost on the way to another program.
  func bibTeX(key: String? = nil, isWhole: Bool = false) -> String {
    let arXiv = identities.first { $0.scheme == "arxiv" }?.bare
    let doi = identities.first { $0.scheme == "doi" }?.bare
    var fields: [(name: String, value: String)] = [("title", BibTeX.title(title))]
    if !authors.isEmpty { fields.append(("author", BibTeX.authors(authors))) }
    if let published { fields.append(("year", String(published.year))) }
    if isWhole, let month = published?.month { fields.append(("month", String(month))) }
    if isWhole, let day = published?.day { fields.append(("day", String(day))) }
    if let venue, let place = kind.place { fields.append((place, BibTeX.escaped(TeX.unicode(venue)))) }
    if let arXiv {
      fields.append(("eprint", BibTeX.literal(String(arXiv))))
      fields.append(("archivePrefix", "arXiv"))
      // The archive is part of an old identifier.
      if !arXiv.utf8.contains(UInt8(ascii: "/")), let topic = topics.first, Self.isClass(topic) {
        fields.append(("primaryClass", topic))
      }
    }
    if let doi { fields.append(("doi", BibTeX.literal(String(doi)))) }
    if let page { fields.append(("url", BibTeX.literal(page))) }
    if isWhole, !abstract.isEmpty { fields.append(("abstract", BibTeX.title(abstract, protectsCapitals: false))) }
    if isWhole, !topics.isEmpty {
      let separator = topics.contains { $0.utf8.contains(UInt8(ascii: ",")) } ? "; " : ", "
      fields.append(("keywords", topics.map { BibTeX.escaped(TeX.unicode($0)) }.joined(separator: separator)))
    }
    let lines = fields.map { "  " + $0.name + " = {" + $0.value + "}" }
    return "@" + kind.rawValue + "{" + (key ?? citationKey) + ",\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}

extension Paper {
  private enum Kind: String {
    case article, inproceedings, misc

    /// The field that the venue goes in.
    var place: String? {
      switch self {
      case .article: "journal"
      case .inproceedings: "booktitle"
      case .misc: nil
      }
    }
  }

  private var kind: Kind {
    guard let venue, !venue.isEmpty else { return .misc }
    let meetings: Set = ["proceedings", "conference", "workshop", "symposium", "findings", "meeting"]
    let isMeeting = id.scheme == "acl" || id.scheme == "openreview"
    return isMeeting || !meetings.isDisjoint(with: Folding.words(venue)) ? .inproceedings : .article
  }

  /// Whether the paper was published at a conference rather than in a journal.
  package var isOfMeeting: Bool { kind == .inproceedings }

  /// Family name of the first author, year, and the first word of the title that says something.
  package var citationKey: String { CitationTemplate.usual.key(of: self) }

  /// Whether a topic can be a class of arXiv, `cs.CL` or `hep-th`.
  private static func isClass(_ topic: String) -> Bool {
    topic.utf8.count <= 20
      && topic.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      && !topic.isEmpty
  }
}
