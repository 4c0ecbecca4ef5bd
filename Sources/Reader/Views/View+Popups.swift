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

  func drawChooser(_ chooser: Chooser, of frame: inout Frame) {
    let title = chooser.kind == .topics ? "Topics" : "Theme"
    let inside = drawPopup(title, width: chooser.size.width, height: chooser.size.height, of: &frame)
    let style = theme.style(.uiPopup)
    frame.write("›", x: inside.x + 1, y: inside.y, style: theme.style(.uiPopupKey))
    frame.write(chooser.editor.text, x: inside.x + 3, y: inside.y, style: style, width: max(0, inside.width - 4))
    let before = TextWidth.columns(of: chooser.editor.text.prefix(chooser.editor.cursor))
    frame.cursor = Point(x: min(inside.x + 3 + before, inside.maxX - 1), y: inside.y)
    let shown = chooser.shown.dropFirst(chooser.offset).prefix(height(of: chooser))
    for (line, (index, choice)) in zip(shown.indices, shown.map { chooser.choices[$0] }).enumerated() {
      let place = Rect(x: inside.x, y: inside.y + 1 + line, width: inside.width, height: 1)
      let isTicked = chooser.ticked.contains(choice.name)
      if isTicked { frame.write("✓", x: place.x + 1, y: place.y, style: theme.style(.uiPopupKey)) }
      let detail = TextWidth.columns(of: choice.detail)
      frame.write(choice.name, x: place.x + 3, y: place.y, style: style, width: max(1, place.width - detail - 6))
      frame.write(choice.detail, x: place.maxX - detail - 2, y: place.y, style: theme.style(.uiPopupDim))
      if index == chooser.selection {
        let patch = theme.patch(.uiPopupSelection)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
    let list = inside.inset(top: 1, bottom: 1)
    drawScrollbar(offset: chooser.offset, total: chooser.shown.count, in: list, of: &frame)
    let help =
      chooser.kind == .topics
      ? "Space ticks, Enter shows papers with any of these" : "Enter keeps it, Esc goes back"
    let text = chooser.shown.isEmpty ? "Nothing of that name" : help
    frame.write(text, x: inside.x + 1, y: inside.maxY - 1, style: theme.style(.uiPopupDim), width: inside.width - 2)
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
