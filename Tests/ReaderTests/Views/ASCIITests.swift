import Terminal
import Testing

@testable import Reader

@Suite("ASCII alone")
struct ASCIITests {
  private static let keysOfViews = ["", "<CR>", "?", "t", "T", "<C-p>", "f", "/neural", "y", "s", ":", "Z", "Ot", "Otza}<Space>"]

  @Test("every view draws nothing else, and everything in its place", arguments: keysOfViews, [(120, 24), (80, 24), (60, 20)])
  func views(keys: String, size: (Int, Int)) {
    var desk = Desk(width: size.0, height: size.1)
    desk.press("sjbjx" + keys)
    var state = desk.state
    let drawn = view(state)
    state.usesASCII = true
    let plain = view(state)
    #expect(plain.cells.allSatisfy { $0.text.utf8.count == 1 && $0.text.utf8.allSatisfy { $0 < 0x80 } })
    #expect(plain.cells.map(\.style) == drawn.cells.map(\.style))
    #expect(plain.cursor == drawn.cursor)
    for (before, after) in zip(drawn.cells, plain.cells) where before.text.utf8.allSatisfy({ $0 < 0x80 }) && !before.text.isEmpty {
      #expect(before.text == after.text)
    }
  }

  @Test("no sign of the reader's own becomes a question mark")
  func signs() {
    var desk = Desk(width: 120, height: 24, lines: #"{"id":"arxiv:2401.00001","title":"Plain","abstract":"See github.com/a/b and zenodo.org/record/1","score":3}"#)
    for keys in ["s", "b", "x", "?", "<Esc>", "t", "<Esc>", "<C-p>"] {
      desk.press(keys)
      var state = desk.state
      state.usesASCII = true
      let rows = view(state).text().split(separator: "\n").filter { !$0.contains("every key") && !$0.contains("? help") && !$0.contains("  ?  ") }
      #expect(!rows.contains { $0.contains("?") }, "\(keys): \(rows)")
    }
  }

  @Test("letters lose their marks, and what has none are question marks by columns")
  func letters() {
    var frame = Frame(size: Size(width: 12, height: 1))
    frame.write("É漢ößλ…x", x: 0, y: 0, style: .plain)
    #expect(frame.inASCII().text() == "E??osc~x")
  }
}
