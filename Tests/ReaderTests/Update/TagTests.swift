import Catalog
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Tags")
struct TagTests {
  private func tags(_ desk: Desk, _ title: String) -> [String] {
    let row = desk.state.list.rows.first { desk.state.catalog.paper(at: $0).title.hasPrefix(title) }
    return row.map { desk.state.tags(of: $0) } ?? []
  }

  @Test("a tag is typed after #, and typing it again takes it away")
  func toggling() {
    var desk = Desk()
    desk.press("#gnn<CR>")
    #expect(tags(desk, "Epsilon") == ["gnn"])
    #expect(desk.state.notice?.text == "Tagged #gnn: Epsilon is small")
    desk.press("#to<Space>cite<CR>")
    #expect(tags(desk, "Epsilon") == ["gnn", "to cite"])
    desk.press("##gnn<CR>")
    #expect(tags(desk, "Epsilon") == ["to cite"])
    #expect(desk.state.notice?.text == "No longer #gnn: Epsilon is small")
  }

  @Test("what is selected is tagged in one step, and one undo takes it back")
  func many() {
    var desk = Desk()
    desk.press("<Space>j<Space>#x<CR>")
    #expect(tags(desk, "Epsilon") == ["x"] && tags(desk, "Gamma") == ["x"] && tags(desk, "Delta").isEmpty)
    desk.press("u")
    #expect(tags(desk, "Epsilon").isEmpty && tags(desk, "Gamma").isEmpty)
    #expect(desk.state.tagNames.isEmpty)
  }

  @Test("Tab completes the tags that there are, and . gives the same tag again")
  func completion() {
    var desk = Desk()
    desk.press("#reinforcement<CR>j#rei<Tab><CR>")
    #expect(tags(desk, "Delta") == ["reinforcement"])
    desk.press("j.")
    #expect(tags(desk, "Gamma") == ["reinforcement"])
  }

  @Test("a tag in other capitals is the same tag")
  func spelling() {
    var desk = Desk()
    desk.press("#GNN<CR>j#gnn<CR>")
    #expect(desk.state.tagNames == ["GNN"])
    #expect(tags(desk, "Delta") == ["GNN"])
  }

  @Test("nothing and a thousand letters are no tags", arguments: ["#<CR>", "#<Space><CR>", "##<CR>"])
  func none(keys: String) {
    var desk = Desk()
    desk.press(keys)
    #expect(desk.state.tagNames.isEmpty)
    desk.press("#")
    desk.type(String(repeating: "a", count: MarkTable.longestKey + 1))
    desk.press("<CR>")
    #expect(desk.state.tagNames.isEmpty)
    #expect(desk.state.notice?.kind == .error)
  }

  @Test("the paper that is decided on is the one that is tagged")
  func inTriage() {
    var desk = Desk()
    desk.press("ix#x<CR>")
    #expect(desk.state.isTriaging)
    desk.press("<Esc>ga")
    #expect(tags(desk, "Delta") == ["x"])
    #expect(tags(desk, "Epsilon").isEmpty)
  }

  @Test("tags stand in list, abstract and sidebar, where one shows all its papers")
  func shown() {
    var desk = Desk(height: 30)
    desk.press("jj#far<Space>away<CR>")
    let lines = desk.screen.split(separator: "\n")
    #expect(lines.contains { $0.contains("Gamma rays") && $0.contains("#far away") })
    let place = lines.firstIndex { $0.hasPrefix("   #far away") } ?? 0
    #expect(place > 0 && lines[place - 1].hasPrefix(" Tags"))
    #expect(lines.count { $0.contains("#far away") } > 2)
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: 5, y: place)))))
    #expect(desk.titles == ["Gamma rays"])
    #expect(desk.state.filter.text == "tag:\"far away\"")
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: 5, y: place)))))
    #expect(desk.titles.count == 5)
  }

  @Test("a tag has the same colour everywhere, and several tags have several")
  func colors() {
    #expect(TagColor.scope(of: "gnn") == TagColor.scope(of: "gnn"))
    #expect(Set((1...40).map { TagColor.scope(of: "tag \($0)") }).count > 5)
  }

  @Test("long tags leave the title its room", arguments: [60, 80, 120])
  func room(width: Int) {
    var desk = Desk(width: width, height: 24)
    desk.press("#")
    desk.type(String(repeating: "long ", count: 30))
    desk.press("<CR>#b<CR>")
    #expect(desk.screen.contains("Epsilon is"))
  }
}
