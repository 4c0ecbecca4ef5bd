/// The bytes of a text with TeX in it, and which braces belong together.
struct TeXSource {
  let bytes: [UInt8]
  /// For each brace the place of its other one; -1 for a brace without, and for all that is none. Empty when
  /// there are no braces.
  private let partners: [Int32]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.contains(UInt8(ascii: "{")) else {
      partners = []
      return
    }
    // One pass for all: looking for the end of each group by itself would take the square of the time.
    var partners = [Int32](repeating: -1, count: bytes.count)
    var open: [Int32] = []
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "{"): open.append(Int32(position))
      case UInt8(ascii: "}"):
        if let start = open.popLast() {
          partners[Int(start)] = Int32(position)
          partners[position] = start
        }
      default: break
      }
      position += 1
    }
    self.partners = partners
  }

  /// The place of the brace that belongs to the one here.
  func partner(of position: Int) -> Int? {
    guard position < partners.count, partners[position] >= 0 else { return nil }
    return Int(partners[position])
  }

  func byte(at position: Int) -> UInt8? { position < bytes.count ? bytes[position] : nil }

  func isAt(_ position: Int, _ character: Character) -> Bool { byte(at: position) == character.asciiValue }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Where the run of letters that begins here ends.
  func endOfLetters(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    return end
  }

  /// Where the white space that begins here ends.
  func endOfSpaces(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0A || bytes[end] == 0x09 { end += 1 }
    return end
  }

  /// Where the arguments in braces and brackets end that follow a command at once.
  func endOfArguments(_ start: Int) -> Int {
    var end = start
    while let byte = byte(at: end) {
      if byte == UInt8(ascii: "{"), let partner = partner(of: end) {
        end = partner + 1
      } else if byte == UInt8(ascii: "["),
        let close = bytes[end..<min(end + 80, bytes.count)].firstIndex(of: UInt8(ascii: "]"))
      {
        end = close + 1
      } else {
        break
      }
    }
    return end
  }

  /// The character at a place, and its length in bytes.
  func scalar(at position: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let lead = byte(at: position) else { return nil }
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let end = min(position + length, bytes.count)
    return String(decoding: bytes[position..<end], as: UTF8.self).unicodeScalars.first.map {
      ($0, end - position)
    }
  }
}
