import Terminal
import Testing
import Themes

@testable import Reader

@Suite("The screen of a list in groups")
struct GroupFrameTests {
  /// By topic, the first group folded, the header of the second selected.
  private static let wide = """
     Lectern  Inbox                                                                                      5 papers · library
    ─ Queues ────────────────│─ Inbox ────────────────────────────── group 2/4 ─│─ Group ─────────────────────────── topic ─
     ▸ Inbox               5 │ ▸ math.FA                                     2  │ astro-ph.HE
       New                 0 │ ▾ astro-ph.HE ─────────────────────────────── 1  │ 1 paper, 20 % of the list
       Recommended         5 │ ●  2024-03 Gamma rays                            │
       All papers          5 │ ▾ hep-th ──────────────────────────────────── 1  │ Enter  folds it
       Starred             0 │ ●  2024-02 Beta decay of Möbius strips           │ Space  selects its papers
       To read             0 │ ▾ cs.LG ───────────────────────────────────── 1  │ x      dismisses all of them
       Snoozed             0 │ ●  2024-01 Alpha networks                        │ }      goes to the next group
       Read                0 │                                                  │ zM     folds all groups
       Dismissed           0 │                                                  │ zR     unfolds them
                             │                                                  │
     Topics                  │                                                  │
       cs.LG               2 │                                                  │
       hep-th              2 │                                                  │
     Enter fold  s star  b later  x dismiss  i triage  / filter  t topics  J next unread  u undo  ? help  Esc quit  T theme
    """

  /// By day, of which one is no more than a month.
  private static let stacked = """
     Lectern  Inbox                                              5 papers · library
    ─ Inbox ────────────────────────────────────────────────────────────────── 1/5 ─
     ▾ 2024-05-05 Sunday ─────────────────────────────────────────────────────── 1 ▐
     ●  2024-05 Epsilon is small                        λ  Gray                 12 ▐
     ▾ 2024-04 ───────────────────────────────────────────────────────────────── 1 ▐
     ●  2024-04 Delta 漢字 functions
     ▾ 2024-03-03 Sunday ─────────────────────────────────────────────────────── 1
     ●  2024-03 Gamma rays                                 Dole et al.
    ─ ● unread ─────────────────────────────────────────────────────────────── 0 % ─
     Epsilon is small                                                              ▐
     Gil Gray                                                                      ▐
     2024-05-05 · ▲ 12 · math.FA  cs.LG                                            ▐
     Smaller than small. Code: https://github.com/example/epsilon.                 ▐

     [1] page    https://arxiv.org/abs/2405.00005
     Grouped by day.
    """

  /// Two lines a paper.
  private static let single = """
     Lectern  Inbox      5 papers · library
    ─ Inbox ────────────────────────── 1/5 ─
                                           ▐
     ▾ math.FA ───────────────────────── 2 ▐
     ●  Epsilon is small                λ
        Smaller than small.
     ●  Delta 漢字 functions


     Enter read  s star  b later  x dismiss
    """

  /// The header of the group in view has gone out of it above, and the heading says its name.
  private static let small = """
     Lectern
    ─ Inbox › no venue ───── 5/5 ─
     ●  Beta decay of Möbius st…
     ●  Alpha networks
     Enter read  s star  b later
    """

  @Test(
    "at four sizes, by topic, day and venue",
    arguments: [(120, 16, "Ot{zaj", wide), (80, 16, "Od", stacked), (40, 10, "Ot_", single), (30, 5, "OvG", small)])
  func sizes(width: Int, height: Int, keys: String, screen: String) {
    var desk = Desk(width: width, height: height)
    desk.press(keys)
    #expect(desk.screen == screen)
  }

  @Test("in ASCII alone every sign has a stand-in", arguments: [(120, 16), (80, 16), (60, 20), (40, 10)])
  func plain(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    desk.press("Otza}<Space>{")
    var state = desk.state
    state.usesASCII = true
    let lines = view(state).text().split(separator: "\n")
    #expect(lines.contains { $0.contains(" > math.FA  ") })
    #expect(lines.contains { $0.contains("vv astro-ph.HE ---") })
  }

  @Test("a selected header is set apart as a selected paper is, and in two lines only where it stands")
  func styles() {
    var desk = Desk(width: 60, height: 12)
    desk.press("Ot{")
    func reversed(_ desk: Desk) -> [Int] {
      var state = desk.state
      state.theme = Theme(
        name: "test", title: "Test", variant: .dark, given: [.uiSelection: StylePatch(attributes: .reversed)])
      let frame = view(state)
      return (0..<12).filter { y in (0..<59).allSatisfy { frame[$0, y].style.attributes.contains(.reversed) } }
    }
    #expect(reversed(desk) == [2])
    desk.press("_")
    #expect(reversed(desk) == [3])
  }
}
