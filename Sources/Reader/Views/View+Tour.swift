import Terminal
import Themes

extension State {
  /// The step of the tour that comes next, and how to leave it where there is room.
  func drawTour(_ tour: Tour, in rect: Rect, of frame: inout Frame) {
    guard let step = tour.left.first else { return }
    let label = " Tour \(tour.place) "
    let start = rect.x + frame.write(label, x: rect.x, y: rect.y, style: theme.style(.uiStatuslineMode), width: rect.width)
    let end = drawHints(step.keys, from: start + 1, in: rect, of: &frame)
    let note = KeyHint.endsTour(back: firstKey(of: .back))
    let x = rect.maxX - TextWidth.columns(of: note) - 1
    guard focus == .list, x > end + 2 else { return }
    frame.write(note, x: x, y: rect.y, style: theme.style(.uiStatusline).overlaid(by: theme.patch(.uiTextDim)))
  }

  /// `Tour 1/7: j and k go through the papers`
  var tourInWords: String {
    guard let tour, let step = tour.left.first else { return "" }
    let keys = step.keys.map { "\(firstKey(of: $0.0)) \($0.1)" }
    return "Tour \(tour.place): \(keys.joined(separator: step == .move ? " " : ", "))"
  }
}
