import TestSupport
import Testing

@testable import Papers

struct CleanTextTests {
  @Test(
    "A line holds printable text and single spaces",
    arguments: [
      ("", ""), ("plain", "plain"), ("  two  words \t\r\n here ", "two words here"), (" ", ""),
      ("a\u{1B}[31mb\u{7}", "a[31mb"), ("a\u{9B}31mb\u{7F}", "a31mb"), ("a\u{0}b", "ab"),
      ("a\u{A0}b\u{3000}c\u{2009}d", "a b c d"), ("a\u{85}b\u{2028}c\u{2029}d", "a b c d"),
      ("a\u{202E}b\u{2066}c\u{200F}d\u{61C}e", "abcde"),
      ("a\u{200B}b\u{FEFF}c\u{AD}d\u{E0041}e\u{3164}f", "abcdef"),
      ("a\u{FFFA}b", "ab"), ("a\u{FFFD}b", "a\u{FFFD}b"),
      ("שלום עולם", "שלום עולם"), ("\u{301}a", "\u{25CC}\u{301}a"), ("a \u{301}", "a \u{25CC}\u{301}"),
      ("👩\u{200D}🔬", "👩\u{200D}🔬"), ("❤\u{FE0F}", "❤\u{FE0F}"), ("a\u{200D}b\u{FE0F}c", "abc"),
      ("👩\u{200D} x", "👩 x"), ("👩\u{200D}\u{FE0F}🔬", "👩\u{200D}🔬"), ("👩\u{200D}", "👩"),
    ])
  func lines(text: String, expected: String) {
    #expect(CleanText.line(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(
    "Paragraphs stay apart and their lines are joined",
    arguments: [
      ("one\ntwo", "one two"), ("one\n\ntwo", "one\n\ntwo"),
      ("one\r\n \r\n\r\ntwo\r\nthree", "one\n\ntwo three"),
      ("\n\none\n\n", "one"), ("a  b", "a b"), ("one\u{2029}two", "one\n\ntwo"), ("\n \n\n", ""),
      ("one\r\ntwo\rthree", "one two three"),
    ])
  func paragraphs(text: String, expected: String) {
    #expect(CleanText.paragraphs(text) == expected)
  }

  @Test(
    "Noncharacters are dropped", arguments: [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFF, 0x10FFFE] as [UInt32])
  func noncharacters(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    #expect(CleanText.line("a\(scalar)b") == "ab")
  }

  @Test("Blocks of which all characters are kept hold neither marks nor what is dropped")
  func keptBlocks() {
    for value in 0x300...0x1FFFF as ClosedRange<UInt32> where CharacterFate.isOfKeptBlock(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      let isMark = category == .nonspacingMark || category == .enclosingMark || category == .spacingMark
      #expect(!isMark && !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint)
      #expect(!Self.isForbidden(scalar))
    }
  }

  @Test("Text of any length is plain when all of it is, wherever the one byte is that is not", arguments: [0, 1, 7, 8, 31, 32, 33, 40, 66, 97])
  func plainASCII(length: Int) {
    let letters = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    for place in letters.indices {
      for byte in [0x00, 0x09, 0x1F, 0x20, 0x21, 0x7E, 0x7F, 0x80, 0xA0, 0xFF] as [UInt8] {
        // The byte alone, and before and after a space.
        for spaces in [[], [place - 1], [place + 1]] {
          var bytes = letters
          bytes[place] = byte
          for space in spaces where bytes.indices.contains(space) { bytes[space] = 0x20 }
          let isPlain = bytes.withUnsafeBytes { CleanText.isPlainASCII($0) }
          let isASCII = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
          let words = bytes.split(separator: 0x20, omittingEmptySubsequences: false)
          #expect(isPlain == (isASCII && words.allSatisfy { !$0.isEmpty }), "\(bytes)")
          guard let text = String(validating: bytes, as: UTF8.self) else { continue }
          if isPlain { #expect(CleanText.line(text) == text) }
          #expect(CleanText.isClean(text) == CleanText.line(text).utf8.elementsEqual(bytes), "\(bytes)")
        }
      }
    }
    #expect(letters.withUnsafeBytes { CleanText.isPlainASCII($0) } == (length > 0))
  }

  @Test(
    "Text of other scripts is seen to be clean without a copy, and what is not is found in it",
    arguments: [
      ("Über Größen", true), ("∀x ∈ ℝ: x² ≥ 0", true), ("статья о 𝒩", true), ("é", true), ("a é", true),
      ("é ", false), ("é  b", false), (" é", false), ("e\u{301}", true), ("a\u{A0}é", false), ("é\u{200B}", false),
    ])
  func others(text: String, isClean: Bool) {
    #expect(CleanText.isClean(text) == isClean)
    #expect((CleanText.line(text) == text) == isClean)
  }

  @Test("A base keeps eight marks")
  func marks() {
    let marks = String(String.UnicodeScalarView(repeatElement("\u{301}", count: 200_000)))
    #expect(CleanText.line("a" + marks + "b").unicodeScalars.count == 10)
    #expect(CleanText.line("a" + marks + " " + marks).unicodeScalars.count == 19)
  }

  @Test("A byte that is not clean is seen at any place of a text")
  func everyPlace() {
    for length in 1...40 {
      let clean = String(repeating: "x", count: length)
      #expect(CleanText.isClean(clean))
      for place in 0..<length {
        for bad: [UInt8] in [[0x1F], [0x7F], [0x09], [0x20, 0x20], [0xC2, 0xA0], [0x0A]] {
          var bytes = Array(clean.utf8)
          bytes.replaceSubrange(place...place, with: bad)
          #expect(
            !CleanText.isClean(String(decoding: bytes, as: UTF8.self)), "\(bad) at \(place) of \(length)")
        }
        var bytes = Array(clean.utf8)
        bytes[place] = 0x20
        let isInside = place > 0 && place < length - 1
        #expect(CleanText.isClean(String(decoding: bytes, as: UTF8.self)) == isInside)
      }
    }
  }

  @Test("Cleaning twice is cleaning once, and leaves nothing forbidden", arguments: 0..<20)
  func random(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let text = Self.text(using: &random)
      let line = CleanText.line(text)
      let paragraphs = CleanText.paragraphs(text)
      #expect(CleanText.line(line).unicodeScalars.elementsEqual(line.unicodeScalars))
      #expect(CleanText.paragraphs(paragraphs).unicodeScalars.elementsEqual(paragraphs.unicodeScalars))
      #expect(CleanText.isClean(line) && CleanText.isClean(paragraphs))
      var slow = Cleaner(keepsParagraphs: true, capacity: 0)
      for scalar in text.unicodeScalars { slow.add(scalar) }
      #expect(slow.result == Array(paragraphs.utf8))
      #expect(!line.unicodeScalars.contains(where: Self.isForbidden))
      #expect(!paragraphs.unicodeScalars.contains { $0 != "\n" && Self.isForbidden($0) })
    }
  }

  /// Random scalars, mostly from the places where trouble is.
  static func text(using random: inout SeededGenerator) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x2FF, 0x20...0x7E, 0x300...0x36F, 0x590...0x6FF, 0x2000...0x206F, 0x2600...0x27BF, 0xFE00...0xFFFF,
      0x1F300...0x1FAFF, 0xE0000...0xE01FF, 0...0x10FFFF, 0x0A...0x0D, 0x200D...0x200D, 0xFE0F...0xFE0F,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      guard let range = ranges.randomElement(using: &random) else { continue }
      // Words, as nearly all of any text is.
      if Bool.random(using: &random) {
        scalars.append(contentsOf: "a word of ".unicodeScalars.prefix(Int(range.lowerBound % 11)))
      }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA1, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x180B...0x180F, 0x2000...0x200C,
      0x200E, 0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0x3164, 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0,
      0xFFF9...0xFFFB, 0xE0000...0xE01EF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  @Test(
    "A text is cut to its limit with a sign of it",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("äöüß", 4, "äöüß"), ("ä öüß", 3, "ä…"), ("abc", 1, "…"),
      ("abc", 0, ""),
      ("abc", -5, ""), ("", 0, ""), ("👩\u{200D}🔬x", 3, "👩…"),
    ])
  func capping(text: String, limit: Int, expected: String) {
    let capped = CleanText.capped(text, at: limit)
    #expect(capped == expected)
    #expect(CleanText.capped(capped, at: limit) == capped)
    #expect(CleanText.isClean(capped))
  }
}
