import Catalog
import Papers
import Terminal
import Themes

/// The columns of the list: what has no room gives way, the title last.
struct ListColumns: Equatable {
  var date = 0
  var authors = 0
  var topic = 0
  var score = 0
  /// Whether code and data are named.
  var links = 0
  var title = 0

  /// Columns of the marks before everything else.
  static let marks = 4

  init(width: Int, hasAuthors: Bool, hasScores: Bool, hasLinks: Bool) {
    var rest = width - Self.marks - 1
    func take(_ columns: Int, leaving title: Int) -> Int {
      guard rest - columns >= title else { return 0 }
      rest -= columns
      return columns
    }
    date = take(8, leaving: 28)
    if hasAuthors { authors = take(18, leaving: 40) }
    if hasScores { score = take(6, leaving: 40) }
    if hasLinks { links = take(3, leaving: 28) }
    topic = take(14, leaving: 48)
    if date > 0 { date += take(3, leaving: 52) }
    if authors > 0 { authors += take(8, leaving: 64) }
    title = max(0, rest)
  }
}

extension State {
  func drawList(in rect: Rect, of frame: inout Frame) {
    let content = rect.inset(top: 1)
    drawHeading(filter.queue.title, note: position, pane: .list, in: rect, of: &frame)
    guard !list.rows.isEmpty else { return drawEmptyList(in: content, of: &frame) }
    let visible = list.rows.indices.dropFirst(list.offset).prefix(content.height)
    let papers = visible.map { catalog.paper(at: list.rows[$0]) }
    let columns = ListColumns(
      width: content.width, hasAuthors: papers.contains { !$0.authors.isEmpty },
      hasScores: papers.contains { $0.score != nil },
      hasLinks: visible.contains { catalog.links(at: list.rows[$0]) != (false, false) })
    let highlighter = Highlighter(filter.query)
    for (line, (index, paper)) in zip(visible, papers).enumerated() {
      let place = Rect(x: content.x, y: content.y + line, width: content.width, height: 1)
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
    drawScrollbar(offset: list.offset, total: list.rows.count, in: content, of: &frame)
  }

  /// `3/76`, or nothing in an empty list.
  private var position: String {
    list.rows.isEmpty ? "" : "\((list.selection + 1).grouped)/\(list.rows.count.grouped)"
  }

  private func draw(
    _ paper: Paper, row: Row, isPicked: Bool, columns: ListColumns, highlighter: Highlighter, in place: Rect,
    of frame: inout Frame
  ) {
    drawMarks(of: row, isPicked: isPicked, at: Point(x: place.x, y: place.y), of: &frame)
    var x = place.x + ListColumns.marks
    if columns.date > 0 {
      let date = paper.published?.description ?? ""
      frame.write(
        columns.date > 8 ? date : String(date.prefix(7)), x: x, y: place.y, style: theme.style(.listDate),
        width: columns.date - 1)
      x += columns.date
    }
    let scope: Scope =
      isMarked(.dismissed, row) ? .listTitleDismissed : isMarked(.read, row) ? .listTitleRead : .listTitle
    let room = columns.title - drawTags(of: row, endingAt: x + columns.title - 1, y: place.y, most: columns.title / 3, of: &frame)
    drawHighlighted(
      TeX.unicode(paper.title), scope, highlighter.ranges(in:field:), field: .title,
      at: Point(x: x, y: place.y), width: room - 1, of: &frame)
    x += columns.title
    if columns.links > 0 {
      drawLinks(of: row, at: Point(x: x, y: place.y), of: &frame)
      x += columns.links
    }
    if columns.authors > 0 {
      drawHighlighted(
        Self.byline(paper.authors), .listAuthor, highlighter.ranges(in:field:), field: .authors,
        at: Point(x: x, y: place.y), width: columns.authors - 1, of: &frame)
      x += columns.authors
    }
    if columns.topic > 0 {
      frame.write(
        paper.topics.first ?? "", x: x, y: place.y, style: theme.style(.listTopic), width: columns.topic - 1)
      x += columns.topic
    }
    if columns.score > 0, let score = paper.score {
      let text = score.formatted
      frame.write(
        text, x: x + max(0, columns.score - 1 - text.count), y: place.y, style: theme.style(.listScore),
        width: columns.score - 1)
    }
  }

  /// `●` unread or `✕` dismissed, `★` starred, `◷` to read later; `✓` before them for one of the selected papers.
  private func drawMarks(of row: Row, isPicked: Bool, at point: Point, of frame: inout Frame) {
    if isMarked(.dismissed, row) {
      frame.write("✕", x: point.x + 1, y: point.y, style: theme.style(.markDismissed))
    } else if !isMarked(.read, row) {
      frame.write("●", x: point.x + 1, y: point.y, style: theme.style(.markUnread))
    }
    let isStarred = isMarked(.starred, row)
    if isStarred { frame.write("★", x: point.x + 2, y: point.y, style: theme.style(.markStarred)) }
    if isMarked(.later, row) {
      frame.write("◷", x: point.x + (isStarred ? 0 : 2), y: point.y, style: theme.style(.markLater))
    }
    if isPicked { frame.write("✓", x: point.x, y: point.y, style: theme.style(.sidebarActive)) }
  }

  /// Tags at the end of the title's column, as many as fit into `most` columns; gives the columns that they take.
  private func drawTags(of row: Row, endingAt end: Int, y: Int, most: Int, of frame: inout Frame) -> Int {
    let tags = tags(of: row).map { "#" + $0 }
    guard !tags.isEmpty, most >= 6 else { return 0 }
    var used = 0
    var shown: [(tag: String, columns: Int)] = []
    for tag in tags {
      let columns = min(TextWidth.columns(of: tag), most)
      guard used + columns <= most else { break }
      shown.append((tag, columns))
      used += columns + 1
    }
    var x = end - used + 1
    for (tag, columns) in shown {
      let style = theme.style(TagColor.scope(of: String(tag.dropFirst())))
      x += max(columns, frame.write(tag, x: x, y: y, style: style, width: columns)) + 1
    }
    return used
  }

  /// `λ` where code is named, `▤` where data is.
  private func drawLinks(of row: Row, at point: Point, of frame: inout Frame) {
    let (hasCode, hasData) = catalog.links(at: row)
    if hasCode { frame.write("λ", x: point.x, y: point.y, style: theme.style(.listTopic)) }
    if hasData { frame.write("▤", x: point.x + 1, y: point.y, style: theme.style(.listTopic)) }
  }

  /// The family name of the first author, and whether there are more.
  static func byline(_ authors: [String]) -> String {
    guard let first = authors.first else { return "" }
    let name = TeX.unicode(first)
    let family = name.split(separator: " ").last.map(String.init) ?? name
    switch authors.count {
    case 1: return family
    case 2 where authors[1] != "et al.":
      let second = TeX.unicode(authors[1])
      return "\(family), \(second.split(separator: " ").last.map(String.init) ?? second)"
    default: return "\(family) et al."
    }
  }

  private func drawHighlighted(
    _ text: String, _ scope: Scope,
    _ ranges: (String, TextField) -> [Range<String.Index>], field: TextField,
    at point: Point, width: Int, of frame: inout Frame
  ) {
    let style = theme.style(scope)
    let used = frame.write(text, x: point.x, y: point.y, style: style, width: width)
    for range in ranges(text, field) {
      let before = TextWidth.columns(of: text[..<range.lowerBound])
      guard before < used else { break }
      let columns = min(TextWidth.columns(of: text[range]), used - before)
      let patch = theme.patch(.match)
      frame.restyle(Rect(x: point.x + before, y: point.y, width: columns, height: 1)) {
        $0 = $0.overlaid(by: patch)
      }
    }
  }

  /// `Did you mean neural, neutral or neuralgia? `, or nothing.
  private var suggestion: String {
    guard let last = suggestions.last else { return "" }
    let others = suggestions.dropLast().joined(separator: ", ")
    return "Did you mean \(others.isEmpty ? last : "\(others) or \(last)")? "
  }

  private func drawEmptyList(in rect: Rect, of frame: inout Frame) {
    let text =
      loading != nil ? "Reading the library …"
      : answered == 0 ? ""
      : filter.isEmpty ? filter.queue.emptyText
      : "No paper in \(filter.queue.title) matches. \(suggestion)\(hint(.clear, "drops the filter"))"
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
