extension Timestamp: CustomStringConvertible {
  /// `2026-11-23T08:00:00Z`, with `.250` before the `Z` when the milliseconds are not zero.
  ///
  /// A moment outside the years 1000 to 9999 is written as the first or the last of them.
  package var description: String {
    let held = min(max(milliseconds, Self.earliest), Self.latest)
    let (day, rest) = Self.split(held)
    var text = PaperDate(dayNumber: day).description + "T"
    text += padded(rest / 3_600_000, to: 2) + ":" + padded(rest / 60_000 % 60, to: 2)
    text += ":" + padded(rest / 1000 % 60, to: 2)
    if rest % 1000 != 0 { text += "." + padded(rest % 1000, to: 3) }
    return text + "Z"
  }

  /// Reads an ISO 8601 moment: `2026-11-23T08:00:00Z`, `2026-11-23 09:00:00.25+01:00`, `2026-11-23`.
  ///
  /// Without an offset it is UTC, without a time midnight; a leap second counts as the next one.
  package init?(_ text: String) {
    guard text.utf8.count <= 64, let milliseconds = text.withTrimmedBytes(Self.read) else { return nil }
    self.init(milliseconds: milliseconds)
  }

  private static func read(_ bytes: Bytes) -> Int64? {
    var reader = ByteReader(bytes)
    guard let date = reader.isoDate(), date.day != nil else { return nil }
    var milliseconds = Int64(date.dayNumber) * 86_400_000
    if !reader.isAtEnd {
      guard reader.take(anyOf: "Tt ") != nil, let time = reader.clock(), let offset = reader.offset(),
        reader.isAtEnd
      else { return nil }
      milliseconds += Int64(time - offset)
    }
    return milliseconds
  }

  private static let earliest = Int64(PaperDate(packed: 1000_01_01).dayNumber) * 86_400_000
  private static let latest = Int64(PaperDate(packed: 9999_12_31).dayNumber + 1) * 86_400_000 - 1
}

extension ByteReader {
  /// Reads `08:00`, `08:00:00` or `08:00:00.25`: milliseconds of the day.
  fileprivate mutating func clock() -> Int? {
    guard let hour = number(digits: 2...2), hour < 24, take(":"),
      let minute = number(digits: 2...2), minute < 60
    else { return nil }
    var result = (hour * 60 + minute) * 60_000
    guard take(":") else { return result }
    guard let second = number(digits: 2...2), second <= 60 else { return nil }
    result += second * 1000
    guard take(anyOf: ".,") != nil else { return result }
    let start = position
    guard number(digits: 1...18) != nil else { return nil }
    // Only the first three digits count.
    let digits = bytes(from: start).prefix(3)
    let fraction = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return result + fraction * [100, 10, 1][digits.count - 1]
  }

  /// Reads `Z`, nothing, `+01:00`, `+0100` or `-08`: milliseconds ahead of UTC.
  fileprivate mutating func offset() -> Int? {
    if isAtEnd || take(anyOf: "Zz") != nil { return 0 }
    guard let sign = take(anyOf: "+-"), let hours = number(digits: 2...2), hours < 24 else { return nil }
    _ = take(":")
    let minutes = isAtEnd ? 0 : number(digits: 2...2)
    guard let minutes, minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == 0x2B ? 60_000 : -60_000)
  }
}
