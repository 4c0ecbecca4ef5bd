/// Walks through text cluster by cluster.
///
/// Splitting text into characters by Unicode's rules costs far more than all else that is done with most
/// text. Between two ASCII bytes that can be printed there is always a boundary, so those are taken by bytes.
struct ClusterScanner {
  enum Step {
    /// 0x20 to 0x7E.
    case ascii(UInt8)
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
    if byte >= 0x20, byte < 0x7F, after == bytes.endIndex || bytes[after] < 0x80 {
      index = after
      return .ascii(byte)
    }
    let character = text[index]
    index = text.index(after: index)
    guard let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F else { return .character(character) }
    return .ascii(ascii)
  }
}

extension Cluster {
  private static let ascii = (UInt8(0)..<0x7F).map { Cluster(Character(Unicode.Scalar($0))) }

  init(_ step: ClusterScanner.Step) {
    switch step {
    case .ascii(let byte): self = Self.ascii[Int(byte)]
    case .character(let character): self.init(character)
    }
  }
}
