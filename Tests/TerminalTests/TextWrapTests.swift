import Terminal
import TestSupport
import Testing

@Suite("Text is set in lines")
struct TextWrapTests {
  private func wrap(_ text: String, _ width: Int) -> [String] {
    TextWrap.lines(text, width: width).map { String(text[$0]) }
  }

  @Test(
    "lines break at spaces",
    arguments: [
      ("", 10, [""]), ("one", 10, ["one"]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]),
      ("one two", 3, ["one", "two"]), ("one  two", 4, ["one", "two"]), ("one      two", 3, ["one", "two"]),
      ("one two three", 8, ["one two", "three"]), ("a b c d", 3, ["a b", "c d"]), ("one ", 3, ["one"]),
      ("one two ", 4, ["one", "two"]), ("   ", 2, [""]), (" one", 10, [" one"]),
      ("  one two", 5, ["  one", "two"]),
      ("  four", 4, ["four"]), ("a\tb", 1, ["a", "b"]),
    ])
  func spaces(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width) == lines)
  }

  @Test(
    "a word wider than a line is broken",
    arguments: [
      ("abcdef", 3, ["abc", "def"]), ("abcdefg", 3, ["abc", "def", "g"]),
      ("x abcdef", 3, ["x", "abc", "def"]),
      ("abcd e", 3, ["abc", "d e"]), ("漢字漢", 4, ["漢字", "漢"]), ("漢字漢", 5, ["漢字", "漢"]),
      ("漢字", 1, ["漢", "字"]), ("a漢", 2, ["a", "漢"]), ("e\u{301}e\u{301}", 1, ["e\u{301}", "e\u{301}"]),
      ("ab", 0, ["a", "b"]), ("ab", -5, ["a", "b"]), ("ab", .max, ["ab"]),
      ("ab cd", 1, ["a", "b", "c", "d"]),
    ])
  func words(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width) == lines)
  }

  @Test(
    "line breaks are kept, but for one at the end",
    arguments: [
      ("a\nb", ["a", "b"]), ("a\n\nb", ["a", "", "b"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("\n", [""]),
      ("\na", ["", "a"]), ("a\r\nb", ["a", "b"]), ("a \n b", ["a", " b"]), ("a\u{2028}b", ["a", "b"]),
      ("a \n", ["a"]), ("a\n ", ["a", ""]),
    ])
  func breaks(text: String, lines: [String]) {
    #expect(wrap(text, 10) == lines)
  }

  @Test("lines fit, and hold all but spaces in order", arguments: 1...200)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let width = Int.random(in: 2...14, using: &generator)
    var text = HostileText.random(count: 80, using: &generator)
    for _ in 0..<20 {
      let place = text.indices.randomElement(using: &generator) ?? text.startIndex
      text.insert(contentsOf: [" ", "  ", "\n", "   "].randomElement(using: &generator) ?? "", at: place)
    }
    check(text, width)
  }

  @Test("hostile text fits", arguments: HostileText.strings)
  func hostile(text: String) {
    for width in 2...4 { check("\(text) \(text)\(text)", width) }
  }

  private func check(_ text: String, _ width: Int) {
    let ranges = TextWrap.lines(text, width: width)
    var end = text.startIndex
    for range in ranges {
      #expect(range.lowerBound >= end)
      #expect(text[end..<range.lowerBound].allSatisfy { $0 == " " || $0 == "\t" || $0.isNewline })
      end = range.upperBound
      #expect(TextWidth.columns(of: text[range]) <= width)
      let isParagraph =
        range.lowerBound == text.startIndex || text[text.index(before: range.lowerBound)].isNewline
      #expect(isParagraph || text[range].first != " ")
      #expect(text[range].last != " ")
    }
    #expect(text[end...].allSatisfy { $0 == " " || $0 == "\t" || $0.isNewline })
  }

  @Test("long texts and long words are set in linear time")
  func long() {
    let text = String(repeating: "word and ", count: 110_000)
    #expect(TextWrap.lines(text, width: 80).count == 12_223)
    let word = String(repeating: "x", count: 100_000)
    #expect(TextWrap.lines("a " + word, width: 80).count == 1 + 1250)
    #expect(TextWrap.lines(String(repeating: " ", count: 100_000) + "a", width: 80).count == 1)
    #expect(TextWrap.lines("a" + String(repeating: "\u{301}", count: 100_000), width: 80).count == 1)
  }
}
