import Terminal
import Testing

@testable import Reader

@Suite("Finding in a paper")
struct FindTests {
  private static let paper = """
    {"id":"arxiv:2401.00001","title":"M\\\\\\"obius bands","abstract":"\((1...60).map { "Line \($0) of a long one, and MOBIUS again." }.joined(separator: "\\n\\n"))","authors":["Ada Able"]}
    """

  private func desk(_ keys: String) -> Desk {
    var desk = Desk(width: 80, height: 24, lines: Self.paper)
    desk.press("<CR>" + keys)
    return desk
  }

  @Test("goes to the first match as one types, whatever case and accents, and counts them")
  func asYouType() {
    var desk = desk("/")
    desk.type("mobius")
    #expect(desk.state.abstractPage?.foundLines.count == 61)
    #expect(desk.screen.contains(" 1 of 61"))
    desk.press("<C-u>")
    desk.type("line 40")
    #expect(desk.screen.contains("Line 40 of a long one"))
    desk.press("<Esc>")
    #expect(desk.state.find == nil && desk.state.abstractOffset == 0)
  }

  @Test("n and N go round, and the current match is set apart")
  func stepping() {
    var desk = desk("/")
    desk.type("obius")
    desk.press("<CR>nn")
    #expect(desk.screen.contains("3 of 61"))
    desk.press("NNN")
    #expect(desk.screen.contains("61 of 61"))
    #expect(desk.state.notice?.text == "From the last match again.")
    #expect(desk.screen.contains("Line 60"))
    desk.press("n")
    #expect(desk.screen.contains("1 of 61") && desk.screen.contains("Möbius bands"))
    desk.press("<Esc>")
    #expect(desk.state.find == nil && desk.state.focus == .list)
  }

  @Test("says when there is nothing, and finds what was looked for before with Up")
  func nothing() {
    var desk = desk("/")
    desk.type("xyzzy")
    #expect(desk.screen.contains("not found"))
    desk.press("<CR>")
    #expect(desk.state.notice?.text == "'xyzzy' is not in this paper.")
    desk.press("n")
    #expect(desk.state.notice?.text == "'xyzzy' is not in this paper.")
    desk.press("/<Up>")
    #expect(desk.screen.contains("/xyzzy"))
  }

  @Test("goes on in the next paper")
  func nextPaper() {
    var desk = Desk()
    desk.press("<CR>/")
    desk.type("a")
    desk.press("<CR>]")
    #expect(desk.screen.contains(" found"))
    desk.press("n")
    #expect(desk.screen.contains("1 of "))
  }

  @Test(
    "finds places in order and apart, by whole characters",
    arguments: [
      ("aa", "aaaa", ["aa", "aa"]), ("ss", "Straße", ["ß"]), ("s", "ß", []), ("é", "E\u{301}e", ["E\u{301}", "e"]),
      ("", "x", []), ("x", "", []), ("a b", "A B", ["A B"]), ("漢", "漢字", ["漢"]),
    ])
  func ranges(wanted: String, text: String, found: [String]) {
    #expect(Find.ranges(of: wanted, in: text).map { String(text[$0]) } == found)
  }

  @Test("matches that go over a line's end count once")
  func wrapped() {
    var desk = Desk(width: 40, height: 20, lines: Self.paper)
    desk.press("<CR>/")
    desk.type("a long one, and mobius")
    #expect(desk.state.abstractPage?.foundLines.count == 60)
  }
}
