import Papers

extension TaggedRecord {
  /// What the record says of a paper.
  var record: Record { dialect == .ris ? ris : pubMed }

  private var ris: Record {
    var record = Record()
    record.title = first("TI") ?? first("T1") ?? first("CT") ?? first("BT")
    if let field = field("AB") ?? field("N2") { (record.abstract, record.hasCleanAbstract) = found(field) }
    record.authors = names("AU", "A1")
    record.topics = words("KW")
    let year = field("PY") ?? field("Y1")
    record.published = (field("DA") ?? year).flatMap(date(of:)) ?? year.flatMap(date(of:))
    record.venue = first("JF") ?? first("JO") ?? first("T2") ?? first("BT") ?? first("JA") ?? first("J2")
    if record.venue == record.title { record.venue = nil }
    record.doi = first("DO") ?? doi
    (record.page, record.pdf) = addresses
    record.source = "ris"
    return record
  }

  /// The text of a value, and whether it was seen that nothing in it needs cleaning.
  private func found(_ field: Field) -> (text: String, isClean: Bool) {
    let value = UnsafeRawBufferPointer(rebasing: value(of: field))
    return field.isOneLine && CleanText.isPlainASCII(value) ? (String(ascii: value), true) : (text(of: field), false)
  }

  /// A DOI that stands where addresses or notes do.
  private var doi: String? {
    var found: String?
    each("M3", "UR", "L3") { field in
      guard found == nil, mayHoldDOI(value(of: field)) else { return }
      let text = text(of: field)
      if PaperID(recognising: text)?.scheme == "doi" { found = text }
    }
    return found
  }

  /// Whether there is the beginning of a DOI, or a sign that addresses may write it with.
  private func mayHoldDOI(_ value: Slice<UnsafeRawBufferPointer>) -> Bool {
    XMLMarkup.find("10.", in: UnsafeRawBufferPointer(rebasing: value), from: 0) != nil || value.contains(UInt8(ascii: "%"))
  }

  /// The addresses of the page and of the PDF; several may stand in one field.
  private var addresses: (page: String?, pdf: String?) {
    var (page, pdf): (String?, String?) = (nil, first("L1"))
    each("UR", "LK") { field in
      let isOne = value(of: field).allSatisfy { $0.isASCIIPrintable && $0 != UInt8(ascii: ";") }
      let text = text(of: field)
      let all = isOne ? [] : text.split { $0.isWhitespace || $0 == ";" }.map { String($0) }
      for number in 0..<(isOne ? 1 : all.count) {
        let address = isOne ? text : all[number]
        if address.hasEnding(".pdf") { pdf = pdf ?? address } else { page = page ?? address }
      }
    }
    return (page, pdf)
  }

  private var pubMed: Record {
    var record = Record()
    record.title = first("TI") ?? first("BTI") ?? first("TT")
    record.abstract = oneLine("AB") ?? oneLine("OAB")
    record.authors = names(field("FAU") != nil ? "FAU" : "AU") + names("CN")
    record.topics = words(field("OT") != nil ? "OT" : "MH")
    record.published = (first("DP") ?? first("DEP")).flatMap(Self.date)
    record.venue = first("JT") ?? first("TA")
    record.doi = marked
    record.page = first("PMID").flatMap { Int(CleanText.line($0)) }.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
    record.source = "pubmed"
    return record
  }

  /// The DOI that PubMed marks as one.
  private var marked: String? {
    var found: String?
    each("LID", "AID") { field in
      let text = text(of: field)
      if found == nil, text.hasSuffix("[doi]") { found = text.split(separator: " ").first.map { String($0) } }
    }
    return found
  }

  /// The first value of a tag that says something, its lines joined.
  private func oneLine(_ tag: TaggedLine.Tag) -> String? {
    guard let field = field(tag) else { return nil }
    let text = text(of: field)
    return field.isOneLine ? text : text.split(separator: "\n").joined(separator: " ")
  }

  private func names(_ tag: TaggedLine.Tag, _ other: TaggedLine.Tag? = nil) -> [String] {
    var names: [String] = []
    names.reserveCapacity(count(tag, other))
    each(tag, other) { field in
      let name =
        field.isOneLine
        ? AuthorNames.ofFamilyFirst(UnsafeRawBufferPointer(rebasing: value(of: field))) : AuthorNames.ofFamilyFirst(text(of: field))
      if !name.isEmpty { names.append(name) }
    }
    return names
  }

  /// Keywords; some programs write all of them into one field. PubMed's stars and subheadings go.
  private func words(_ tag: TaggedLine.Tag) -> [String] {
    var words: [String] = []
    words.reserveCapacity(min(count(tag), 100))
    func add(_ word: String) {
      if !word.isEmpty, word.utf8.count <= 100, !words.contains(word), words.count < 100 { words.append(word) }
    }
    each(tag) { field in
      let value = UnsafeRawBufferPointer(rebasing: value(of: field))
      if value.allSatisfy(\.isOfWord) {
        add(CleanText.isPlainASCII(value) ? String(ascii: value) : CleanText.line(text(of: field)))
      } else {
        for part in text(of: field).split(whereSeparator: { $0 == ";" || $0.isNewline }) {
          add(CleanText.line(String(part.prefix { $0 != "/" }.filter { $0 != "*" })))
        }
      }
    }
    return words
  }

  private func date(of field: Field) -> PaperDate? {
    Self.slashedDate(UnsafeRawBufferPointer(rebasing: value(of: field))) ?? Self.date(text(of: field))
  }

  /// `2012/05/30/`, `2012///`, `1996 Jul 9`, `1998 Spring`, `19960829` or a date as elsewhere.
  static func date(_ text: String) -> PaperDate? {
    var text = text
    if let date = text.withUTF8({ slashedDate(UnsafeRawBufferPointer($0)) }) { return date }
    text = CleanText.line(text)
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

  /// A date as RIS wants it: `2012/05/30` with perhaps a slash after it, or `2012/05//`.
  private static func slashedDate(_ digits: UnsafeRawBufferPointer) -> PaperDate? {
    let isWhole = digits.count == 10 || digits.count == 11 && digits.last == UInt8(ascii: "/")
    guard isWhole || digits.count == 9 && digits[8] == UInt8(ascii: "/") else { return nil }
    var packed = 0
    for place in 0..<(isWhole ? 10 : 8) {
      let byte = digits[place]
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "/") else { return nil }
      } else {
        guard byte.isDigit else { return nil }
        packed = packed * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    return isWhole
      ? PaperDate(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
      : PaperDate(year: packed / 100, month: packed % 100)
  }
}

extension UInt8 {
  /// Whether it is in a keyword no more than itself.
  fileprivate var isOfWord: Bool {
    self == 0x20 || isASCIIPrintable && self != UInt8(ascii: ";") && self != UInt8(ascii: "/") && self != UInt8(ascii: "*")
  }
}
