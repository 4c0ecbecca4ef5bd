import Papers

/// How far the import of one file has come.
package struct ImportProgress: Hashable, Sendable {
  package var file: String
  /// Bytes read, as the file lies on the disk.
  package var done: Int
  /// Bytes of the whole file; nil for a pipe.
  package var total: Int?
  /// Papers read from this file so far.
  package var papers: Int
  /// Time since this file was begun.
  package var elapsed: Duration

  package init(file: String, done: Int, total: Int?, papers: Int, elapsed: Duration) {
    self.file = file
    self.done = done
    self.total = total
    self.papers = papers
    self.elapsed = elapsed
  }

  /// The share that is done, from 0 to 1; nil when the whole is not known.
  package var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, max(0, Double(done) / Double(total)))
  }

  /// Papers a second, once there is something to measure.
  package var rate: Double? {
    let seconds = elapsed / .seconds(1)
    return seconds >= 0.2 ? Double(papers) / seconds : nil
  }

  /// The time that the rest should take; nil until that can be told.
  package var timeLeft: Duration? {
    guard let fraction, fraction > 0.005, elapsed >= .milliseconds(500) else { return nil }
    return elapsed * ((1 - fraction) / fraction)
  }

  /// One line of plain ASCII but for the file's name, at most `width` columns wide:
  ///
  ///     papers.jsonl.xz [=========>          ]  47 %  47,012 papers  12,340/s  0:04 left
  ///
  /// What does not fit gives way: first the time left, then the rate, the name and the bar.
  package func progressLine(width: Int) -> String {
    var tail = ["\(Self.grouped(papers)) papers"]
    if let rate { tail.append("\(Self.grouped(Int(rate.rounded())))/s") }
    if let timeLeft { tail.append("\(Self.clock(timeLeft)) left") }
    let percent = fraction.map { Self.padded("\(Int($0 * 100))", to: 3) + " %" } ?? Self.size(done)
    let least = { (count: Int) in count > 1 ? 14 : 0 }
    while !tail.isEmpty, width - Self.length(percent, tail) < least(tail.count) { tail.removeLast() }
    let room = width - Self.length(percent, tail)
    let name = Self.shortened(file.split(separator: "/").last ?? "", to: room / 2)
    let barRoom = room - (name.isEmpty ? 0 : Self.columns(name) + 1) - 3
    var parts = name.isEmpty ? [] : [name]
    if let fraction, barRoom >= 5 { parts.append(Self.bar(fraction, length: min(barRoom, 40))) }
    let line = ([(parts + [percent]).joined(separator: " ")] + tail).joined(separator: "  ")
    return String(line.prefix(max(0, width)))
  }

  private static func length(_ percent: String, _ tail: [String]) -> Int {
    percent.count + tail.reduce(0) { $0 + $1.count + 2 }
  }

  private static func bar(_ fraction: Double, length: Int) -> String {
    let filled = Int(fraction * Double(length))
    let head = filled > 0 && filled < length ? ">" : ""
    let full = String(repeating: "=", count: filled - head.count)
    return "[" + full + head + String(repeating: " ", count: length - filled) + "]"
  }

  /// A name, or its end, which tells files apart.
  private static func shortened(_ name: Substring, to length: Int) -> String {
    var name = CleanText.line(String(name.suffix(200)))
    guard columns(name) > length else { return name }
    guard length >= 8 else { return "" }
    while columns(name) > length - 2 { name.removeFirst() }
    return ".." + name
  }

  /// The most columns that a text can take: two for whatever is not ASCII.
  private static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
  }

  private static func clock(_ duration: Duration) -> String {
    let seconds = Int(min(360_000, duration / .seconds(1)).rounded(.up))
    let minutes = padded("\(seconds / 60 % 60)", to: seconds >= 3600 ? 2 : 1, with: "0")
    let rest = minutes + ":" + padded("\(seconds % 60)", to: 2, with: "0")
    return seconds >= 3600 ? "\(seconds / 3600):\(rest)" : rest
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10 << 20 ? "\(bytes >> 10) KiB" : "\(bytes >> 20) MiB"
  }

  private static func padded(_ text: String, to length: Int, with fill: Character = " ") -> String {
    String(repeating: fill, count: max(0, length - text.count)) + text
  }

  /// A number with commas between its thousands.
  static func grouped(_ number: Int) -> String {
    let digits = "\(max(0, number))"
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
