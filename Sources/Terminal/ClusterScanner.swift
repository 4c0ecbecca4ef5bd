/// Walks through text cluster by cluster.
///
/// Splitting text into characters by Unicode's rules costs far more than all else that is done with most
/// text. Between two scalars that neither join nor are joined to anything there is always a boundary, so
/// those are taken one by one, and the rules are asked only where a character may have several.
struct ClusterScanner {
  enum Step {
    /// 0x20 to 0x7E.
    case ascii(UInt8)
    /// A scalar that is one character and is drawn as it is.
    case scalar(Unicode.Scalar, columns: Int)
    case character(Character)
  }

  private let text: String
  /// Where the next cluster begins.
  private(set) var index: String.Index

  init(_ text: String) {
    self.text = text
    index = text.startIndex
  }

  mutating func next() -> Step? {
    let bytes = text.utf8
    guard index < bytes.endIndex else { return nil }
    let byte = bytes[index]
    let after = bytes.index(after: index)
    if byte < 0x80, after == bytes.endIndex || bytes[after] < 0x80 {
      if let step = Self.ascii(byte) {
        index = after
        return step
      }
    } else if let step = nextScalar() {
      return step
    }
    let character = text[index]
    index = text.index(after: index)
    return character.asciiValue.flatMap(Self.ascii) ?? .character(character)
  }

  private mutating func nextScalar() -> Step? {
    let scalars = text.unicodeScalars
    let scalar = scalars[index]
    let after = scalars.index(after: index)
    guard Self.isAlone(scalar), after == scalars.endIndex || Self.isAlone(scalars[after]) else { return nil }
    let columns = TextWidth.columns(of: scalar)
    guard columns > 0 else { return nil }
    index = after
    return scalar.isASCII ? Self.ascii(UInt8(scalar.value)) : .scalar(scalar, columns: columns)
  }

  private static func ascii(_ byte: UInt8) -> Step? { byte >= 0x20 && byte < 0x7F ? .ascii(byte) : nil }

  /// Whether a scalar is one of the many that neither join nor are joined to others of these.
  private static func isAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Latin, Greek and Cyrillic letters.
    case 0x20..<0x7F, 0xC0...0x24F, 0x391...0x3C9, 0x410...0x44F: true
    // Punctuation, box drawing and geometric shapes.
    case 0x2010...0x2027, 0x2500...0x25FF: true
    // Kana, Chinese characters and Korean syllables.
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3: true
    default: false
    }
  }
}

extension Cluster {
  private static let ascii = (UInt8(0)..<0x7F).map { Cluster(Character(Unicode.Scalar($0))) }

  init(_ step: ClusterScanner.Step) {
    switch step {
    case .ascii(let byte): self = Self.ascii[Int(byte)]
    case .scalar(let scalar, let columns): self.init(text: String(scalar), columns: columns)
    case .character(let character): self.init(character)
    }
  }
}
