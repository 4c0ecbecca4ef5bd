import Terminal
import Testing

@testable import Reader

@Suite("The sizes of the panes")
struct SizesTests {
  @Test("+ and - give the abstract more and less room, within bounds, and it is remembered", arguments: [(120, 24), (80, 40)])
  func share(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    let before = desk.state.layout.panes[.abstract]
    desk.press("++")
    let after = desk.state.layout.panes[.abstract]
    #expect((after?.width ?? 0) + (after?.height ?? 0) > (before?.width ?? 0) + (before?.height ?? 0))
    for _ in 0..<40 { desk.press("-") }
    #expect(desk.state.sizes.abstract == 20)
    let kept = desk.effects.compactMap { if case .keepAbstractSize(let share) = $0 { share } else { nil } }
    #expect(kept.last == 20)
    for _ in 0..<40 { desk.press("+") }
    #expect(desk.state.sizes.abstract == 80)
    #expect(desk.state.layout.panes[.list] != nil)
  }

  @Test("every size that the settings allow leaves every pane in view and inside of the screen")
  func bounds() {
    for width in [20, 60, 79, 80, 100, 119, 120, 160, 300] {
      for (sidebar, share, measure) in [(12, 20, 30), (60, 80, 200), (60, 20, 200), (25, 80, 30)] {
        for (focus, isZen) in [(Pane.list, false), (.abstract, false), (.abstract, true)] {
          var sizes = PaneSizes()
          (sizes.sidebar, sizes.abstract, sizes.measure) = (sidebar, share, measure)
          let layout = Layout(
            size: Size(width: width, height: 24), focus: focus, showsSidebar: true, sizes: sizes, isZen: isZen)
          for (pane, rect) in layout.panes {
            #expect(rect.x >= 0 && rect.maxX <= width && rect.width >= 12 && rect.height > 1, "\(pane) \(rect) at \(width)")
          }
          #expect(layout.panes[focus] != nil)
        }
      }
    }
  }

  @Test("zen shows the abstract alone, in the middle, and what is said below it")
  func zen() {
    var desk = Desk(width: 120, height: 20)
    desk.press("Z")
    #expect(!desk.screen.contains("Inbox") && !desk.screen.contains("Lectern") && !desk.screen.contains("Enter"))
    #expect(desk.screen.contains("                   Epsilon is small\n"))
    desk.press("s")
    #expect(desk.screen.contains("Starred: Epsilon"))
    desk.press("Z")
    #expect(desk.screen.contains("Inbox") && desk.state.focus == .abstract)
    desk.press("Z<Esc>")
    #expect(desk.state.focus == .list && desk.screen.contains("Inbox"))
  }
}
