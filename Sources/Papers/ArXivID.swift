/// Identifiers of arXiv, old and new.
///
/// New, since April 2007: `YYMM.NNNN`, with five digits since 2015 and six foreseen. Old: `archive/YYMMNNN`,
/// the archive with or without a subject class (`math.GT`), which is no part of the identity. Both may carry
/// a version, `v2`.
enum ArXivID {
  /// The archives that gave old identifiers.
  private static let archives: Set<String> = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph",
    "hep-th",
    "math", "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg",
    "q-bio",
    "quant-ph", "solv-int", "supr-con",
  ]

  /// `arxiv:2401.01234` or `arxiv:hep-th/9901001`.
  ///
  /// Lets by what arXiv itself writes after an identifier: a version, `.pdf`, a slash, a class in brackets.
  static func key(_ bytes: Bytes) -> String? {
    var text = bytes
    if let space = text.firstIndex(of: 0x20), text[space...].droppingSpaces().first == UInt8(ascii: "[") {
      text = text[..<space]
    }
    text = text.dropping(suffix: ".pdf") ?? text
    while let last = text.last, isClosing(last) { text.removeLast() }
    text = droppingVersion(text)
    return modern(text) ?? old(text)
  }

  /// The key of a number of today's form with nothing around it.
  static func modern(_ text: Bytes) -> String? {
    var reader = ByteReader(text)
    guard let yearMonth = reader.number(digits: 4...4), reader.take("."), reader.number(digits: 4...6) != nil,
      reader.isAtEnd, isMonth(yearMonth), yearMonth >= 704
    else { return nil }
    let digits = text.count - 5
    guard yearMonth < 1501 ? digits == 4 : digits >= 5 else { return nil }
    return String(scheme: "arxiv:", lowercasing: text)
  }

  private static func old(_ text: Bytes) -> String? {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let number = text[(slash + 1)...]
    var reader = ByteReader(number)
    guard let value = reader.number(digits: 7...7), reader.isAtEnd, isMonth(value / 1000) else { return nil }
    let parts = text[..<slash].map(lowercased).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    let archive = String(decoding: parts[0], as: UTF8.self)
    guard archives.contains(archive), parts.count == 1 || isClass(parts[1]) else { return nil }
    return "arxiv:" + archive + "/" + String(decoding: number, as: UTF8.self)
  }

  /// Whether a byte ends what is around an identifier.
  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"): true
    default: false
    }
  }

  private static func isMonth(_ yearMonth: Int) -> Bool { (1...12).contains(yearMonth % 100) }

  private static func isClass(_ bytes: some Collection<UInt8>) -> Bool {
    (2...8).contains(bytes.count) && bytes.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
  }
}
