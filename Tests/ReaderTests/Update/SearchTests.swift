import Catalog
import Testing

@testable import Reader

@Suite("Saved searches")
struct SearchTests {
  private func desk(_ searches: [(String, String)] = [("Maths", "topic:math.FA"), ("Stars", "is:starred")]) throws -> Desk {
    var desk = Desk()
    desk.send(.searches(try searches.map { try Search(name: $0.0, text: $0.1) }))
    return desk
  }

  @Test("stand in the sidebar in their order, with counts that follow the marks")
  func sidebar() throws {
    var desk = try desk()
    #expect(desk.screen.contains("1 Maths               2"))
    #expect(desk.screen.contains("2 Stars               0"))
    desk.press("s")
    #expect(desk.screen.contains("2 Stars               1"))
    desk.press("u")
    #expect(desk.screen.contains("2 Stars               0"))
  }

  @Test("are shown by their number, their name, from the palette and from the sidebar", arguments: ["g1", ":search<Space>Maths<CR>", "<C-p>searchmaths<CR>"])
  func showing(keys: String) throws {
    var desk = try desk()
    desk.press(keys)
    #expect(desk.titles == ["Epsilon is small", "Delta 漢字 functions"])
    #expect(desk.screen.contains("▸ Maths"))
    #expect(desk.screen.contains("All papers › topic:math.FA"))
    desk.press("c")
    #expect(!desk.screen.contains("▸ Maths"))
  }

  @Test("take the place of whatever was filtered by before")
  func replacing() throws {
    var desk = try desk()
    desk.press("/")
    desk.type("gamma")
    desk.press("<CR>g1")
    #expect(desk.titles.count == 2)
  }

  @Test("W saves the queue, the topics and the filter as one query that finds the same")
  func saving() throws {
    var desk = Desk()
    desk.press("/")
    desk.type("neural OR small")
    desk.press("<CR>")
    let before = desk.titles
    desk.press("W")
    #expect(desk.screen.contains(":save-search"))
    desk.type("My search")
    desk.press("<CR>")
    let saved = desk.effects.compactMap { if case .saveSearch(let name, let query) = $0 { (name, query) } else { nil } }
    #expect(saved.first?.0 == "My search")
    let search = try Search(name: "My search", text: try #require(saved.first?.1))
    desk.press("c")
    desk.send(.searches([search]))
    desk.press("g1")
    #expect(desk.titles == before)
  }

  @Test("say what there is when there is none of that name, and nothing to save without a filter")
  func mistakes() throws {
    var none = Desk()
    none.press("g1")
    #expect(none.state.notice?.text == "No search is saved yet; W saves the filter as one.")
    none.press("gaW")
    #expect(none.state.notice?.text == "There is no filter to save; / makes one.")
    var desk = try desk()
    desk.press("g7")
    #expect(desk.state.notice?.text == "no search '7'; there are Maths, Stars")
  }
}
