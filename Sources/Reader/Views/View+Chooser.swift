import Terminal
import Themes

extension State {
  func drawChooser(_ chooser: Chooser, of frame: inout Frame) {
    let inside = drawPopup(chooser.kind.title, width: chooser.size.width, height: chooser.size.height, of: &frame)
    let style = theme.style(.uiPopup)
    frame.write("›", x: inside.x + 1, y: inside.y, style: theme.style(.uiPopupKey))
    frame.write(chooser.editor.text, x: inside.x + 3, y: inside.y, style: style, width: max(0, inside.width - 4))
    let before = TextWidth.columns(of: chooser.editor.text.prefix(chooser.editor.cursor))
    frame.cursor = Point(x: min(inside.x + 3 + before, inside.maxX - 1), y: inside.y)
    for (line, shown) in chooser.shown.dropFirst(chooser.offset).prefix(height(of: chooser)).enumerated() {
      let place = Rect(x: inside.x, y: inside.y + 1 + line, width: inside.width, height: 1)
      draw(shown, of: chooser, in: place, of: &frame)
      if chooser.offset + line == chooser.selection {
        let patch = theme.patch(.uiPopupSelection)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
    let list = inside.inset(top: 1, bottom: 1)
    drawScrollbar(offset: chooser.offset, total: chooser.shown.count, in: list, of: &frame)
    let text = chooser.shown.isEmpty ? KeyHint.nothingOfThatName : chooser.kind.help
    frame.write(text, x: inside.x + 1, y: inside.maxY - 1, style: theme.style(.uiPopupDim), width: inside.width - 2)
  }

  /// One choice: ticked or not, its text with the typed letters set apart, and its detail at the right.
  private func draw(_ shown: Chooser.Shown, of chooser: Chooser, in place: Rect, of frame: inout Frame) {
    let choice = chooser.choices[shown.index]
    if chooser.ticked.contains(choice.name) {
      frame.write("✓", x: place.x + 1, y: place.y, style: theme.style(.uiPopupKey))
    }
    let detail = TextWidth.columns(of: choice.detail)
    let isKey = chooser.kind == .palette && choice.invocation?.command != .topic
    let style = theme.style(isKey ? .uiPopupKey : .uiPopupDim)
    frame.write(choice.detail, x: place.maxX - detail - 2, y: place.y, style: style)
    let width = max(1, place.width - detail - 6)
    let x = place.x + 3
    let used = frame.write(choice.text, x: x, y: place.y, style: theme.style(.uiPopupDim), width: width)
    let name = min(TextWidth.columns(of: choice.name), used)
    let base = theme.style(.uiPopup)
    frame.restyle(Rect(x: x, y: place.y, width: name, height: 1)) { $0 = base }
    let letters = Array(choice.text)
    var column = 0
    for (index, letter) in letters.enumerated() {
      let columns = TextWidth.columns(of: letter)
      guard column + columns <= used else { break }
      if shown.places.contains(index) {
        let match = theme.style(.uiPopupKey)
        frame.restyle(Rect(x: x + column, y: place.y, width: columns, height: 1)) { $0 = match }
      }
      column += columns
    }
  }
}
