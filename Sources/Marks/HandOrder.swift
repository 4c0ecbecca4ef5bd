/// Places in an order that somebody makes by hand: texts that sort as the papers do, with room for another between
/// any two, so that moving a paper changes that paper alone.
///
///     i00001   i00002   i00003
///              └─ between the last two: i00002i
///
/// Digits and small letters are the digits of a fraction to base 36. None ends with the zero, since there would be
/// no room before it.
package enum HandOrder {
  private static let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
  /// Places at the ends are numbers of so many digits, so that a queue may grow for long before they do.
  private static let length = 6
  private static let base = 36
  /// Longer ones are no places.
  private static let longest = 200

  /// Whether a text is a place: whatever else a file holds is passed over.
  package static func isPlace(_ text: String) -> Bool {
    let bytes = text.utf8
    return !bytes.isEmpty && bytes.count <= longest && bytes.last != digits[0] && bytes.allSatisfy { value($0) != nil }
  }

  /// The place after all others, of which the greatest is given; nil when there is none.
  package static func after(_ last: String?) -> String {
    guard let last else { return "i00001" }
    let number = last.utf8.prefix(length).reduce(0) { $0 * base + (value($1) ?? 0) }
    let padded = (0..<max(0, length - last.utf8.count)).reduce(number) { number, _ in number * base }
    let next = (padded + 1).isMultiple(of: base) ? padded + 2 : padded + 1
    // At the end of all numbers, as only a file made by hand can have it, the fraction grows.
    guard next < 2_176_782_336 else { return between(last, nil) ?? last + "i" }
    var text: [UInt8] = []
    var rest = next
    for _ in 0..<length {
      text.append(digits[rest % base])
      rest /= base
    }
    return String(decoding: text.reversed(), as: UTF8.self)
  }

  /// A place between two; nil for an end. Nil when there is none, since the first is not before the second.
  package static func between(_ low: String?, _ high: String?) -> String? {
    if let low, let high, low >= high { return nil }
    let middle = middle(low.map { $0.utf8.compactMap(value) } ?? [], high.map { $0.utf8.compactMap(value) })
    return String(decoding: middle.map { digits[$0] }, as: UTF8.self)
  }

  /// The middle of two fractions, given by their digits.
  private static func middle(_ low: [Int], _ high: [Int]?) -> [Int] {
    if let high {
      let shared = zip(low + Array(repeating: 0, count: max(0, high.count - low.count)), high).prefix { $0 == $1 }.count
      if shared > 0 { return high.prefix(shared) + middle(Array(low.dropFirst(shared)), Array(high.dropFirst(shared))) }
    }
    let (first, end) = (low.first ?? 0, high?.first ?? base)
    if end - first > 1 { return [(first + end) / 2] }
    if let high, high.count > 1 { return [high[0]] }
    return [first] + middle(Array(low.dropFirst()), nil)
  }

  private static func value(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
