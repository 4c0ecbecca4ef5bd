import Terminal
import Themes

extension State {
  /// Says what marking many papers will come to, and asks.
  func drawConfirmation(_ confirmation: Confirmation, of frame: inout Frame) {
    let title = "\(confirmation.verdict.intent) \(confirmation.rows.count.papers)"
    var lines = confirmation.details
    if confirmation.unchanged > 0 { lines.append(KeyHint.moreAreSo(confirmation.unchanged)) }
    let inside = drawPopup(title, width: 52, height: lines.count + 6, of: &frame)
    for (index, line) in lines.enumerated() where index + 2 < inside.height {
      frame.write(line, x: inside.x + 3, y: inside.y + 1 + index, style: theme.style(.uiPopup), width: inside.width - 4)
    }
    let y = inside.maxY - 1
    drawAnswers([("y", KeyHint.doIt), (KeyHint.anyOtherKey, KeyHint.leaveThem)], in: inside, of: &frame)
    if inside.height > lines.count + 3 {
      let note = KeyHint.oneStep(undo: firstKey(of: .undo))
      frame.write(note, x: inside.x + 3, y: y - 2, style: theme.style(.uiPopupDim), width: inside.width - 4)
    }
  }

  /// Asks whether a saved search is to go.
  func drawDeletion(_ search: Search, of frame: inout Frame) {
    let inside = drawPopup(KeyHint.deleteASearch, width: 60, height: 7, of: &frame)
    frame.write(search.name, x: inside.x + 3, y: inside.y + 1, style: theme.style(.uiPopup), width: inside.width - 4)
    frame.write(search.text, x: inside.x + 3, y: inside.y + 2, style: theme.style(.uiPopupDim), width: inside.width - 4)
    drawAnswers([("y", KeyHint.deleteIt), (KeyHint.anyOtherKey, KeyHint.leaveIt)], in: inside, of: &frame)
  }

  /// Keys and what they answer, on the last line of a popup.
  private func drawAnswers(_ answers: [(key: String, word: String)], in inside: Rect, of frame: inout Frame) {
    var x = inside.x + 1
    for (key, word) in answers {
      x += frame.write(key, x: x, y: inside.maxY - 1, style: theme.style(.uiPopupKey), width: max(0, inside.maxX - x)) + 1
      x += frame.write(word, x: x, y: inside.maxY - 1, style: theme.style(.uiPopup), width: max(0, inside.maxX - x)) + 2
    }
  }
}
