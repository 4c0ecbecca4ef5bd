import Catalog
import Papers
import Testing

@testable import Reader

@Suite("Papers that come while the reader is open")
struct GrowthTests {
  private static let newest = """
    {"id":"arxiv:2406.00006","title":"Zeta, new","abstract":"A neural one.","topics":["cs.LG"],"published":"2024-06-06"}
    {"id":"arxiv:2403.00009","title":"Theta between","published":"2024-03-09"}
    """

  private static func grown(_ lines: String = newest) -> PaperCatalog {
    PaperCatalog(lines: Array((Desk.papers + "\n" + lines).utf8))
  }

  @Test("are said, move nothing, and are there after R with the same paper selected")
  func refresh() {
    var desk = Desk()
    desk.press("jj")
    let before = desk.titles
    #expect(desk.selectedTitle == "Gamma rays")
    desk.send(.grown(Self.grown()))
    #expect(desk.titles == before)
    #expect(desk.screen.contains("2 new papers; R shows them."))
    desk.press("R")
    #expect(desk.selectedTitle == "Gamma rays")
    #expect(desk.titles.map { $0.prefix(4) } == ["Zeta", "Epsi", "Delt", "Thet", "Gamm", "Beta", "Alph"])
  }

  @Test("that were fetched are there after R also when that was pressed before they came, and later ones wait for the next")
  func early() {
    var desk = Desk()
    desk.press("F")
    desk.send(.fetching(FetchStep(source: "robots", papers: 2, added: 2, isDone: true)))
    desk.send(.fetched(failure: nil))
    desk.press("R")
    #expect(desk.titles.count == 5)
    desk.send(.grown(Self.grown()))
    #expect(desk.titles.count == 7)
    desk.send(.grown(Self.grown(Self.newest + "\n" + #"{"id":"arxiv:2407.00007","title":"Eta"}"#)))
    #expect(desk.titles.count == 7 && desk.screen.contains("1 new paper; R shows it."))
  }

  @Test("are found by the next filter, and shown in a frame that is right at every moment")
  func filter() {
    var desk = Desk()
    desk.press("jj")
    desk.send(.grown(Self.grown()))
    desk.answers = false
    desk.press("/")
    desk.type("n")
    // The answer is not there yet: the old rows, by the new numbers.
    #expect(desk.titles.map { $0.prefix(4) } == ["Epsi", "Delt", "Gamm", "Beta", "Alph"])
    #expect(desk.selectedTitle == "Gamma rays")
    desk.answer()
    desk.type("eural")
    #expect(desk.titles.map { $0.prefix(4) } == ["Zeta", "Beta", "Alph"])
  }

  @Test("leave marks and jumps with their papers")
  func marks() {
    var desk = Desk()
    desk.press("ggsGs")
    desk.press("/gamma<CR>")
    desk.send(.grown(Self.grown()))
    desk.press("c")
    #expect(desk.titles.count == 7)
    desk.press("gs")
    #expect(desk.titles.map { $0.prefix(4) } == ["Epsi", "Alph"])
    desk.press("<C-o><C-o><C-o>")
    #expect(desk.titles.count == 7)
    #expect(desk.selectedTitle.map { $0.prefix(4) } == "Alph")
  }

  @Test("wait while papers are selected for one mark, or a triage is on the screen")
  func waiting() {
    var desk = Desk()
    desk.press("j<Space>")
    desk.send(.grown(Self.grown()))
    desk.press("R")
    #expect(desk.titles.count == 5)
    desk.press("s")
    #expect(desk.state.catalog.row(of: PaperID(key: "arxiv:2404.00004")).map { desk.state.isMarked(.starred, $0) } == true)
    desk.press("R")
    #expect(desk.titles.count == 7)

    desk = Desk()
    desk.press("ix")
    desk.send(.grown(Self.grown()))
    desk.press("s")
    #expect(desk.state.triage?.items.count == 5)
    desk.press("<Esc>")
    #expect(desk.state.catalog.count == 7)
    #expect(desk.state.triage?.items.map { desk.state.catalog.id(at: $0.row).key.suffix(1) } == ["5", "4", "3", "2", "1"])
  }

  @Test("open a library that had none")
  func first() {
    var desk = Desk(lines: "")
    desk.send(.grown(Self.grown()))
    #expect(desk.titles.count == 7)
  }
}
