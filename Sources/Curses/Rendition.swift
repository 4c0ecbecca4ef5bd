import Terminal

/// How a terminal draws what comes next, as "select graphic rendition" sets it (ECMA-48, SGR).
struct Rendition: Equatable {
  /// A colour by the way in which it is spelled.
  enum Tint: Equatable {
    /// The terminal's own.
    case own
    /// One of the first sixteen, by their old codes.
    case basic(UInt8)
    case indexed(UInt8)
    case direct(UInt8, UInt8, UInt8)
  }

  var foreground = Tint.own
  var background = Tint.own
  var attributes: Style.Attributes = []

  static let plain = Rendition()

  /// Whether no more than its background is seen of it where nothing is written.
  var showsOnlyItsBackground: Bool { attributes.isDisjoint(with: .seenOfBlanks) }

  /// The attributes that a number sets and that another takes back, as far as ncurses knows them.
  private static let codes: [(set: UInt32, unset: UInt32, attribute: Style.Attributes)] = [
    (1, 22, .bold), (2, 22, .dim), (3, 23, .italic), (4, 24, .underlined), (7, 27, .reversed),
  ]

  /// Changes as the numbers of a sequence say.
  ///
  /// - Returns: false when one of them is unknown, after which it is anybody's guess what the terminal draws.
  mutating func apply(_ numbers: [UInt32]) -> Bool {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: self = .plain
      case 1, 2, 3, 4, 7:
        for code in Self.codes where code.set == number { attributes.insert(code.attribute) }
      case 22, 23, 24, 27:
        for code in Self.codes where code.unset == number { attributes.remove(code.attribute) }
      case 30...39, 90...97:
        guard let tint = Self.tint(number, of: 30, &rest) else { return false }
        foreground = tint
      case 40...49, 100...107:
        guard let tint = Self.tint(number, of: 40, &rest) else { return false }
        background = tint
      default: return false
      }
    }
    return true
  }

  /// The colour that begins with a number; its index, or red, green and blue, are taken from `rest`.
  private static func tint(_ number: UInt32, of first: UInt32, _ rest: inout ArraySlice<UInt32>) -> Tint? {
    switch number - first {
    case 0...7: return .basic(UInt8(number - first))
    case 9: return .own
    case 60...67: return .basic(UInt8(number - first - 52))
    default:
      let kind = rest.popFirst()
      let values = rest.prefix(kind == 2 ? 3 : 1).compactMap { UInt8(exactly: $0) }
      rest = rest.dropFirst(values.count)
      if kind == 5, values.count == 1 { return .indexed(values[0]) }
      return kind == 2 && values.count == 3 ? .direct(values[0], values[1], values[2]) : nil
    }
  }

  /// Appends the shortest sequence after which a terminal that draws in `other` draws in this.
  ///
  /// - Parameter takesBack: whether the terminal knows more ways to take something back than to take back all.
  func appendSequence(from other: Rendition, takesBack: Bool, to bytes: inout [UInt8]) {
    let start = bytes.count
    if takesBack || isReachedByAdding(to: other) { appendChanges(from: other, to: &bytes) }
    let length = bytes.count - start
    appendAll(to: &bytes)
    if length > 0, bytes.count - start >= 2 * length {
      bytes.removeLast(bytes.count - start - length)
    } else {
      bytes.removeSubrange(start..<start + length)
    }
  }

  private func isReachedByAdding(to other: Rendition) -> Bool {
    attributes.isSuperset(of: other.attributes)
      && (foreground == other.foreground || foreground != .own)
      && (background == other.background || background != .own)
  }

  /// The sequence of what is different.
  private func appendChanges(from other: Rendition, to bytes: inout [UInt8]) {
    bytes.beginSequence()
    var left = other.attributes
    for code in Self.codes where left.contains(code.attribute) && !attributes.contains(code.attribute) {
      bytes.append(parameter: code.unset)
      for same in Self.codes where same.unset == code.unset { left.remove(same.attribute) }
    }
    for code in Self.codes where attributes.contains(code.attribute) && !left.contains(code.attribute) {
      bytes.append(parameter: code.set)
    }
    if foreground != other.foreground { bytes.append(foreground, first: 30) }
    if background != other.background { bytes.append(background, first: 40) }
    bytes.endSequence()
  }

  /// The sequence of everything, after whatever there was is taken back.
  private func appendAll(to bytes: inout [UInt8]) {
    bytes.beginSequence()
    // No number at all means the same as a single nought.
    if self != .plain { bytes.append(parameter: 0) }
    for code in Self.codes where attributes.contains(code.attribute) { bytes.append(parameter: code.set) }
    if foreground != .own { bytes.append(foreground, first: 30) }
    if background != .own { bytes.append(background, first: 40) }
    bytes.endSequence()
  }
}

extension [UInt8] {
  fileprivate mutating func beginSequence() { self += [0x1B, UInt8(ascii: "[")] }

  fileprivate mutating func endSequence() { append(UInt8(ascii: "m")) }

  /// Appends a number below 1,000 to the sequence that was begun.
  fileprivate mutating func append(parameter number: UInt32) {
    if last != UInt8(ascii: "[") { append(UInt8(ascii: ";")) }
    for power in [100, 10, 1] as [UInt32] where number >= power || power == 1 {
      append(UInt8(ascii: "0") + UInt8(number / power % 10))
    }
  }

  fileprivate mutating func append(_ tint: Rendition.Tint, first: UInt32) {
    switch tint {
    case .own: append(parameter: first + 9)
    case .basic(let index): append(parameter: index < 8 ? first + UInt32(index) : first + 52 + UInt32(index))
    case .indexed(let index):
      for number in [first + 8, 5, UInt32(index)] { append(parameter: number) }
    case .direct(let red, let green, let blue):
      for number in [first + 8, 2, UInt32(red), UInt32(green), UInt32(blue)] { append(parameter: number) }
    }
  }
}
