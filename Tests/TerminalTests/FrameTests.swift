import Terminal
import TestSupport
import Testing

/// Whether every row's clusters add up: what follows a wide one is empty, and nothing else is.
func expectWhole(_ frame: Frame) {
  #expect(frame.cells.count == frame.size.width * frame.size.height)
  for y in 0..<frame.size.height {
    var x = 0
    while x < frame.size.width {
      let columns = TextWidth.columns(of: frame[x, y].text)
      guard (1...2).contains(columns), x + columns <= frame.size.width,
        columns == 1 || frame[x + 1, y].text.isEmpty
      else {
        Issue.record("half a cluster at \(x), \(y) in \(frame.cells.map(\.text))")
        return
      }
      x += columns
    }
  }
}

@Suite("Text is written into frames")
struct FrameTests {
  private static let marked = Style(attributes: .bold)

  private func frame(_ width: Int, _ height: Int = 1) -> Frame {
    Frame(size: Size(width: width, height: height))
  }

  @Test(
    "text is cut at the width, with an ellipsis when something is missing",
    arguments: [
      ("abc", 0, nil, 6, "abc", 3), ("abcdef", 0, nil, 6, "abcdef", 6), ("abcdefg", 0, nil, 6, "abcde…", 6),
      ("abcdef", 0, 3, 6, "ab…", 3), ("abc", 0, 3, 6, "abc", 3), ("abc", 0, 0, 6, "", 0),
      ("abc", 0, -1, 6, "", 0),
      ("abc", 0, 1, 6, "…", 1), ("漢字", 0, 4, 6, "漢字", 4), ("漢字", 0, 3, 6, "漢…", 3), ("漢字", 0, 2, 6, "…", 2),
      ("漢字", 0, 1, 6, "…", 1), ("漢字漢字", 0, nil, 6, "漢字…", 6), ("a漢字漢字", 0, nil, 6, "a漢字…", 6),
      ("abc", 4, nil, 6, "    a…", 2), ("abc", 6, nil, 6, "", 0), ("abc", .max, nil, 6, "", 0),
      ("abc", -1, nil, 6, "bc", 3), ("abc", -3, nil, 6, "", 3), ("漢字", -1, nil, 6, " 字", 4),
      ("abcdefgh", -1, nil, 6, "bcdef…", 7), ("abcdef", -1, 3, 6, "b…", 3), ("abc", .min, nil, 6, "", 3),
      ("a\u{200B}b\u{202E}", 0, 2, 6, "ab", 2), ("", 0, nil, 6, "", 0), ("a\nb", 0, nil, 6, "a b", 3),
      ("e\u{301}e\u{301}e\u{301}", 0, 2, 6, "e\u{301}…", 2), ("abc", 0, .max, 6, "abc", 3),
    ] as [(String, Int, Int?, Int, String, Int)])
  func write(text: String, x: Int, width: Int?, size: Int, drawn: String, used: Int) {
    var frame = frame(size)
    #expect(frame.write(text, x: x, y: 0, style: .plain, width: width) == used)
    #expect(frame.text() == drawn)
    expectWhole(frame)
  }

  @Test("rows outside are not written", arguments: [-1, 2, .min, .max])
  func rows(y: Int) {
    var frame = frame(4, 2)
    #expect(frame.write("abc", x: 0, y: y, style: .plain) == 0)
    #expect(frame == self.frame(4, 2))
  }

  @Test(
    "a cluster that is half covered becomes a space",
    arguments: [(0, "x 字"), (1, " x字"), (2, "漢x"), (3, "漢 x")])
  func halves(x: Int, drawn: String) {
    var frame = frame(4)
    frame.write("漢字", x: 0, y: 0, style: .plain)
    frame.write("x", x: x, y: 0, style: .plain)
    #expect(frame.text() == drawn)
    expectWhole(frame)
  }

  @Test("a wide cluster covers two halves") func wideOverHalves() {
    var frame = frame(4)
    frame.write("漢字", x: 0, y: 0, style: .plain)
    frame.write("語", x: 1, y: 0, style: Self.marked)
    #expect(frame.text() == " 語")
    #expect(frame.styles(legend: [.plain: ".", Self.marked: "b"]) == ".bb.")
    expectWhole(frame)
  }

  @Test("filling clears what it covers half of") func fill() {
    var frame = frame(6, 2)
    frame.write("漢字漢", x: 0, y: 0, style: .plain)
    frame.fill(Rect(x: 1, y: -3, width: 4, height: 4), style: Self.marked)
    #expect(frame.text() == "\n")
    #expect(frame.styles(legend: [.plain: ".", Self.marked: "b"]) == ".bbbb.\n......")
    expectWhole(frame)
  }

  @Test("a box has round corners, clipped at the frame") func box() {
    var frame = frame(5, 3)
    frame.box(frame.bounds, style: .plain)
    #expect(frame.text() == "╭───╮\n│   │\n╰───╯")
    frame.box(Rect(x: 3, y: 1, width: 9, height: 9), style: .plain)
    #expect(frame.text() == "╭───╮\n│  ╭─\n╰──│╯")
    let before = frame
    frame.box(Rect(x: 0, y: 0, width: 1, height: 5), style: .plain)
    #expect(frame == before)
  }

  @Test("restyling keeps the text") func restyle() {
    var frame = frame(4)
    frame.write("漢ab", x: 0, y: 0, style: .plain)
    frame.restyle(Rect(x: 2, y: 0, width: 9, height: 9)) { $0.attributes.insert(.bold) }
    #expect(frame.text() == "漢ab")
    #expect(frame.styles(legend: [.plain: ".", Self.marked: "b"]) == "..bb")
  }

  @Test("an empty frame takes everything and shows nothing", arguments: [(0, 0), (0, 3), (3, 0)])
  func empty(width: Int, height: Int) {
    var frame = frame(width, height)
    #expect(frame.write("漢字", x: 0, y: 0, style: .plain) == 0)
    frame.box(Rect(x: -1, y: -1, width: 9, height: 9), style: .plain)
    frame.fill(Rect(x: 0, y: 0, width: .max, height: .max), style: .plain)
    #expect(frame.cells.isEmpty)
  }

  @Test("hostile text puts nothing forbidden into a frame", arguments: HostileText.strings)
  func hostile(text: String) {
    var frame = frame(12)
    let used = frame.write(text, x: 1, y: 0, style: .plain)
    #expect(used == min(TextWidth.columns(of: text), 11))
    expectWhole(frame)
    #expect(!frame.text().unicodeScalars.contains(where: HostileText.isForbidden))
  }

  @Test("random drawing leaves no half of a cluster", arguments: 1...60)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let size = Size(
      width: Int.random(in: 1...20, using: &generator), height: Int.random(in: 1...4, using: &generator))
    var frame = Frame(size: size)
    for _ in 0..<60 {
      let x = Int.random(in: -8...22, using: &generator)
      let y = Int.random(in: -1...4, using: &generator)
      let length = Int.random(in: 0...12, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: frame.fill(Rect(x: x, y: y, width: length, height: 2), style: .plain)
      case 1: frame.box(Rect(x: x, y: y, width: length, height: 3), style: .plain)
      default:
        let text = HostileText.random(count: length, using: &generator)
        let width = Bool.random(using: &generator) ? Int.random(in: -1...12, using: &generator) : nil
        let isInside = y >= 0 && y < size.height
        let limit = isInside ? max(0, min(width ?? .max, size.width - x)) : 0
        let whole = TextWidth.columns(of: text)
        let used = frame.write(text, x: x, y: y, style: .plain, width: width)
        #expect(used == min(whole, limit))
        guard !text.contains("…"), used > 0, x + used > 1 else { break }
        let drawn = (max(0, x)..<x + used).map { frame[$0, y].text }
        #expect(drawn.filter { $0 == "…" }.count == (whole > limit ? 1 : 0))
        // Perhaps half of what it took the place of comes after it.
        if whole > limit { #expect(drawn.last == "…" || drawn.suffix(2) == ["…", " "]) }
      }
      expectWhole(frame)
    }
  }
}
