import Terminal
import Themes

/// Draws the whole screen.
package func view(_ state: State) -> Frame {
  state.usesASCII ? draw(state).inASCII() : draw(state)
}

private func draw(_ state: State) -> Frame {
  var frame = Frame(size: state.size, style: state.theme.style(.uiBackground))
  let layout = state.layout
  guard layout.shape != .tooSmall else {
    state.drawTooSmall(in: &frame)
    return frame
  }
  if let triage = state.triage, triage.isShown {
    state.drawTriage(triage, of: &frame)
  } else {
    state.drawPanes(layout, of: &frame)
  }
  switch state.overlay {
  case .prompt(let prompt): state.drawPrompt(prompt, in: layout.status, of: &frame)
  case .chooser(let chooser):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawChooser(chooser, of: &frame)
  case .stats(let stats):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawStats(stats, of: &frame)
  case .trends(let page):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawTrends(page, of: &frame)
  case .rules(let test):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawRules(test, of: &frame)
  case .sources(let page):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawSources(page, of: &frame)
  case .help(let offset):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawHelp(offset: offset, of: &frame)
  case .confirmation(let confirmation):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawConfirmation(confirmation, of: &frame)
  case .deletion(let search):
    state.drawStatus(in: layout.status, of: &frame)
    state.drawDeletion(search, of: &frame)
  case .hints, nil:
    state.drawStatus(in: layout.status, of: &frame)
    state.drawPendingKeys(above: layout.status, of: &frame)
  }
  return frame
}

extension State {
  fileprivate func drawPanes(_ layout: Layout, of frame: inout Frame) {
    if !layout.isZen { drawTitle(in: layout.title, of: &frame) }
    for divider in layout.dividers {
      frame.verticalLine(x: divider.x, y: divider.y, height: divider.height, style: theme.style(.uiBorder))
    }
    if let rect = layout.panes[.sidebar] { drawSidebar(in: rect, of: &frame) }
    if let rect = layout.panes[.list] { drawList(in: rect, of: &frame) }
    if let rect = layout.panes[.abstract] { drawAbstract(in: rect, of: &frame) }
  }

  func drawTooSmall(in frame: inout Frame) {
    let style = theme.style(.warning)
    let lines = ["Too small", "\(size.width)×\(size.height)", "needs 20×5", "q quits"]
    let top = max(0, (size.height - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      frame.write(line, x: max(0, (size.width - line.count) / 2), y: top + index, style: style)
    }
  }

  /// The first line: what is on show, and how much of it.
  func drawTitle(in rect: Rect, of frame: inout Frame) {
    let base = theme.style(.uiStatusline)
    frame.fill(rect, style: base)
    var x = frame.write(" Lectern ", x: 0, y: rect.y, style: theme.style(.uiStatuslineMode))
    let picked = picked.count
    if picked > 0 {
      x += frame.write(" ✓ \(picked.grouped) selected", x: x, y: rect.y, style: theme.style(.uiStatuslineKey)) + 1
    }
    let total = remote.map { max($0.total ?? 0, catalog.count) } ?? ownCount(of: filter.scope)
    let isNarrowed = !filter.isEmpty || remote != nil
    let count =
      loading.map { " reading \(origin.title) \(Int($0 * 100)) % " }
      ?? (isNarrowed ? " \(listCount) of \(total.grouped) " : " \(listCount) ")
        + "papers · \(origin.title) "
    let room = max(0, rect.width - TextWidth.columns(of: count))
    if room > x + 8 { frame.write(count, x: room, y: rect.y, style: base) }
    let parts = [listTitle] + (filter.topics.isEmpty ? [] : [filter.topics.joined(separator: " or ")])
      + (filter.text.isEmpty ? [] : [filter.text])
    for (index, part) in parts.enumerated() where x < room {
      x += frame.write(
        index == 0 ? " " : " › ", x: x, y: rect.y, style: theme.style(.uiStatusline), width: room - x)
      let scope: Scope = index == 0 ? .uiStatusline : index == parts.count - 1 && !filter.text.isEmpty ? .match : .uiStatuslineKey
      let style = base.overlaid(by: theme.patch(scope))
      x += frame.write(part, x: x, y: rect.y, style: style, width: max(0, room - x - 1))
    }
  }

  /// A pane's title line.
  func drawHeading(_ text: String, note: String = "", pane: Pane, in rect: Rect, of frame: inout Frame) {
    let isFocused = focus == pane
    let style = theme.style(isFocused ? .uiBorderFocused : .uiBorder)
    frame.horizontalLine(x: rect.x, y: rect.y, width: rect.width, style: style)
    let label = isFocused ? theme.style(.uiHeading) : theme.style(.uiTextDim)
    frame.write(" \(text) ", x: rect.x + 1, y: rect.y, style: label, width: max(0, rect.width - 2))
    let width = TextWidth.columns(of: note) + 2
    if !note.isEmpty, width + TextWidth.columns(of: text) + 6 < rect.width {
      frame.write(" \(note) ", x: rect.maxX - width - 1, y: rect.y, style: theme.style(.uiTextDim))
    }
  }
}

extension Int {
  /// With commas between thousands: `99,761`.
  package var grouped: String {
    var digits = String(magnitude)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return self < 0 ? "-" + digits : digits
  }
}
