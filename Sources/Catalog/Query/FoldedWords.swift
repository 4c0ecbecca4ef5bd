import Papers

/// The words of a text as the index knows them: of the form for reading, without case and accents.
///
/// `Möbius`, `mobius` and `M\"obius` all give `mobius`.
enum FoldedWords {
  /// Longer words are cut to this many bytes, in the index and in queries alike.
  static let longestWord = 128

  static func words(in text: String) -> [String] {
    var words: [String] = []
    words.reserveCapacity(text.utf8.count / 6)
    forEach(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Calls `body` with the bytes of each word, cut to the length of the index; good until it returns.
  static func forEach(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var scanner = WordScanner()
    scanner.scan(TeX.unicode(text)) { word, _ in
      let count = word.keptCount
      word.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }
  }
}

extension Span<UInt8> {
  /// How much of a word that a scanner found is kept: no part of a character.
  var keptCount: Int {
    guard count > FoldedWords.longestWord else { return count }
    var end = FoldedWords.longestWord
    while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }
}

extension String {
  /// A word that a scanner found, cut to the length of the index.
  init(folded word: Span<UInt8>) {
    let count = word.keptCount
    self = word.withUnsafeBufferPointer { String(decoding: $0.prefix(count), as: UTF8.self) }
  }
}
