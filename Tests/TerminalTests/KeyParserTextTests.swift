import Terminal
import Testing

@Suite("Text is decoded from UTF-8")
struct KeyParserTextTests {
  private static let bad = Key(.character("\u{FFFD}"))

  @Test("letters of every length", arguments: ["é", "漢", "🦀", "a\u{301}", "\u{10FFFF}", "\u{A0}"])
  func letters(text: String) {
    #expect(parse(text.utf8) == text.unicodeScalars.map { .key(Key(.character(Character($0)))) })
  }

  @Test(
    "a bad byte does not hold up the next key",
    arguments: [
      ([0xFF], 1), ([0x80], 1), ([0xC3], 1), ([0xE2, 0x82], 1), ([0xF0, 0x9F, 0xA6], 1), ([0xC0, 0xAF], 2),
      ([0xED, 0xA0, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF5], 1), ([0xE0, 0x80], 2),
      ([0xC3, 0xC3], 2),
      ([0xC2, 0x9B], 0),
    ] as [([UInt8], Int)])
  func badBytes(bytes: [UInt8], replacements: Int) {
    let expected = Array(repeating: Self.bad, count: replacements).map(Input.key)
    #expect(parse(bytes + "q".utf8) == expected + [.key(Key(.character("q")))])
    #expect(parse(bytes + "\u{1B}[A".utf8) == expected + [.key(Key(.up))])
  }
}

@Suite("Pastes are text, never keys")
struct KeyParserPasteTests {
  private func paste(_ text: String) -> [Input] { parse("\u{1B}[200~\(text)\u{1B}[201~.".utf8) }

  @Test(
    "pasted text is cleaned",
    arguments: [
      ("hello", "hello"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\r\r\n", "\n\n"), ("a\tb", "a b"),
      ("\u{1B}[31mred\u{7}\u{0}\u{7F}\u{9B}", "[31mred"), ("e\u{301} 漢 🦀", "e\u{301} 漢 🦀"), (":q\r", ":q\n"),
      ("\u{1B}[201", "[201"), ("\u{1B}\u{1B}[20", "[20"), ("\u{1B}[200~x", "[200~x"),
    ])
  func cleaned(text: String, expected: String) {
    #expect(paste(text) == [.paste(expected), .key(Key(.character(".")))])
  }

  @Test("an empty paste is nothing")
  func empty() {
    #expect(paste("") == [.key(Key(.character(".")))])
    #expect(paste("\u{1}") == [.key(Key(.character(".")))])
  }

  @Test("broken UTF-8 is replaced")
  func broken() {
    let bytes = Array("\u{1B}[200~a".utf8) + [0xFF] + Array("b\u{1B}[201~".utf8)
    #expect(parse(bytes) == [.paste("a\u{FFFD}b")])
  }

  @Test("a paste is cut at 1 MiB, between characters")
  func long() {
    let text = "x" + String(repeating: "é", count: 600_000)
    #expect(paste(text) == [.paste(String(text.prefix(1 + (1 << 19) - 1))), .key(Key(.character(".")))])
  }

  @Test("a pause does not end a paste")
  func pause() {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}[200~:quit".utf8).isEmpty)
    #expect(!parser.isPending)
    for _ in 0..<100 { #expect(parser.flush().isEmpty) }
    #expect(parser.parse("\r\u{1B}".utf8).isEmpty)
    #expect(parser.flush().isEmpty)
    #expect(parser.parse("[201~".utf8) == [.paste(":quit\n")])
  }
}

@Suite("A pause ends what has begun")
struct KeyParserFlushTests {
  @Test("escape alone is a key after a pause")
  func escape() {
    var parser = KeyParser()
    #expect(!parser.isPending)
    #expect(parser.parse([0x1B]).isEmpty)
    #expect(parser.isPending)
    #expect(parser.flush() == [.key(Key(.escape))])
    #expect(!parser.isPending)
    #expect(parser.flush().isEmpty)
    #expect(parser.parse("[A".utf8) == [.key(Key(.character("["))), .key(Key(.character("A")))])
  }

  @Test("escape twice is two keys after a pause")
  func twice() {
    var parser = KeyParser()
    #expect(parser.parse([0x1B, 0x1B]).isEmpty)
    #expect(parser.flush() == [.key(Key(.escape)), .key(Key(.escape))])
  }

  @Test("an introducer alone is dropped", arguments: ["[", "O", "]", "P", "_", "\u{1B}[", "[["])
  func introducer(text: String) {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}\(text)".utf8).isEmpty)
    #expect(parser.isPending)
    #expect(parser.flush().isEmpty)
    #expect(!parser.isPending)
    #expect(parser.parse("q".utf8) == [.key(Key(.character("q")))])
  }

  @Test(
    "the end of a sequence that comes late is no key",
    arguments: [
      ("[1;", "5A", Key(.up, .control)), ("]11;rgb:", "1/2/3\u{7}", nil), ("[<0;5", ";5m", nil),
      ("[?62;", "4c", nil),
      ("[M", "abc", nil), ("]11;x\u{1B}", "\\", nil),
    ] as [(String, String, Key?)])
  func late(first: String, rest: String, key: Key?) {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}\(first)".utf8).isEmpty)
    #expect(parser.flush().isEmpty)
    #expect(parser.isPending)
    let inputs = parser.parse(rest.utf8)
    #expect(inputs.filter { if case .key = $0 { true } else { false } } == (key.map { [.key($0)] } ?? []))
    #expect(!parser.isPending)
  }

  @Test("a sequence that never ends is dropped after a few pauses")
  func never() {
    var parser = KeyParser()
    #expect(parser.parse("\u{1B}]11;rgb:1".utf8).isEmpty)
    var pauses = 0
    while parser.isPending, pauses < 10 {
      #expect(parser.flush().isEmpty)
      pauses += 1
    }
    #expect(pauses == 4)
    #expect(parser.parse("q".utf8) == [.key(Key(.character("q")))])
  }
}
