import Papers

extension TaggedRecord {
  /// What the record says of a paper.
  var record: Record { dialect == .ris ? ris : pubMed }

  private var ris: Record {
    var record = Record()
    record.title = first("TI", "T1", "CT", "BT")
    record.abstract = first("AB", "N2")
    record.authors = all("AU", "A1").map(AuthorNames.ofFamilyFirst).filter { !$0.isEmpty }
    record.topics = Self.words(all("KW"))
    record.published = first("DA", "PY", "Y1").flatMap(Self.date) ?? first("PY", "Y1").flatMap(Self.date)
    record.venue = first("JF", "JO", "T2", "BT", "JA", "J2")
    if record.venue == record.title { record.venue = nil }
    record.doi = first("DO") ?? all("M3", "UR", "L3").first { PaperID(recognising: $0)?.scheme == "doi" }
    let addresses = all("UR", "LK").flatMap { $0.split { $0.isWhitespace || $0 == ";" }.map { String($0) } }
    record.page = addresses.first { !$0.lowercased().hasSuffix(".pdf") }
    record.pdf = first("L1") ?? addresses.first { $0.lowercased().hasSuffix(".pdf") }
    record.source = "ris"
    return record
  }

  private var pubMed: Record {
    var record = Record()
    record.title = first("TI", "BTI", "TT")
    record.abstract = first("AB", "OAB").map { $0.split(separator: "\n").joined(separator: " ") }
    let authors = all("FAU").isEmpty ? all("AU") : all("FAU")
    record.authors = (authors + all("CN")).map(AuthorNames.ofFamilyFirst).filter { !$0.isEmpty }
    record.topics = Self.words(all("OT").isEmpty ? all("MH") : all("OT"))
    record.published = first("DP", "DEP").flatMap(Self.date)
    record.venue = first("JT", "TA")
    record.doi = all("LID", "AID").first { $0.hasSuffix("[doi]") }?.split(separator: " ").first.map { String($0) }
    record.page = first("PMID").flatMap { Int(CleanText.line($0)) }.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
    record.source = "pubmed"
    return record
  }

  /// Keywords; some programs write all of them into one field. PubMed's stars and subheadings go.
  private static func words(_ values: [String]) -> [String] {
    var words: [String] = []
    for value in values {
      for part in value.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
        let word = CleanText.line(String(part.prefix { $0 != "/" }.filter { $0 != "*" }))
        if !word.isEmpty, word.utf8.count <= 100, !words.contains(word), words.count < 100 { words.append(word) }
      }
    }
    return words
  }

  /// `2012/05/30/`, `2012///`, `1996 Jul 9`, `1998 Spring`, `19960829` or a date as elsewhere.
  static func date(_ text: String) -> PaperDate? {
    let text = CleanText.line(text)
    if let date = PaperDate(text) { return date }
    let parts = text.split { $0 == "/" || $0 == " " || $0 == "-" || $0 == "." }.map { String($0) }
    if parts.first?.count == 8, let digits = parts.first.flatMap({ Int($0) }) {
      return PaperDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
    guard let year = BibTeXEntry.firstYear(in: text) else { return nil }
    guard parts.first == String(year), parts.count > 1, let month = BibTeXEntry.month(parts[1]) else {
      return PaperDate(year: year)
    }
    let day = parts.count > 2 ? Int(parts[2]) : nil
    return PaperDate(year: year, month: month, day: day) ?? PaperDate(year: year, month: month)
  }
}
