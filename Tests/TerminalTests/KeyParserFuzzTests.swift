import Terminal
import TestSupport
import Testing

@Suite("Any bytes, however split")
struct KeyParserFuzzTests {
  private static let pieces: [String] = [
    "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}[<", "\u{1B}[M", "\u{1B}[[",
    "\u{1B}[A",
    "\u{1B}\\", "\u{7}", ";", ":", "~", "u", "M", "m", "R", "$", "?", "1", "5", "27;", "200~", "\u{1B}[200~",
    "\u{1B}[201~", "11;rgb:", "ff/00/a", "q", "G", " ", "é", "漢", "🦀", "\r", "\t", "\u{18}", "99999999999",
  ]

  static func bytes(seed: UInt64, count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < count {
      if Int.random(in: 0..<4, using: &generator) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        bytes += (pieces.randomElement(using: &generator) ?? "").utf8
      }
    }
    return bytes
  }

  @Test("splits change nothing", arguments: 1...200)
  func splits(seed: Int) {
    let bytes = Self.bytes(seed: UInt64(seed), count: 400)
    let whole = parse(bytes)
    var generator = SeededGenerator(seed: UInt64(seed) &* 31)
    var parser = KeyParser()
    var inputs: [Input] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...7, using: &generator)
      inputs += parser.parse(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    #expect(inputs == whole)
  }

  @Test("pauses anywhere leave a parser that still reads keys", arguments: 1...50)
  func pauses(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &* 17)
    var parser = KeyParser()
    for byte in Self.bytes(seed: UInt64(seed), count: 400) {
      _ = parser.parse([byte])
      if Int.random(in: 0..<3, using: &generator) == 0 { _ = parser.flush() }
    }
    for _ in 0..<10 { _ = parser.flush() }
    _ = parser.parse("\u{1B}[201~".utf8)
    #expect(parser.parse("q".utf8) == [.key(Key(.character("q")))])
  }

  @Test("no text that a key or a paste carries has a control in it", arguments: 201...250)
  func clean(seed: Int) {
    for input in parse(Self.bytes(seed: UInt64(seed), count: 2000)) {
      switch input {
      case .key(let key):
        guard case .character(let character) = key.code else { continue }
        #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      case .paste(let text):
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      default: continue
      }
    }
  }
}
