import Catalog
import Terminal
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
    let saved = desk.effects.compactMap { if case .changeSearches(.save(let name, let query)) = $0 { (name, query) } else { nil } }
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

  private func changes(_ desk: Desk) -> [SearchChange] {
    desk.effects.compactMap { if case .changeSearches(let change) = $0 { change } else { nil } }
  }

  /// With the first saved search selected in the sidebar, below the nine queues.
  private func inSidebar(_ searches: [(String, String)] = [("A", "gamma"), ("B", "small"), ("C", "rays")]) throws -> Desk {
    var desk = try desk(searches)
    desk.press("<S-Tab>10G")
    return desk
  }

  @Test(
    "are moved with < and > in the sidebar, seen at once, the selection with them",
    arguments: [(">", "BAC", [SearchChange.move("A", to: "B")]), ("2>", "BCA", [.move("A", to: "C")]), (">>", "BCA", [.move("A", to: "B"), .move("A", to: "C")]), (">><lt>", "BAC", [.move("A", to: "B"), .move("A", to: "C"), .move("A", to: "C")])])
  func moving(keys: String, order: String, wanted: [SearchChange]) throws {
    var desk = try inSidebar()
    desk.press(keys)
    #expect(desk.state.searches.map(\.name).joined() == order)
    #expect(changes(desk) == wanted)
    #expect(desk.state.selectedSearch?.name == "A")
    // The answer of the disk finds the selection where it is.
    desk.send(.searches(desk.state.searches.reversed()))
    #expect(desk.state.selectedSearch?.name == "A")
  }

  @Test("are not moved beyond the ends, and papers not in their place")
  func ends() throws {
    var desk = try inSidebar()
    desk.press("<lt>")
    #expect(desk.state.notice?.text == "The first search.")
    desk.press("2j>")
    #expect(desk.state.notice?.text == "The last search.")
    desk.press("gg>")
    #expect(desk.state.notice?.text == "Papers are moved by hand in To read, in its own order (sort hand).")
    #expect(changes(desk) == [])
  }

  @Test("are renamed where they are selected or on show, under a name that is free")
  func renaming() throws {
    var desk = try inSidebar()
    desk.press("E")
    #expect(desk.screen.contains(":rename-search A"))
    desk.press("<BS>")
    desk.type("B")
    desk.press("<CR>")
    #expect(desk.state.notice?.text == "not renamed: there is a search B already")
    desk.press("<Tab>g3E<BS>")
    desk.type("Rays of all kinds")
    desk.press("<CR>")
    #expect(changes(desk) == [.rename("C", to: "Rays of all kinds")])
    desk.press("giE")
    #expect(desk.state.notice?.text == "No saved search is selected in the sidebar, or on show.")
  }

  @Test("are deleted only after a yes")
  func deleting() throws {
    var desk = try inSidebar()
    desk.press("jX")
    for text in ["Delete a saved search", "B", "small", "y delete it"] { #expect(desk.screen.contains(text)) }
    desk.press("n")
    #expect(desk.state.notice?.text == "Nothing was changed.")
    #expect(changes(desk) == [])
    desk.press("Xy")
    #expect(changes(desk) == [.delete("B")])
    desk.press(":delete-search<Space>2<CR><CR>")
    #expect(changes(desk) == [.delete("B"), .delete("B")])
    desk.press(":delete-search<Space>moon<CR>")
    #expect(desk.state.notice?.text == "no search 'moon'; there are A, B, C")
    var none = Desk()
    none.press("X")
    #expect(none.state.notice?.text == "No search is saved yet; W saves the filter as one.")
  }

  @Test("have keys of their own, which stand in the sidebar, after a first key, in help and in the palette, and follow a new name")
  func ownKeys() throws {
    var desk = Desk(width: 120, height: 60)
    func replace(_ name: String, _ keys: String) throws {
      desk.send(.searches([try Search(name: "Stars", text: "is:starred"), try Search(name: name, text: "topic:math.FA", keys: try #require(KeyName.sequence(keys)))]))
    }
    try replace("Maths", "gc")
    #expect(desk.screen.contains("2 Maths            gc 2 │"))
    desk.press("gc")
    #expect(desk.titles == ["Epsilon is small", "Delta 漢字 functions"])
    desk.press("g")
    #expect(desk.screen.contains("c show Maths"))
    desk.press("<Esc>?")
    #expect(desk.state.helpPage.lines.contains(.binding(keys: "gc", invocation: Invocation(.search, "Maths"))))
    desk.press("<Esc><C-p>")
    desk.type("search maths")
    #expect(desk.screen.split(separator: "\n").contains { $0.contains("search Maths") && $0.contains("gc") })
    desk.press("<Esc>")
    try replace("Numbers", "gc")
    desk.press("gigc")
    #expect(desk.titles == ["Epsilon is small", "Delta 漢字 functions"])
    // The standard key is back as soon as the search has another one.
    try replace("Numbers", "s")
    desk.press("s")
    #expect(desk.effects.allSatisfy { if case .mark = $0 { false } else { true } })
    try replace("Numbers", "gc")
    desk.press("s")
    #expect(desk.effects.contains { if case .mark = $0 { true } else { false } })
  }

  @Test("show no keys beside a name that has no room for them")
  func narrowNames() throws {
    var desk = Desk()
    desk.send(.searches([try Search(name: "Everything that is known of it", text: "math", keys: try #require(KeyName.sequence("<C-x> <C-PageDown> <F12>")))]))
    #expect(desk.screen.contains("1 Everything that is"))
    #expect(!desk.screen.contains("F12"))
  }

  @Test("are named where their keys are, and keys of those that are not there are not offered")
  func names() throws {
    var desk = try desk()
    desk.press("g")
    #expect(desk.screen.contains("show Maths") && desk.screen.contains("show Stars") && !desk.screen.contains("show saved search"))
    desk.press("<Esc>?")
    for _ in 0..<6 {
      #expect(!desk.screen.contains("saved search 3"))
      desk.press("<PageDown>")
    }
    desk.press("<Esc><C-p>")
    desk.type("search stars")
    #expect(desk.screen.split(separator: "\n").contains { $0.contains("search Stars") && $0.contains("g2") })
    var none = Desk(width: 100, height: 60)
    none.press("g")
    #expect(!none.screen.contains("show saved search"))
    none.press("<Esc>?")
    #expect(!none.screen.contains("show saved search"))
    #expect(HelpPage(keymap: .standard, mode: .library).lines.contains { if case .binding(_, Invocation(.search, "1")) = $0 { true } else { false } })
  }
}
