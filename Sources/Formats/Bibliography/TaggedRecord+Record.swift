import Papers

extension TaggedRecord {
  /// What the record says of a paper.
  var record: Record { dialect == .ris ? ris : pubMed }

  private var ris: Record {
    var record = Record()
    record.title = first("TI") ?? first("T1") ?? first("CT") ?? first("BT")
    record.abstract = first("AB") ?? first("N2")
    record.authors = names(all("AU", "A1"))
    record.topics = words(all("KW"))
    let year = first("PY") ?? first("Y1")
    record.published = (first("DA") ?? year).flatMap(Self.date) ?? year.flatMap(Self.date)
    record.venue = first("JF") ?? first("JO") ?? first("T2") ?? first("BT") ?? first("JA") ?? first("J2")
    if record.venue == record.title { record.venue = nil }
    record.doi = first("DO") ?? doi
    readAddresses(into: &record)
    record.source = "ris"
    return record
  }

  /// A DOI that stands where addresses or notes do.
  private var doi: String? {
    for field in all("M3", "UR", "L3") where mayHoldDOI(value(of: field)) {
      let text = text(of: field)
      if PaperID(recognising: text)?.scheme == "doi" { return text }
    }
    return nil
  }

  /// Whether there is the beginning of a DOI, or a sign that addresses may write it with.
  private func mayHoldDOI(_ value: Slice<UnsafeRawBufferPointer>) -> Bool {
    XMLMarkup.find("10.", in: UnsafeRawBufferPointer(rebasing: value), from: 0) != nil || value.contains(UInt8(ascii: "%"))
  }

  /// Several addresses may stand in one field.
  private func readAddresses(into record: inout Record) {
    record.pdf = first("L1")
    for field in all("UR", "LK") {
      let isOne = value(of: field).allSatisfy { $0.isASCIIPrintable && $0 != UInt8(ascii: ";") }
      let text = text(of: field)
      for address in isOne ? [text[...]] : text.split(whereSeparator: { $0.isWhitespace || $0 == ";" }) {
        if address.hasEnding(".pdf") {
          record.pdf = record.pdf ?? String(address)
        } else {
          record.page = record.page ?? String(address)
        }
      }
    }
  }

  private var pubMed: Record {
    var record = Record()
    record.title = first("TI") ?? first("BTI") ?? first("TT")
    record.abstract = (first("AB") ?? first("OAB")).map(Self.oneLine)
    record.authors = names(first("FAU") == nil ? all("AU") : all("FAU")) + names(all("CN"))
    record.topics = words(first("OT") == nil ? all("MH") : all("OT"))
    record.published = (first("DP") ?? first("DEP")).flatMap(Self.date)
    record.venue = first("JT") ?? first("TA")
    record.doi = all("LID", "AID").lazy.map(text(of:)).first { $0.hasSuffix("[doi]") }?.split(separator: " ").first
      .map { String($0) }
    record.page = first("PMID").flatMap { Int(CleanText.line($0)) }.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
    record.source = "pubmed"
    return record
  }

  private static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    return text.split(separator: "\n").joined(separator: " ")
  }

  private func names(_ fields: some Sequence<Field>) -> [String] {
    var names: [String] = []
    for field in fields {
      let name = AuthorNames.ofFamilyFirst(text(of: field))
      if !name.isEmpty { names.append(name) }
    }
    return names
  }

  /// Keywords; some programs write all of them into one field. PubMed's stars and subheadings go.
  private func words(_ fields: some Sequence<Field>) -> [String] {
    var words: [String] = []
    func add(_ word: String) {
      if !word.isEmpty, word.utf8.count <= 100, !words.contains(word), words.count < 100 { words.append(word) }
    }
    for field in fields {
      if value(of: field).allSatisfy(\.isOfWord) {
        add(CleanText.line(text(of: field)))
      } else {
        for part in text(of: field).split(whereSeparator: { $0 == ";" || $0.isNewline }) {
          add(CleanText.line(String(part.prefix { $0 != "/" }.filter { $0 != "*" })))
        }
      }
    }
    return words
  }

  /// `2012/05/30/`, `2012///`, `1996 Jul 9`, `1998 Spring`, `19960829` or a date as elsewhere.
  static func date(_ text: String) -> PaperDate? {
    if let date = slashedDate(text) { return date }
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

  /// A whole date as RIS wants it, `2012/05/30` with perhaps a slash after it.
  private static func slashedDate(_ text: String) -> PaperDate? {
    let digits = text.utf8
    guard digits.count == 10 || digits.count == 11 && digits.last == UInt8(ascii: "/") else { return nil }
    var packed = 0
    for (place, byte) in digits.prefix(10).enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "/") else { return nil }
      } else {
        guard byte.isDigit else { return nil }
        packed = packed * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    return PaperDate(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
  }
}

extension UInt8 {
  /// Whether it is in a keyword no more than itself.
  fileprivate var isOfWord: Bool {
    self == 0x20 || isASCIIPrintable && self != UInt8(ascii: ";") && self != UInt8(ascii: "/") && self != UInt8(ascii: "*")
  }
}
