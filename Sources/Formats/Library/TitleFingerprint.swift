import Papers

/// A number for a title without case, accents, TeX, punctuation and spaces.
///
/// Titles that fold to the same words have the same number; those that do not may share one by chance, so a
/// match has to be verified. Titles of fewer than three words have none: "Editorial" and "Closing Remarks"
/// are titles of many papers.
enum TitleFingerprint {
  static let fewestWords = 3

  static func of(_ title: String) -> UInt32? {
    if let plain = ofPlain(title) { return plain.words >= fewestWords ? plain.hash : nil }
    let words = Folding.words(TeX.unicode(title))
    guard words.count >= fewestWords else { return nil }
    var hash = IdentityHash()
    for word in words { for byte in word.utf8 { hash.add(byte) } }
    return hash.value
  }

  /// The quick way, for titles of ASCII without markup, which most are.
  private static func ofPlain(_ title: String) -> (hash: UInt32, words: Int)? {
    var hash = IdentityHash()
    var words = 0
    var isInWord = false
    for byte in title.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): hash.add(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hash.add(byte | 0x20)
      case UInt8(ascii: "'"): continue
      case UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"),
        UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "/"),
        UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "["),
        UInt8(ascii: "]"):
        isInWord = false
        continue
      default: return nil
      }
      if !isInWord { words += 1 }
      isInWord = true
    }
    return (hash.value, words)
  }
}
