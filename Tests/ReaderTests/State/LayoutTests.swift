import Terminal
import Testing

@testable import Reader

@Suite("The layout")
struct LayoutTests {
  @Test(
    "takes its shape from the width",
    arguments: [
      (200, 50, Layout.Shape.wide, 3), (120, 36, .wide, 3), (119, 36, .stacked, 2), (80, 24, .stacked, 2),
      (79, 24, .single, 1), (20, 5, .single, 1), (19, 5, .tooSmall, 0), (20, 4, .tooSmall, 0), (0, 0, .tooSmall, 0),
    ])
  func shapes(width: Int, height: Int, shape: Layout.Shape, panes: Int) {
    let layout = Layout(size: Size(width: width, height: height), focus: .list, showsSidebar: nil)
    #expect(layout.shape == shape)
    #expect(layout.panes.count == panes)
  }

  @Test("covers the body without gaps or overlaps at every size", arguments: Pane.allCases, [nil, true, false])
  func covering(focus: Pane, showsSidebar: Bool?) {
    for width in 20...240 {
      for height in [5, 6, 10, 24, 40, 100] {
        let size = Size(width: width, height: height)
        let layout = Layout(size: size, focus: focus, showsSidebar: showsSidebar)
        let parts = [layout.title, layout.status] + layout.dividers + Array(layout.panes.values)
        let area = parts.reduce(0) { $0 + $1.width * $1.height }
        #expect(area == width * height, "\(width)x\(height)")
        #expect(parts.allSatisfy { $0.x >= 0 && $0.y >= 0 && $0.maxX <= width && $0.maxY <= height })
      }
    }
  }

  @Test("shows at least thirty papers on forty rows", arguments: [60, 80, 100, 120, 200])
  func papers(width: Int) {
    let layout = Layout(size: Size(width: width, height: 40), focus: .list, showsSidebar: nil)
    #expect(layout.content(of: .list).height >= 30)
  }

  @Test("gives the abstract the larger share while it is read")
  func reading() {
    let layout = Layout(size: Size(width: 80, height: 24), focus: .abstract, showsSidebar: nil)
    #expect(layout.content(of: .abstract).height > 2 * layout.content(of: .list).height)
  }
}

@Suite("The columns of the list")
struct ListColumnsTests {
  @Test("give way until only the title is left, and always fill the width", arguments: 10...240)
  func filling(width: Int) {
    for (hasAuthors, hasScores) in [(true, false), (true, true), (false, false), (false, true)] {
      let columns = ListColumns(ListColumn.standard, width: width) { column in
        column == .authors ? hasAuthors : [.score, .links].contains(column) ? hasScores : true
      }
      #expect(ListColumns.marks + columns.shown.reduce(0) { $0 + $1.width } == max(width - 1, ListColumns.marks))
      if columns.width(of: .authors) > 0 { #expect(columns.width(of: .date) > 0) }
      if columns.width(of: .topic) > 0, hasAuthors { #expect(columns.width(of: .authors) > 0) }
    }
  }

  @Test("stand in the order that was chosen, the title always among them", arguments: 10...240)
  func order(width: Int) {
    let chosen: [ListColumn] = [.score, .venue, .source, .date, .added]
    let columns = ListColumns(chosen, width: width) { _ in true }
    #expect(ListColumns.marks + columns.shown.reduce(0) { $0 + $1.width } == max(width - 1, ListColumns.marks))
    #expect(columns.shown.contains { $0.column == .title })
    let others = columns.shown.map(\.column).filter { $0 != .title }
    #expect(others == chosen.filter(others.contains))
  }
}
