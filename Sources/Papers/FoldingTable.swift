/// What every character is to a search, and what stands for it there.
///
/// Two stages: a character's number without its last seven bits gives a page, the last seven its place in it.
/// Most pages hold one kind of character only, and those of a kind are one and the same.
struct FoldingTable: Sendable {
  /// The raw values are those of `kinds`, and the lowest entries of `pages`.
  enum Kind: UInt16 {
    /// Neither letter nor digit: stands between words.
    case separator
    /// A letter or digit that stands for itself.
    case word
    /// A combining mark, which is left out.
    case mark
    /// A character that is a word by itself.
    case ideograph
    /// An apostrophe, left out between letters and a separator elsewhere.
    case apostrophe
  }

  static let shared = FoldingTable()

  /// The bytes that stand for ASCII: 0 for a separator, 1 for the apostrophe, 0xFF for all that is not ASCII.
  private(set) var ascii = [UInt8](repeating: 0xFF, count: 256)
  /// A `Kind`, or the number of a replacement after `firstReplacement`.
  private(set) var entries: [UInt16] = []
  /// Where the page of a character begins in `entries`.
  private(set) var pages: [UInt16] = []
  /// Where a replacement ends in `replacementBytes`; it begins where the one before it ends.
  private(set) var replacementEnds: [UInt16] = [0]
  private(set) var replacementBytes: [UInt8] = []

  static let firstReplacement: UInt16 = 5
  /// Beyond this there are ideographs in two planes, and then nothing.
  static let limit: UInt32 = 0x20000
  static let ideographs: ClosedRange<UInt32> = 0x20000...0x3FFFF
  private static let pageSize = 128

  private init() {
    for byte: UInt8 in 0..<0x80 {
      ascii[Int(byte)] = isDigit(byte) || isLetter(byte) ? lowercased(byte) : byte == 0x27 ? 1 : 0
    }
    var flat = Self.flatKinds()
    addReplacements(to: &flat)
    pack(flat)
  }

  /// The kind of every character below the limit.
  private static func flatKinds() -> [UInt16] {
    var flat = [UInt16](repeating: Kind.separator.rawValue, count: Int(limit))
    for (index, boundary) in kinds.enumerated() {
      let end = index + 1 < kinds.count ? kinds[index + 1] / 8 : limit
      let kind = UInt16(boundary % 8)
      for value in Int(boundary / 8)..<Int(end) { flat[value] = kind }
    }
    return flat
  }

  private mutating func addReplacements(to flat: inout [UInt16]) {
    let words = Self.letters.unicodeScalars.split { $0 == " " || $0 == "\n" }
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let entry = addReplacement(String(words[index]))
      for source in words[index + 1] { flat[Int(source.value)] = entry }
    }
    var known: [UInt32: UInt16] = [:]
    for run in Self.runs {
      for place in 0..<run.count {
        let result = run.result + place * run.step
        guard let scalar = Unicode.Scalar(result) else { continue }
        let entry = known[result] ?? addReplacement(String(scalar))
        known[result] = entry
        flat[Int(run.first + place * run.step)] = entry
      }
    }
  }

  private mutating func addReplacement(_ text: String) -> UInt16 {
    replacementBytes += text.utf8
    replacementEnds.append(UInt16(replacementBytes.count))
    return Self.firstReplacement + UInt16(replacementEnds.count - 2)
  }

  /// Cuts the flat table into pages, one for all those that are of one kind.
  private mutating func pack(_ flat: [UInt16]) {
    var uniform: [UInt16: UInt16] = [:]
    for start in stride(from: 0, to: flat.count, by: Self.pageSize) {
      let page = flat[start..<start + Self.pageSize]
      let isUniform = page.allSatisfy { $0 == flat[start] }
      if isUniform, let place = uniform[flat[start]] {
        pages.append(place)
        continue
      }
      let place = UInt16(entries.count / Self.pageSize)
      if isUniform { uniform[flat[start]] = place }
      pages.append(place)
      entries += page
    }
  }

  /// The entry of a character.
  func entry(_ value: UInt32) -> UInt16 {
    guard value < Self.limit else {
      return (Self.ideographs.contains(value) ? Kind.ideograph : .separator).rawValue
    }
    return entries[Int(pages[Int(value >> 7)]) << 7 | Int(value & 0x7F)]
  }

  /// The bytes that an entry stands for; empty for one that is a kind.
  func replacement(_ entry: UInt16) -> ArraySlice<UInt8> {
    guard entry >= Self.firstReplacement else { return [] }
    let index = Int(entry - Self.firstReplacement)
    return replacementBytes[Int(replacementEnds[index])..<Int(replacementEnds[index + 1])]
  }
}
