import Catalog
import Papers
import Terminal
import Themes

extension State {
  func drawList(in rect: Rect, of frame: inout Frame) {
    let content = rect.inset(top: 1)
    drawHeading(listHeading, note: position, pane: .list, in: rect, of: &frame)
    guard !list.rows.isEmpty else { return drawEmptyList(in: content, of: &frame) }
    let lines = listForm.lines
    let visible = (list.offset..<list.offset + listHeight).compactMap { line in list.lines[line].map { (line, $0) } }
    let papers: [(row: Row, paper: Paper)] = visible.compactMap { _, target in
      guard case .paper(let place) = target else { return nil }
      return (list.rows[place], catalog.paper(at: list.rows[place]))
    }
    let columns = listColumns(papers, width: content.width)
    let highlighter = highlighter
    var next = papers.makeIterator()
    for (number, (line, target)) in visible.enumerated() {
      let y = content.y + number * lines
      let place = Rect(x: content.x, y: y, width: content.width, height: min(lines, content.maxY - y))
      switch target {
      case .header(let group): draw(header: group, isSelected: line == list.selection, in: place, of: &frame)
      case .paper(let index):
        guard let (row, paper) = next.next() else { continue }
        let isPicked = isPicked(at: index)
        draw(paper, row: row, isPicked: isPicked, columns: columns, highlighter: highlighter, in: place, of: &frame)
        restyle(place, isPicked: isPicked, isSelected: line == list.selection, of: &frame)
      }
    }
    drawScrollbar(offset: list.offset * lines, total: list.lines.count * lines, in: content, of: &frame)
  }

  /// The columns for the papers in view; those with nothing to show give way.
  private func listColumns(_ papers: [(row: Row, paper: Paper)], width: Int) -> ListColumns {
    ListColumns(columns, width: width) { column in
      switch column {
      case .authors: papers.contains { !$0.paper.authors.isEmpty }
      case .score: papers.contains { $0.paper.score != nil }
      case .added: papers.contains { $0.paper.added != nil }
      case .venue: papers.contains { $0.paper.venue?.isEmpty == false }
      case .recommended: rowMarks.scores != nil
      case .links: papers.contains { catalog.links(at: $0.row) != (false, false) }
      default: true
      }
    }
  }

  /// Sets the selected line apart, and those of selected papers.
  func restyle(_ place: Rect, isPicked: Bool, isSelected: Bool, of frame: inout Frame) {
    guard isPicked || isSelected else { return }
    let patch = theme.patch(isSelected && focus == .list ? .uiSelection : .uiSelectionInactive)
    frame.restyle(place) { $0 = $0.overlaid(by: patch) }
  }

  /// `3/76`, or nothing in an empty list; on a header, which of the groups it is.
  private var position: String {
    if let group = list.selectedGroup, let groups = list.groups {
      return "group \((group + 1).grouped)/\(groups.count.grouped)"
    }
    let total = filter.isPlain ? remote?.total ?? list.rows.count : list.rows.count
    let all = list.isWhole ? max(total, list.rows.count).grouped : listCount
    return list.rows.isEmpty ? "" : "\((list.selectedPlace + 1).grouped)/\(all)"
  }

  /// How many papers are in the list, `…` until all of them are found.
  var listCount: String { list.isWhole ? list.rows.count.grouped : "…" }

  /// `Did you mean neural, neutral or neuralgia? `, or nothing.
  private var suggestion: String {
    guard let last = suggestions.last else { return "" }
    return KeyHint.didYouMean(suggestions.dropLast(), last) + " "
  }

  /// Why there is nothing in the list, and what to do.
  var emptyListText: String {
    emptyRemoteText ?? (loading != nil ? KeyHint.readingLibrary
      : answered == 0 ? ""
      : filter.isEmpty ? filter.queue.emptyText
      : filter.likeness != nil && filter.isPlain ? "\(KeyHint.nothingLikeIt) \(hint(.clear, KeyHint.goesBack))"
      : "\(KeyHint.nothingMatches(in: listTitle)) \(suggestion)\(hint(.clear, KeyHint.dropsFilter))")
  }

  private func drawEmptyList(in rect: Rect, of frame: inout Frame) {
    let text = emptyListText
    for (line, range) in TextWrap.lines(text, width: max(10, rect.width - 4)).enumerated()
    where line + 1 < rect.height {
      frame.write(text[range], x: rect.x + 2, y: rect.y + 1 + line, style: theme.style(.uiTextDim))
    }
  }

  /// What stands in place of the papers of a service; nil when it is the filter that leaves none.
  private var emptyRemoteText: String? {
    guard let remote, filter.isEmpty else { return nil }
    let back = hint(.back, KeyHint.goesBack)
    if let failure = remote.failure { return "\(failure). \(hint(.refresh, KeyHint.asksAgain)) \(back)" }
    let place = remote.question.place
    return remote.isAsking || remote.arrived != nil ? "\(KeyHint.asking(place)) \(back)" : "\(KeyHint.findsNothing(place)) \(back)"
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
