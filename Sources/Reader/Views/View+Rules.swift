import Catalog
import Papers
import Terminal
import Themes

extension State {
  /// The rules, each with the papers that it would have found.
  func drawRules(_ test: RuleTest, of frame: inout Frame) {
    let title = "What the rules would have done to the \(test.total.papers) of the last month"
    let lines = test.lines
    let inside = drawPopup(title, width: 100, height: min(100, lines.count + 2), of: &frame)
    for (y, line) in lines.dropFirst(test.offset).prefix(inside.height).enumerated() {
      draw(line, at: Point(x: inside.x + 2, y: inside.y + y), width: inside.width - 4, of: &frame)
    }
    drawScrollbar(offset: test.offset, total: lines.count, in: inside, of: &frame)
  }

  private func draw(_ line: RuleTest.Line, at point: Point, width: Int, of frame: inout Frame) {
    switch line {
    case .blank: break
    case .rule(let rule, let count):
      let number = count.papers
      let used = frame.write(rule.name, x: point.x, y: point.y, style: theme.style(.uiPopupHeading), width: max(0, width - number.count - 1))
      guard used + number.count < width else { return }
      frame.write(number, x: point.x + width - number.count, y: point.y, style: theme.style(.uiPopupDim))
    case .query(let rule):
      let used = frame.write(rule.when, x: point.x, y: point.y, style: theme.style(.uiPopupDim), width: max(0, width * 2 / 3))
      let then = " → " + rule.then.joined(separator: ", ")
      frame.write(then, x: point.x + used, y: point.y, style: theme.style(.uiPopupKey), width: max(0, width - used))
    case .paper(let row):
      let title = TeX.unicode(catalog.paper(at: row).title)
      frame.write(title, x: point.x + 2, y: point.y, style: theme.style(.uiPopup), width: max(0, width - 2))
    }
  }
}
