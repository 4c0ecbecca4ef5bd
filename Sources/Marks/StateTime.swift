import Papers

/// How the state file writes a moment: `2026-11-23T08:00:00.123Z`, always UTC, always 24 bytes.
///
/// A large state file holds tens of thousands of them: this form is read and written without making a
/// `String`, any other ISO 8601 form is read as `Timestamp` does.
enum StateTime {
  /// A moment as `Timestamp.held` keeps it, or nil if the text is none.
  static func read(_ text: ArraySlice<UInt8>) -> Timestamp? {
    let time = exact(text) ?? Timestamp(String(decoding: text, as: UTF8.self))
    return time?.held
  }

  private static func exact(_ text: ArraySlice<UInt8>) -> Timestamp? {
    guard text.count == 24 else { return nil }
    let start = text.startIndex
    func isSeparator(_ place: Int, _ separator: Unicode.Scalar) -> Bool {
      text[start + place] == UInt8(ascii: separator)
    }
    func number(_ place: Int, digits: Int) -> Int? {
      var value = 0
      for index in start + place..<start + place + digits {
        guard text[index] >= 0x30, text[index] <= 0x39 else { return nil }
        value = value * 10 + Int(text[index] - 0x30)
      }
      return value
    }
    guard isSeparator(4, "-"), isSeparator(7, "-"), isSeparator(10, "T"), isSeparator(13, ":"),
      isSeparator(16, ":"), isSeparator(19, "."), isSeparator(23, "Z"),
      let year = number(0, digits: 4), let month = number(5, digits: 2), let day = number(8, digits: 2),
      let date = PaperDate(year: year, month: month, day: day),
      let hour = number(11, digits: 2), let minute = number(14, digits: 2),
      let second = number(17, digits: 2), let millisecond = number(20, digits: 3),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = ((date.dayNumber * 24 + hour) * 60 + minute) * 60 + second
    return Timestamp(milliseconds: Int64(seconds * 1_000 + millisecond))
  }

  /// Appends a moment; one outside of what is kept is brought inside.
  static func write(_ time: Timestamp, to text: inout [UInt8]) {
    let (seconds, millisecond) = Int(time.held.milliseconds).quotientAndRemainder(dividingBy: 1_000)
    let date = PaperDate(dayNumber: seconds / 86_400)
    func put(_ value: Int, _ divisor: Int, then separator: Unicode.Scalar) {
      var divisor = divisor
      while divisor > 0 {
        text.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
        divisor /= 10
      }
      text.append(UInt8(ascii: separator))
    }
    put(date.year, 1_000, then: "-")
    put(date.month ?? 1, 10, then: "-")
    put(date.day ?? 1, 10, then: "T")
    put(seconds / 3_600 % 24, 10, then: ":")
    put(seconds / 60 % 60, 10, then: ":")
    put(seconds % 60, 10, then: ".")
    put(millisecond, 100, then: "Z")
  }
}

extension Timestamp {
  /// The first moment that a change can have: 1970, which is also that of a change without a time.
  static var earliest: Timestamp { Timestamp(milliseconds: 0) }

  /// The last moment that a clock may give, 9000-01-01T00:00:00Z. What was set later by a clock that is wrong
  /// counts as set then: so there is always room for a change after it.
  static var lastOfClocks: Timestamp { Timestamp(milliseconds: 221_845_392_000_000) }

  /// The last moment that a change can have, a day after the last of clocks.
  static var latest: Timestamp { Timestamp(milliseconds: lastOfClocks.milliseconds + 86_400_000 - 1) }

  /// The moment as the state file keeps it.
  var held: Timestamp { self > .latest ? .lastOfClocks : max(self, .earliest) }

  /// One millisecond later, and never later than `latest`.
  var next: Timestamp { self < .latest ? Timestamp(milliseconds: milliseconds + 1) : .latest }
}
