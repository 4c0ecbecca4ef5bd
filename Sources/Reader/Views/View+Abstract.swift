import Terminal
import Themes

extension State {
  func drawAbstract(in rect: Rect, of frame: inout Frame) {
    let content = rect.inset(top: 1)
    guard let page = abstractPage else {
      if layout.isZen { return }
      if let group = list.selectedGroup { return drawGroup(group, in: rect, of: &frame) }
      return drawHeading("Abstract", pane: .abstract, in: rect, of: &frame)
    }
    let more = max(0, page.lines.count - content.height)
    let note = foundNote ?? (more == 0 ? "" : abstractOffset >= more ? "end" : "\(abstractOffset * 100 / more) %")
    if !layout.isZen { drawHeading(heading, note: note, pane: .abstract, in: rect, of: &frame) }
    var linkBefore: String?
    for (y, line) in page.lines.dropFirst(abstractOffset).prefix(content.height).enumerated() {
      draw(line, after: linkBefore, at: Point(x: content.x + 1, y: content.y + y), width: content.width - 1, of: &frame)
      linkBefore = line.segments.last?.link
    }
    drawScrollbar(offset: abstractOffset, total: page.lines.count, in: content, of: &frame)
  }

  /// The pane's title says what is marked, in words, since signs may be new to the reader.
  private var heading: String {
    guard let row = list.selectedRow else { return "Abstract" }
    let marks = [
      (isMarked(.starred, row), "★ starred"), (isMarked(.later, row), "◷ to read"),
      (isMarked(.dismissed, row), "✕ dismissed"), (rowMarks.snoozed.contains(row), "◌ \(snoozeText(of: row) ?? "")"),
      (!isMarked(.read, row) && !rowMarks.snoozed.contains(row) && !isAway(row), rowMarks.fresh.contains(row) ? "◆ new" : "● unread"),
      (isAway(row), "not in the library"), (rowMarks.updated.contains(row), "↻ updated"),
    ]
    let set = marks.filter(\.0).map(\.1)
    return set.isEmpty ? "Read" : set.joined(separator: "  ")
  }

  /// - Parameter linkBefore: the link that may go on from the line before, and has its letters there.
  func draw(
    _ line: AbstractPage.Line, after linkBefore: String? = nil, at point: Point, width: Int, of frame: inout Frame
  ) {
    var x = point.x
    var linkBefore = linkBefore
    for segment in line.segments where x < point.x + width {
      var style = theme.style(segment.scope)
      if let change = segment.change { style = style.overlaid(by: theme.patch(change == .added ? .paperAdded : .paperRemoved)) }
      if let found = segment.found {
        let isCurrent = find?.row == list.selectedRow && find?.index == found
        style = style.overlaid(by: theme.patch(isCurrent ? .matchCurrent : .match))
      }
      if segment.isMatch { style = style.overlaid(by: theme.patch(.match)) }
      let start = x
      x += frame.write(segment.text, x: x, y: point.y, style: style, width: point.x + width - x)
      defer { linkBefore = segment.link }
      guard case .hints(let hints) = overlay, let url = segment.link, url != linkBefore,
        let letters = hints.letters(for: url)
      else { continue }
      draw(letters, over: segment, at: Point(x: start, y: point.y), width: point.x + width - start, of: &frame)
    }
  }

  /// Writes a hint's letters over the beginning of a link, or in place of its number.
  private func draw(
    _ letters: String, over segment: AbstractPage.Segment, at point: Point, width: Int, of frame: inout Frame
  ) {
    let isNumber = segment.scope == .paperLinkNumber
    if isNumber {
      let text = "[\(letters)]".padded(to: segment.text.count)
      frame.write(text, x: point.x, y: point.y, style: theme.style(.paperLinkNumber), width: width)
    }
    let style = theme.style(.uiStatuslineMode)
    frame.write(letters, x: point.x + (isNumber ? 1 : 0), y: point.y, style: style, width: width)
  }
}
