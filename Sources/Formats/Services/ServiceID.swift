import Papers

/// Identities that services give to papers: `pmid:20729678`, `pmc:PMC8435807`, `openalex:W3146366485`,
/// `s2:a56b…`, `dblp:conf/er/Norrie08`. And what services add to names and titles.
enum ServiceID {
  static func pubMed(_ text: String) -> PaperID? {
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return (1...10).contains(digits.count) && digits.count == text.utf8.count ? PaperID(key: "pmid:" + text) : nil
  }

  static func pubMedCentral(_ text: String) -> PaperID? {
    let digits = text.uppercased().hasPrefix("PMC") ? text.dropFirst(3) : text[...]
    guard (1...10).contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return PaperID(key: "pmc:PMC" + digits)
  }

  /// From `https://openalex.org/W3146366485` or the number alone.
  static func openAlex(_ text: String) -> PaperID? {
    let number = (text.split(separator: "/").last ?? "").uppercased()
    guard number.hasPrefix("W"), (2...16).contains(number.utf8.count),
      number.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return PaperID(key: "openalex:" + number)
  }

  static func semanticScholar(_ text: String) -> PaperID? {
    guard text.utf8.count == 40, text.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
    return PaperID(key: "s2:" + text.lowercased())
  }

  static func dblp(_ text: String) -> PaperID? {
    let isKey = text.utf8.contains(UInt8(ascii: "/")) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isKey && text.utf8.count <= 200 ? PaperID(key: "dblp:" + text) : nil
  }

  /// How well an identity names a paper for everybody: what is of no service comes first.
  static func rank(_ identity: PaperID) -> Int {
    switch identity.key.utf8.first {
    case UInt8(ascii: "p"), UInt8(ascii: "o"), UInt8(ascii: "s"), UInt8(ascii: "d"): break
    default: return 0
    }
    return switch identity.scheme {
    case "pmid": 1
    case "pmc": 2
    case "openalex": 3
    case "s2": 4
    case "dblp": 5
    default: 0
    }
  }

  /// DBLP tells authors of one name apart by numbers: `Wei Wang 0001`.
  static func withoutNumber(_ name: String) -> String {
    // Most names end in a letter.
    if name.utf8.last?.isLetter ?? true { return name }
    let parts = name.split(separator: " ")
    guard let last = parts.last, parts.count > 1, last.utf8.count == 4, last.allSatisfy(\.isNumber) else { return name }
    return parts.dropLast().joined(separator: " ")
  }

  /// Some services end titles with a period.
  static func withoutPeriod(_ title: String) -> String {
    title.hasSuffix(".") && !title.hasSuffix("..") ? String(title.dropLast()) : title
  }
}
