/// Reads text with TeX and tags in it, and writes it plain. What it does not know it copies.
struct TextReader {
  let source: TeXSource
  let end: Int
  let depth: Int
  var position: Int
  var output: [UInt8] = []
  var tags = Tags()
  /// How far a command was read that then had no clean form: no second try before this place.
  var failedUntil = 0
  /// Opening marks of TeX's quotes that no closing ones have met.
  private var openQuotes = 0
  /// The groups around this place: where each one ends, and whether its braces are shown.
  private var groups: [(end: Int, isShown: Bool)] = []
  /// Whether looking for an end of a formula once found none, so that no one looks again.
  private var isMissing: Set<String> = []

  init(_ source: TeXSource, _ range: Range<Int>, depth: Int) {
    self.source = source
    self.position = range.lowerBound
    self.end = range.upperBound
    self.depth = depth
    output.reserveCapacity(range.count)
  }

  /// The whole text; nil when it lies too deep in others.
  mutating func text() -> String? {
    guard depth <= MathReader.depthLimit else { return nil }
    while position < end {
      copyPlain()
      if position < end { readMarkup(source.bytes[position]) }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Copies up to the next byte that may be markup.
  private mutating func copyPlain() {
    let start = position
    let end = end
    let next = Self.isMarkup.withUnsafeBufferPointer { isMarkup in
      source.bytes.withUnsafeBufferPointer { bytes in
        var next = start
        while next < end, !isMarkup[Int(bytes[next])] { next += 1 }
        return next
      }
    }
    output += source.bytes[start..<next]
    position = next
  }

  private static let isMarkup: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "\\${}<&~-`'^_".utf8 { table[Int(byte)] = true }
    return table
  }()

  private mutating func readMarkup(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\\"): readCommand()
    case UInt8(ascii: "$"): readDollar()
    case UInt8(ascii: "{"): openGroup()
    case UInt8(ascii: "}"): closeGroup()
    case UInt8(ascii: "<"): readTag()
    case UInt8(ascii: "&"):
      if let (text, next) = Entity.read(source.bytes, at: position) { write(text, upTo: next) } else { copy(1) }
    case UInt8(ascii: "~"): readTie()
    case UInt8(ascii: "-"): readDashes()
    case UInt8(ascii: "`"), UInt8(ascii: "'"): readQuotes(byte)
    default: readScript(byte)
    }
  }

  /// Writes a text in the place of the source up to `next`.
  mutating func write(_ text: String, upTo next: Int) {
    output += text.utf8
    position = min(next, end)
  }

  /// Copies that many bytes as they are.
  mutating func copy(_ count: Int) {
    let next = min(position + count, end)
    output += source.bytes[position..<next]
    position = next
  }

  /// The byte before this place in the source.
  var previous: UInt8? { position > 0 ? source.bytes[position - 1] : nil }

  /// Takes away the braces of a group, but not those of a set such as `{0,1}`.
  private mutating func openGroup() {
    guard let close = source.partner(of: position), close < end else { return copy(1) }
    enterGroup(isShown: isSet(position + 1..<close), close: close)
  }

  /// Takes away the braces of an argument, if one begins here.
  mutating func enterArgument() {
    let start = source.endOfSpaces(position)
    guard source.isAt(start, "{"), let close = source.partner(of: start), close < end else { return }
    position = start
    enterGroup(isShown: false, close: close)
  }

  private mutating func enterGroup(isShown: Bool, close: Int) {
    groups.append((close, isShown))
    if isShown { output.append(source.bytes[position]) }
    position += 1
  }

  private mutating func closeGroup() {
    // A group that began in something copied whole may end here; one that ended in it has no end here.
    while let group = groups.last, group.end < position { groups.removeLast() }
    if let group = groups.last, group.end == position {
      groups.removeLast()
      if !group.isShown { return position += 1 }
    }
    copy(1)
  }

  /// Whether what lies in braces is an enumeration, of short things with commas or of one with a bar.
  private func isSet(_ range: Range<Int>) -> Bool {
    guard (1...48).contains(range.count) else { return false }
    let content = source.bytes[range]
    guard !content.contains(UInt8(ascii: "\\")) else { return false }
    let parts = content.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return parts.count > 1 && parts.allSatisfy { $0.drop { $0 == 0x20 }.count <= 8 }
  }

  /// `~` ties two words; before a number, or in an address, it is itself.
  private mutating func readTie() {
    let next = source.byte(at: position + 1)
    let isTie = !Self.isBlank(previous) && previous != UInt8(ascii: "/") && !Self.isBlank(next)
    if isTie { write(" ", upTo: position + 1) } else { copy(1) }
  }

  static func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 } ?? true }

  /// Two hyphens are `–` and three `—`, unless they are an arrow, a rule, or the beginning of an option.
  private mutating func readDashes() {
    var count = 1
    while source.isAt(position + count, "-") { count += 1 }
    let next = source.byte(at: position + count)
    let isArrow = next == UInt8(ascii: ">") || previous == UInt8(ascii: "<") || previous == UInt8(ascii: "!")
    let isOption = Self.isBlank(previous) && !Self.isBlank(next)
    guard count == 2 || count == 3, !isArrow, !isOption else { return copy(count) }
    write(count == 2 ? "–" : "—", upTo: position + count)
  }

  private mutating func readQuotes(_ byte: UInt8) {
    var count = 1
    while source.byte(at: position + count) == byte { count += 1 }
    guard count == 2 else { return copy(count) }
    if byte == UInt8(ascii: "`") {
      openQuotes += 1
      write("“", upTo: position + 2)
    } else if openQuotes > 0 {
      openQuotes -= 1
      write("”", upTo: position + 2)
    } else {
      copy(2)
    }
  }

  /// A script outside of a formula: `10^{-3}`, `10^5`, `H_{2}`, after a letter, digit or bracket.
  private mutating func readScript(_ byte: UInt8) {
    let kind: Script = byte == UInt8(ascii: "^") ? .above : .below
    guard let last = previous,
      isDigit(last) || isLetter(last) || last == UInt8(ascii: ")") || last == UInt8(ascii: "}")
    else { return copy(1) }
    if source.isAt(position + 1, "{"), let close = source.partner(of: position + 1), close < end {
      let text = MathReader.text(source, position + 2..<close, depth: depth + 1)
      if let script = text.flatMap(kind.text) { return write(script, upTo: close + 1) }
      return copy(close + 1 - position)
    }
    guard kind == .above else { return copy(1) }
    var next = position + 1
    if source.isAt(next, "-") { next += 1 }
    while let digit = source.byte(at: next), isDigit(digit), next - position < 12 { next += 1 }
    guard next <= end, let script = kind.text(source.text(position + 1..<next)),
      isDigit(source.bytes[next - 1])
    else { return copy(1) }
    write(script, upTo: next)
  }

  /// Where a closing sign of a formula stands; looks through the rest of the text once in vain at the most.
  mutating func find(_ sign: String, from start: Int) -> Int? {
    guard !isMissing.contains(sign) else { return nil }
    let pattern = Array(sign.utf8)
    var place = start
    while place + pattern.count <= end {
      if source.bytes[place] == pattern[0], source.bytes[place..<place + pattern.count].elementsEqual(pattern)
      {
        return place
      }
      // What is escaped closes nothing, nor does a dollar within words of the formula.
      if source.bytes[place] == UInt8(ascii: "\\") {
        place += 2
      } else if sign == "$", source.isAt(place, "{"), let close = source.partner(of: place) {
        place = close + 1
      } else {
        place += 1
      }
    }
    isMissing.insert(sign)
    return nil
  }

  /// Writes the formula in `content`, or all of it up to `next` as it is.
  mutating func writeFormula(_ content: Range<Int>, upTo next: Int) {
    if let text = MathReader.text(source, content, depth: depth + 1) {
      write(text.isEmpty ? " " : text, upTo: next)
    } else {
      copy(next - position)
    }
  }
}
