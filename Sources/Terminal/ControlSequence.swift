/// A control sequence taken apart: `ESC [ < 0 ; 5 ; 7 M` has the prefix `<`, three numbers and the final `M`.
struct ControlSequence {
  private static let prefixes = UInt8(ascii: "<")...UInt8(ascii: "?")
  /// Greater numbers mean nothing in a terminal's sequences.
  private static let greatest: UInt32 = 0x10FFFF

  /// One of `<`, `=`, `>` and `?` before the numbers; with any but `<` it is an answer, not a key.
  let prefix: UInt8?
  /// The numbers between semicolons, each with its parts between colons; nil for those left out.
  let numbers: [[UInt32?]]
  let final: UInt8

  /// Nil for what has other bytes between, which no key has.
  init?(_ payload: [UInt8], final: UInt8) {
    let first = payload.first.flatMap { Self.prefixes.contains($0) ? $0 : nil }
    var numbers: [[UInt32?]] = []
    var parts: [UInt32?] = []
    var number: UInt32?
    for byte in first == nil ? payload[...] : payload.dropFirst() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = min((number ?? 0) * 10 + UInt32(byte - UInt8(ascii: "0")), Self.greatest + 1)
      case UInt8(ascii: ":"):
        parts.append(number)
        number = nil
      case UInt8(ascii: ";"):
        numbers.append(parts + [number])
        parts = []
        number = nil
      default:
        return nil
      }
    }
    prefix = first
    self.numbers = numbers + [parts + [number]]
    self.final = final
  }

  /// A number, counted from nought; nil when it was left out.
  func number(_ index: Int, part: Int = 0) -> UInt32? {
    guard index < numbers.count, part < numbers[index].count else { return nil }
    return numbers[index][part]
  }

  var hasNumbers: Bool { numbers.count > 1 || numbers[0].count > 1 || numbers[0][0] != nil }

  var startsPaste: Bool { final == UInt8(ascii: "~") && prefix == nil && number(0) == 200 }
}
