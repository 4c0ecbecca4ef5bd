/// The slow way of `CleanText`: goes through a text character by character and keeps what may stay.
struct Cleaner {
  static let joiner: Unicode.Scalar = "\u{200D}"
  private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
  private static let dottedCircle: Unicode.Scalar = "\u{25CC}"
  private static let markLimit = 8
  /// More emoji than any sequence joins.
  private static let joinLimit = 8

  let keepsParagraphs: Bool
  /// UTF-8.
  private(set) var result: [UInt8] = []

  private var last: Unicode.Scalar?
  private var hasSpace = false
  private var lineBreaks = 0
  private var wasReturn = false
  private var marks = 0
  private var joins = 0
  /// A joiner stays only if an emoji follows.
  private var hasJoiner = false

  init(keepsParagraphs: Bool, capacity: Int) {
    self.keepsParagraphs = keepsParagraphs
    result.reserveCapacity(capacity)
  }

  /// Adds characters of which all stay, with single spaces between words and none at the ends.
  mutating func addPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, first: (scalar: Unicode.Scalar, length: Int), last: Unicode.Scalar
  ) {
    keep(first.scalar)
    result.append(contentsOf: bytes.dropFirst(first.length))
    self.last = last
    if bytes.count > first.length { joins = 0 }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    switch CharacterFate(scalar) {
    case .kept: keep(scalar)
    case .mark: addMark(scalar)
    case .dropped: break
    case .joining:
      if scalar == Self.joiner {
        hasJoiner = isAfterEmoji
      } else if !hasJoiner, !hasSpace, let last, Self.isEmoji(last) {
        append(scalar)
      }
    case .space, .lineBreak: addSpace(scalar)
    }
  }

  private var isAfterEmoji: Bool {
    guard let last, !hasSpace else { return false }
    return Self.joins(last) && joins < Self.joinLimit
  }

  /// Whether a joiner after this scalar can make one picture of what is around it.
  static func joins(_ scalar: Unicode.Scalar) -> Bool { scalar == emojiSelector || isEmoji(scalar) }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x203C && scalar.properties.isEmoji
  }

  private mutating func addSpace(_ scalar: Unicode.Scalar) {
    hasSpace = true
    hasJoiner = false
    // A paragraph separator is a blank line; a carriage return and a line feed are one break.
    if scalar == "\u{2029}" { lineBreaks += 1 }
    if CharacterFate(scalar) == .lineBreak, !(wasReturn && scalar == "\n") { lineBreaks += 1 }
    wasReturn = scalar == "\r"
  }

  private mutating func addMark(_ scalar: Unicode.Scalar) {
    hasJoiner = false
    if last == nil || hasSpace { keep(Self.dottedCircle) }
    guard marks < Self.markLimit else { return }
    marks += 1
    append(scalar)
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    if hasSpace, last != nil {
      if keepsParagraphs, lineBreaks > 1 {
        result.append(0x0A)
        result.append(0x0A)
      } else {
        result.append(0x20)
      }
    }
    if hasJoiner, Self.isEmoji(scalar) {
      encode(Self.joiner)
      joins += 1
    } else {
      joins = 0
    }
    (hasSpace, lineBreaks, wasReturn, hasJoiner, marks) = (false, 0, false, false, 0)
    append(scalar)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    encode(scalar)
    last = scalar
  }

  private mutating func encode(_ scalar: Unicode.Scalar) {
    if let bytes = UTF8.encode(scalar) { result.append(contentsOf: bytes) }
  }
}
