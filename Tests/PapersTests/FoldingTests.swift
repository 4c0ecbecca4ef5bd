import TestSupport
import Testing

@testable import Papers

struct FoldingTests {
  @Test(
    "Case, accents and compatibility forms are folded away",
    arguments: [
      ("", ""), ("Plain ASCII, 42!", "plain ascii, 42!"), ("Erdős", "erdos"), ("Erdo\u{30B}s", "erdos"),
      ("ÀÉÎÕÜ ç ñ ÿ", "aeiou c n y"), ("Øre Łódź Đorđe", "ore lodz dorde"),
      ("Straße STRASSE ẞ", "strasse strasse ss"),
      ("Æsir œuvre Þór ð", "aesir oeuvre thor d"), ("ıİiI", "iiii"), ("Nguyễn Ứng", "nguyen ung"),
      ("Σοφός ΣΟΦΌΣ ᾳ ΐ", "σοφοσ σοφοσ α ι"), ("Ёлка Й", "елка и"), ("Ａｂ１", "ab1"),
      ("ﬁrst oﬃce", "first office"),
      ("x² H₂O", "x2 h2o"), ("𝔸𝑥𝛼𝟙 ℝ ℓ ϵ", "axα1 r l ε"), ("数学 カﾅ", "数学 カナ"), ("Ⅷ", "viii"),
      ("ŋ ħ ŧ", "ng h t"),
      ("Ա ა Ა", "ա ა ა"), ("don’t", "don’t"), ("שָׁלוֹם", "שלום"),
    ])
  func folds(text: String, folded: String) {
    #expect(Folding.fold(text).unicodeScalars.elementsEqual(folded.unicodeScalars))
    #expect(Folding.fold(folded).unicodeScalars.elementsEqual(folded.unicodeScalars))
  }

  @Test(
    "Words are runs of letters and digits",
    arguments: [
      ("", []), (" .,-", []), ("Deep learning", ["deep", "learning"]),
      ("state-of-the-art", ["state", "of", "the", "art"]),
      ("don't O’Brien's", ["dont", "obriens"]), ("'quoted' ''twice''", ["quoted", "twice"]),
      ("rock 'n' roll", ["rock", "n", "roll"]),
      ("a''b", ["a", "b"]), ("GPT-4o 3.5", ["gpt", "4o", "3", "5"]), ("数学x学", ["数", "学", "x", "学"]),
      ("カナ한국어", ["カ", "ナ", "한국어"]),
      ("e\u{301}te\u{301}", ["ete"]), ("\u{301}a", ["a"]), ("x_i", ["x", "i"]), ("α-β", ["α", "β"]),
      ("a…b", ["a", "b"]),
      ("𠀋𝐱", ["𠀋", "x"]), ("L'Hôpital", ["lhopital"]),
    ])
  func words(text: String, words: [String]) {
    #expect(Folding.words(text) == words)
  }

  @Test("Every word says where it stands")
  func places() {
    let text = "The Erdős's e\u{301}. 数学 don't'"
    var found: [String] = []
    var scanner = WordScanner()
    let bytes = Array(text.utf8)
    scanner.scan(text) { _, range in found.append(String(decoding: bytes[range], as: UTF8.self)) }
    #expect(found == ["The", "Erdős's", "e\u{301}", "数", "学", "don't"])
  }

  @Test("Bytes that are no text part words and are read no further than they go")
  func invalid() {
    var scanner = WordScanner()
    let tails: [[UInt8]] = [
      [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xFF], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80],
    ]
    for bad in tails {
      var words: [[UInt8]] = []
      scanner.scan(([0x61] + bad + [0x62] + bad).span) { word, _ in
        words.append(word.withUnsafeBufferPointer { Array($0) })
      }
      #expect(words == [[0x61], [0x62]])
    }
  }

  @Test("The words of a text are those of its folded form; no word is longer than twice its source")
  func consistency() {
    var random = SeededGenerator(seed: 7)
    var scanner = WordScanner()
    for _ in 0..<3000 {
      let text = CleanTextTests.text(using: &random)
      var words: [String] = []
      scanner.scan(text) { word, range in
        #expect(word.count <= 2 * range.count)
        words.append(word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
      }
      let folded = Folding.fold(text)
      #expect(Folding.fold(folded).utf8.elementsEqual(folded.utf8))
      #expect(words.joined().utf8.elementsEqual(Folding.words(folded).joined().utf8))
    }
  }

  @Test("Folding any character once is enough, and makes at most twice its bytes")
  func everyCharacter() {
    for value in UInt32(0x80)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(scalar)
      let once = Folding.fold(text)
      let isFine = once.utf8.count <= 2 * text.utf8.count && Folding.fold(once).utf8.elementsEqual(once.utf8)
      #expect(isFine, "U+\(String(value, radix: 16)) is \(once)")
    }
  }
}
