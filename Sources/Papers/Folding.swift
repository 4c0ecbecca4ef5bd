/// The form of text in which searching compares it: without case, accents, or compatibility forms.
///
/// `Erdős`, `ERDOS` and `𝐄𝐫𝐝𝐨𝐬` are all `erdos`; `ß` is `ss`, `ﬁ` is `fi`, `ό` is `ο`, `ё` is `е`. Marks are
/// left out, whatever script they belong to.
package enum Folding {
  /// The folded text, with what stands between its words as it was. Folding again changes nothing.
  package static func fold(_ text: some StringProtocol) -> String {
    let table = FoldingTable.shared
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        bytes.append(lowercased(UInt8(scalar.value)))
        continue
      }
      let entry = table.entry(scalar.value)
      if entry >= FoldingTable.firstReplacement {
        bytes += table.replacement(entry)
      } else if entry != FoldingTable.Kind.mark.rawValue {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The folded words of a text, in order; `WordScanner` is for loops over many texts.
  package static func words(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var scanner = WordScanner()
    scanner.scan(String(text)) { word, _ in
      words.append(word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
    }
    return words
  }
}
