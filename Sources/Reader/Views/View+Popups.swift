import Terminal
import Themes

extension State {
  /// A box in the middle; gives the part inside of its border.
  func drawPopup(_ title: String, width: Int, height: Int, of frame: inout Frame) -> Rect {
    let rect = layout.popup(width: width, height: height)
    frame.fill(rect, style: theme.style(.uiPopup))
    frame.box(rect, style: theme.style(.uiPopupBorder))
    frame.write(
      " \(title) ", x: rect.x + 2, y: rect.y, style: theme.style(.uiPopupHeading), width: max(0, rect.width - 4))
    return rect.inset(left: 1, top: 1, right: 1, bottom: 1)
  }

  func drawHelp(offset: Int, of frame: inout Frame) {
    let page = helpPage
    let columns = helpColumns
    let inside = drawPopup(
      "Keys of the \(mode.place)", width: 76 * columns,
      height: min(100, (page.lines.count + columns - 1) / columns + 2), of: &frame)
    let width = inside.width / columns
    for (index, line) in page.lines.dropFirst(offset).prefix(inside.height * columns).enumerated() {
      let (column, y) = index.quotientAndRemainder(dividingBy: max(1, inside.height))
      draw(line, in: Rect(x: inside.x + column * width, y: inside.y + y, width: width, height: 1), of: &frame)
    }
    if page.lines.count > inside.height * columns {
      drawScrollbar(offset: offset, total: page.lines.count - inside.height * (columns - 1), in: inside, of: &frame)
    }
  }

  private func draw(_ line: HelpPage.Line, in place: Rect, of frame: inout Frame) {
    switch line {
    case .blank: break
    case .heading(let text):
      frame.write(text, x: place.x + 2, y: place.y, style: theme.style(.uiPopupHeading), width: max(0, place.width - 2))
    case .binding(let keys, let invocation):
      let keyWidth = min(26, place.width / 3)
      frame.write(keys, x: place.x + 2, y: place.y, style: theme.style(.uiPopupKey), width: keyWidth)
      frame.write(
        summary(of: invocation) ?? invocation.summary, x: place.x + 3 + keyWidth, y: place.y, style: theme.style(.uiPopup),
        width: max(0, place.width - keyWidth - 4))
    }
  }
}
