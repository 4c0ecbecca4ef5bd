import Papers
import Terminal
import Testing

@testable import Reader

@Suite("The form of the list")
struct ListFormTests {
  @Test("two lines a paper, the second with the first sentence of the abstract")
  func twoLines() {
    var desk = Desk(width: 80, height: 24)
    desk.press("_")
    let lines = desk.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let gamma = lines.firstIndex { $0.contains("Gamma rays") } ?? 0
    #expect(lines[gamma + 1].hasPrefix("            Rays from far away."))
    #expect(lines[gamma + 2].contains("Beta decay"))
    #expect(desk.screen.contains("Smaller than small. Code") && !lines[3].contains("Code"))
    desk.press("_")
    #expect(!desk.screen.split(separator: "\n").contains { $0.hasPrefix("            Rays") })
  }

  @Test("the selected paper is in view whatever the size, and a click finds its paper", arguments: [(120, 9), (80, 16), (40, 8), (20, 5)])
  func sizes(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    desk.press("_")
    for key in ["G", "gg", "j", "<C-d>", "<C-u>", "<PageDown>", "k", "zz", "zt", "zb"] {
      desk.press(key)
      #expect(desk.state.list.offset...(desk.state.list.offset + max(0, desk.state.listHeight - 1)) ~= desk.state.list.selection)
    }
    desk.press("gg")
    let content = desk.state.layout.content(of: .list)
    guard desk.state.listHeight > 1 else { return }
    desk.send(.input(.mouse(Mouse(.press, at: Point(x: content.x + 5, y: content.y + 3)))))
    #expect(desk.state.list.selection == 1)
  }

  @Test("columns are chosen by name, in their order")
  func columns() {
    var desk = Desk(width: 100, height: 24)
    desk.press(":columns<Space>source,title<Space>date<CR>")
    let line = desk.screen.split(separator: "\n").first { $0.contains("Gamma rays") } ?? ""
    let places = ["test", "Gamma rays", "2024-03-03"].map { line.firstRange(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap(\.self) == places.compactMap(\.self).sorted())
    #expect(!line.contains("Dole et al."))
    desk.press(":columns<Space>moon<CR>")
    #expect(desk.state.notice?.kind == .error)
    desk.press("|")
    #expect(desk.screen.contains(":columns source title date"))
    desk.press("<Esc>:columns<Space>default<CR>")
    #expect(desk.state.columns == ListColumn.standard)
  }

  @Test(
    "the first sentence ends where a sentence does",
    arguments: [
      ("We show e.g. that it works. And more.", "We show e.g. that it works."), ("Short one. Then a longer one! End.", "Short one. Then a longer one!"),
      ("No end at all", "No end at all"), ("", ""), ("A value of 3.14159 is used here? Yes.", "A value of 3.14159 is used here?"),
    ])
  func sentence(abstract: String, first: String) {
    #expect(Paper(id: PaperID(key: "a:b"), title: "t", abstract: abstract).firstSentence == first)
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
