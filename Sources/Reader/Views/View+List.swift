import Catalog
import Papers
import Terminal
import Themes

extension State {
  func drawList(in rect: Rect, of frame: inout Frame) {
    let content = rect.inset(top: 1)
    drawHeading(filter.title, note: position, pane: .list, in: rect, of: &frame)
    guard !list.rows.isEmpty else { return drawEmptyList(in: content, of: &frame) }
    let lines = listForm.lines
    let visible = list.rows.indices.dropFirst(list.offset).prefix(listHeight)
    let papers = visible.map { catalog.paper(at: list.rows[$0]) }
    let columns = ListColumns(columns, width: content.width) { column in
      switch column {
      case .authors: papers.contains { !$0.authors.isEmpty }
      case .score: papers.contains { $0.score != nil }
      case .added: papers.contains { $0.added != nil }
      case .venue: papers.contains { $0.venue?.isEmpty == false }
      case .links: visible.contains { catalog.links(at: list.rows[$0]) != (false, false) }
      default: true
      }
    }
    let highlighter = highlighter
    for (line, (index, paper)) in zip(visible, papers).enumerated() {
      let place = Rect(x: content.x, y: content.y + line * lines, width: content.width, height: min(lines, content.maxY - content.y - line * lines))
      let isPicked = isPicked(at: index)
      draw(
        paper, row: list.rows[index], isPicked: isPicked, columns: columns, highlighter: highlighter, in: place,
        of: &frame)
      if isPicked, index != list.selection {
        let patch = theme.patch(.uiSelectionInactive)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
      if index == list.selection {
        let patch = theme.patch(focus == .list ? .uiSelection : .uiSelectionInactive)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
    drawScrollbar(offset: list.offset * lines, total: list.rows.count * lines, in: content, of: &frame)
  }

  /// `3/76`, or nothing in an empty list.
  private var position: String {
    list.rows.isEmpty ? "" : "\((list.selection + 1).grouped)/\(list.rows.count.grouped)"
  }

  /// `Did you mean neural, neutral or neuralgia? `, or nothing.
  private var suggestion: String {
    guard let last = suggestions.last else { return "" }
    let others = suggestions.dropLast().joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? last : "\(others) or \(last)")? "
  }

  /// Why there is nothing in the list, and what to do.
  var emptyListText: String {
    loading != nil ? "Reading the library …"
      : answered == 0 ? ""
      : filter.isEmpty ? filter.queue.emptyText
      : filter.likeness != nil && filter.isPlain ? "No paper shares a word with it. \(hint(.clear, "goes back"))"
      : "No paper in \(filter.title) matches. \(suggestion)\(hint(.clear, "drops the filter"))"
  }

  private func drawEmptyList(in rect: Rect, of frame: inout Frame) {
    let text = emptyListText
    for (line, range) in TextWrap.lines(text, width: max(10, rect.width - 4)).enumerated()
    where line + 1 < rect.height {
      frame.write(text[range], x: rect.x + 2, y: rect.y + 1 + line, style: theme.style(.uiTextDim))
    }
  }

  /// `c drops the filter`, with the key that the keymap has.
  private func hint(_ command: Command, _ text: String) -> String {
    keymap.keys(for: Invocation(command), in: mode).first.map { "\(KeyName.name(of: $0)) \(text)." } ?? ""
  }

  /// A thumb at the right edge, when there is more than fits.
  func drawScrollbar(offset: Int, total: Int, in rect: Rect, of frame: inout Frame) {
    guard total > rect.height, rect.height > 2 else { return }
    let length = max(1, rect.height * rect.height / total)
    let top = (rect.height - length) * offset / max(1, total - rect.height)
    for line in 0..<length {
      let place = Point(x: rect.maxX - 1, y: rect.y + min(top + line, rect.height - 1))
      var style = frame[place.x, place.y].style
      style.foreground = theme.style(.uiScrollbar).foreground
      frame.write("▐", x: place.x, y: place.y, style: style)
    }
  }
}
