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
    let page = HelpPage(keymap: keymap, mode: mode)
    let inside = drawPopup(
      "Keys of the \(mode.place)", width: 76,
      height: min(100, page.lines.count + 2), of: &frame)
    for (y, line) in page.lines.dropFirst(offset).prefix(inside.height).enumerated() {
      switch line {
      case .blank: break
      case .heading(let text):
        frame.write(text, x: inside.x + 2, y: inside.y + y, style: theme.style(.uiPopupHeading), width: inside.width - 2)
      case .binding(let keys, let invocation):
        let keyWidth = min(26, inside.width / 3)
        frame.write(keys, x: inside.x + 2, y: inside.y + y, style: theme.style(.uiPopupKey), width: keyWidth)
        frame.write(
          invocation.summary, x: inside.x + 3 + keyWidth, y: inside.y + y, style: theme.style(.uiPopup),
          width: max(0, inside.width - keyWidth - 4))
      }
    }
    drawScrollbar(offset: offset, total: page.lines.count, in: inside, of: &frame)
  }
}
