import Papers

extension BibTeXEntry {
  /// What the entry says of a paper. Fields are those of BibTeX and, where they differ, of biblatex.
  var record: Record {
    var record = Record()
    record.title = title
    record.abstract = self["abstract"]
    record.authors = BibTeXNames.split(self["author"] ?? self["editor"] ?? "")
    record.topics = topics
    record.published = date
    record.venue = (self["journal"] ?? self["journaltitle"] ?? book).map(Self.plain)
    record.doi = self["doi"].map(Self.plain)
    record.id = arXivID
    let address = self["url"].map(Self.plain) ?? Self.address(in: self["howpublished"] ?? self["note"])
    if address?.hasEnding(".pdf") == true { record.pdf = address } else { record.page = address }
    record.source = "bibtex"
    return record
  }

  private var title: String? {
    guard let title = self["title"], let subtitle = self["subtitle"] else { return self["title"] ?? self["subtitle"] }
    return title + ": " + subtitle
  }

  private var book: String? { self["booktitle"] ?? self["eventtitle"] ?? self["school"] ?? self["institution"] }

  /// Keywords, after the class of an arXiv paper.
  private var topics: [String] {
    var topics = (self["primaryclass"] ?? self["eprintclass"]).map { [Self.plain($0)] } ?? []
    let keywords = self["keywords"] ?? self["keyword"] ?? ""
    let comma = keywords.utf8.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
    for word in keywords.utf8.split(separator: comma).prefix(100) {
      let topic = CleanText.line(TeX.unicode(String(Substring(word))))
      if !topic.isEmpty, topic.utf8.count <= 100, !topics.contains(topic) { topics.append(topic) }
    }
    return topics
  }

  private var arXivID: String? {
    let kind = (self["archiveprefix"] ?? self["eprinttype"]).map { Self.plain($0).lowercased() }
    guard let eprint = self["eprint"].map(Self.plain), kind == "arxiv" || kind == nil else { return nil }
    return PaperID(recognising: eprint.lowercased().hasPrefix("arxiv:") ? eprint : "arXiv:" + eprint)?.key
  }

  /// The day, month or year; of a span the beginning, of an uncertain date (`1935~`) what is known.
  private var date: PaperDate? {
    if let text = self["date"] {
      let start = text.split(separator: "/", omittingEmptySubsequences: false).first ?? ""
      if let date = PaperDate(String(start.prefix { !"~?%T".contains($0) })) { return date }
    }
    guard let year = Self.firstYear(in: self["year"] ?? self["date"] ?? "") else { return nil }
    let month = self["month"].flatMap(Self.month)
    let day = self["day"].flatMap { Int(Self.plain($0)) }
    return PaperDate(year: year, month: month, day: month == nil ? nil : day) ?? PaperDate(year: year, month: month)
      ?? PaperDate(year: year)
  }

  static func firstYear(in text: String) -> Int? {
    let numbers = text.utf8.split { !$0.isDigit }
    return numbers.first { $0.count == 4 }.flatMap { Int(Substring($0)) }
  }

  /// A month by number or by the beginning of its English name, in any case.
  static func month(_ text: String) -> Int? {
    if text.utf8.count <= 2, let number = Int(text), (1...12).contains(number) { return number }
    let word = text.lowercased().split { !$0.isLetter && !$0.isNumber }.first ?? ""
    if let number = Int(word) { return (1...12).contains(number) ? number : nil }
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: String(word.prefix(3))).map { $0 + 1 }
  }

  /// A value without the braces around the whole of it, and without the backslashes that only hide signs from
  /// TeX.
  private static func plain(_ value: String) -> String {
    var value = CleanText.line(value)
    let isMarked = value.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "\\") }
    guard isMarked else { return value }
    while value.hasPrefix("{"), value.hasSuffix("}") { value = String(value.dropFirst().dropLast()) }
    if value.hasPrefix("\\url{"), value.hasSuffix("}") { value = String(value.dropFirst(5).dropLast()) }
    var result = ""
    for character in value {
      if "_%&#~$".contains(character), result.last == "\\" { result.removeLast() }
      result.append(character)
    }
    return result
  }

  private static func address(in text: String?) -> String? {
    guard let text, text.contains("://") else { return nil }
    let words = text.split { $0.isWhitespace || "{}<>".contains($0) }
    return words.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }.map { plain(String($0)) }
  }
}
