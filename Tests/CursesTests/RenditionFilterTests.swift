import TestSupport
import Testing

@testable import Curses

@Suite struct RenditionFilterTests {
  /// Filters bytes that come in pieces.
  private static func filtered(
    _ pieces: [[UInt8]], takesBack: Bool = true, isFinished: Bool = false
  ) -> [UInt8] {
    var filter = RenditionFilter(takesBack: takesBack)
    var output: [UInt8] = []
    for piece in pieces { filter.pass(piece[...], to: &output) }
    if isFinished { filter.finish(to: &output) }
    return output
  }

  private static func filtered(_ text: String, takesBack: Bool = true) -> String {
    let start = "\u{1B}(B\u{1B}[m"
    let output = String(decoding: filtered([Array((start + text).utf8)], takesBack: takesBack), as: UTF8.self)
    #expect(output.hasPrefix(start))
    return String(output.dropFirst(start.count)).replacing("\u{1B}", with: "^")
  }

  @Test(
    "Only what is different is told, at once, and where something is drawn with it",
    arguments: [
      // What is there already.
      ("\u{1B}[31m\u{1B}[44ma\u{1B}[32m\u{1B}[44mb", "^[31;44ma^[32mb"),
      ("\u{1B}[31ma\u{1B}(B\u{1B}[m\u{1B}[31mb", "^[31mab"),
      ("\u{1B}(Ba\u{1B}(0q\u{1B}(B\u{1B}[2;3Hb", "a^(0q^[2;3H^(Bb"),
      // Nothing is drawn.
      ("\u{1B}[31m\u{1B}[2;2H\u{1B}[32mx\u{1B}[m\u{1B}[?25l", "^[2;2H^[32mx^[?25l"),
      // A blank shows its background only, unless there is a line under it.
      ("\u{1B}[1;31ma\u{1B}(B\u{1B}[m\u{1B}[32m \u{1B}[33mb", "^[1;31ma ^[0;33mb"),
      ("\u{1B}[31;44m\u{1B}[K", "^[44m^[K"), ("\u{1B}[31;44m\n", "^[44m\n"),
      ("\u{1B}[31;44m  a", "^[31;44m  a"), ("\u{1B}[4;31m  ", "^[4;31m  "),
      // The shorter of two ways.
      ("\u{1B}[1;41ma\u{1B}[m\u{1B}[38;2;1;2;3;41mb", "^[1;41ma^[22;38;2;1;2;3mb"),
      ("\u{1B}[1;2;4;31ma\u{1B}[mb", "^[1;2;4;31ma^[mb"), ("\u{1B}[1;2ma\u{1B}[22;2mb", "^[1;2ma^[0;2mb"),
      ("\u{1B}[38;5;200;48;2;1;2;3ma\u{1B}[39mb", "^[38;5;200;48;2;1;2;3ma^[39mb"),
      ("\u{1B}[97;107ma\u{1B}[90;100mb", "^[97;107ma^[90;100mb"),
      // What nobody knows goes through, and so does what follows.
      ("\u{1B}[31m\u{1B}[5ma\u{1B}[31mb\u{1B}[0;31mc\u{1B}[31md", "^[31m^[5ma^[31mb^[0;31mcd"),
      ("\u{1B}[31m\u{1B}[38:2::1:2:3ma", "^[31m^[38:2::1:2:3ma"),
      ("\u{1B}[31m\u{1B}[?1049h\u{1B}[31ma", "^[31m^[?1049h^[31ma"),
      // Texts for the clipboard are no text.
      ("\u{1B}[31m\u{1B}]52;c;QUJD\u{1B}\\a", "^]52;c;QUJD^\\^[31ma"),
      // What is remembered is what ncurses believes.
      ("\u{1B}[31m\u{1B}7\u{1B}[32ma\u{1B}8\u{1B}[31mb", "^[31m^7^[32ma^8b"),
    ])
  func spelling(drawn: String, sent: String) {
    #expect(Self.filtered(drawn) == sent)
  }

  @Test("A terminal that knows no other way is told to take back all")
  func takingBack() {
    #expect(Self.filtered("\u{1B}[1;31ma\u{1B}[m\u{1B}[31mb", takesBack: false) == "^[1;31ma^[0;31mb")
    #expect(Self.filtered("\u{1B}[31ma\u{1B}[1;32mb\u{1B}[39mc", takesBack: false) == "^[31ma^[1;32mb^[0;1mc")
  }

  @Test("Finishing tells what ncurses believes, and forgetting makes no promise")
  func ends() {
    var filter = RenditionFilter(takesBack: true)
    var output: [UInt8] = []
    filter.pass(Array("\u{1B}[m\u{1B}[31ma\u{1B}[m".utf8)[...], to: &output)
    filter.finish(to: &output)
    #expect(output == Array("\u{1B}[m\u{1B}[31ma\u{1B}[m".utf8))
    output = []
    filter.forget()
    filter.pass(Array("\u{1B}[31ma\u{1B}[0;31mb".utf8)[...], to: &output)
    #expect(output == Array("\u{1B}[31ma\u{1B}[0;31mb".utf8))
  }

  @Test("A terminal shows the same, whatever is drawn and wherever it is cut", arguments: [true, false])
  func same(takesBack: Bool) {
    var random = SeededGenerator(seed: takesBack ? 3 : 4)
    var (before, after) = (0, 0)
    for round in 0..<3000 {
      let drawn = (0..<Int.random(in: 1...40, using: &random)).flatMap { _ in Self.piece(using: &random) }
      let cut = Int.random(in: 0...drawn.count, using: &random)
      let other = Int.random(in: 0...cut, using: &random)
      let sent = Self.filtered(
        [Array(drawn[..<other]), Array(drawn[other..<cut]), Array(drawn[cut...])], takesBack: takesBack, isFinished: true)
      let (wanted, shown) = (TerminalModel(drawn), TerminalModel(sent))
      #expect(
        wanted == shown && wanted.looks == shown.looks && wanted.set == shown.set,
        "round \(round): \(String(decoding: drawn, as: UTF8.self).debugDescription) became \(String(decoding: sent, as: UTF8.self).debugDescription)")
      (before, after) = (before + drawn.count, after + sent.count)
    }
    #expect(after < before)
  }

  /// Something that ncurses may send, or that nobody would.
  private static func piece(using random: inout SeededGenerator) -> [UInt8] {
    let colors = ["3", "4"].flatMap { ground in
      ["\(ground)1", "\(ground)9", "\(ground)8;5;200", "\(ground)8;2;30;30;46", "\(ground)8;2;1;0;0"]
    }
    let looks = colors + ["0", "", "1", "2", "3", "4", "7", "22", "23", "24", "27", "0;1", "95", "104", "0;4;31;42"]
    let drawing = ["a", "b ", "  ", " c", "é", "\n", "\u{1B}[K", "\u{1B}[J", "\u{1B}[3X", "\u{1B}M", "\u{1B}[2b"]
    let moves = ["\r", "\u{1B}[H", "\u{1B}[2;3H", "\u{1B}[4;1H", "\u{1B}[5G", "\u{1B}[?25l", "\u{1B}[?2004h", "\u{1B}[4l"]
    let odd = [
      "\u{1B}7", "\u{1B}8", "\u{1B}(0", "\u{1B}(B", "\u{1B}[5m", "\u{1B}[25m", "\u{1B}[?1049h", "\u{1B}[?1049l", "\u{7}",
      "\u{1B}]0;title\u{7}", "\u{1B}[>4;1m", "\u{1B}[1;2;3z", "\u{0}",
    ]
    let text: String? =
      switch Int.random(in: 0..<12, using: &random) {
      case 0..<5: "\u{1B}[\(looks.randomElement(using: &random) ?? "")m"
      case 5..<9: drawing.randomElement(using: &random)
      case 9..<11: moves.randomElement(using: &random)
      default: odd.randomElement(using: &random)
      }
    return Array((text ?? "").utf8)
  }

  @Test("Nothing that is no sequence at all is lost, and none is held back for ever")
  func garbage() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let bytes = (0..<400).map { _ in
        Bool.random(using: &random) ? UInt8.random(in: 0...255, using: &random) : "\u{1B}[(m;01".utf8.randomElement(using: &random) ?? 0
      }
      let sent = Self.filtered([bytes, [UInt8](repeating: 0x18, count: 300)])
      #expect(sent.filter { $0 >= 0x80 } == bytes.filter { $0 >= 0x80 })
    }
  }
}
