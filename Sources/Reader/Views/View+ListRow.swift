import Catalog
import Papers
import Terminal
import Themes

extension State {
  /// A paper in the list: a line of columns, and below that, where there are two lines, what it is about.
  func draw(
    _ paper: Paper, row: Row, isPicked: Bool, columns: ListColumns, highlighter: Highlighter, in place: Rect,
    of frame: inout Frame
  ) {
    drawMarks(of: row, isPicked: isPicked, at: Point(x: place.x, y: place.y), of: &frame)
    var x = place.x + ListColumns.marks
    for shown in columns.shown {
      draw(
        shown.column, of: paper, row: row, highlighter,
        in: Rect(x: x, y: place.y, width: max(0, shown.width - 1), height: 1), of: &frame)
      x += shown.width
    }
    guard place.height > 1 else { return }
    let start = place.x + ListColumns.marks + (columns.shown.first?.column == .date ? columns.width(of: .date) : 0)
    frame.write(
      paper.firstSentence, x: start, y: place.y + 1, style: theme.style(.uiTextDim), width: max(0, place.maxX - start - 2))
  }

  private func draw(
    _ column: ListColumn, of paper: Paper, row: Row, _ highlighter: Highlighter, in place: Rect, of frame: inout Frame
  ) {
    let at = Point(x: place.x, y: place.y)
    func write(_ text: some StringProtocol, _ scope: Scope) {
      frame.write(text, x: place.x, y: place.y, style: theme.style(scope), width: place.width)
    }
    switch column {
    case .date:
      let date = paper.published?.description ?? ""
      write(place.width > 7 ? date : String(date.prefix(7)), .listDate)
    case .title:
      let scope: Scope = isMarked(.dismissed, row) ? .listTitleDismissed : isMarked(.read, row) ? .listTitleRead : .listTitle
      let tags = drawTags(of: row, endingAt: place.maxX, y: place.y, most: (place.width + 1) / 3, of: &frame)
      let badge = drawWithdrawal(of: paper, in: place, of: &frame)
      drawHighlighted(
        TeX.unicode(paper.title), scope, highlighter.ranges(in:field:), field: .title, at: Point(x: at.x + badge, y: at.y),
        width: max(0, place.width - tags - badge), of: &frame)
    case .recommended: write(rowMarks.scores.map { Bar.sign($0.bar(at: row)) } ?? "", .listScore)
    case .links: drawLinks(of: row, at: at, of: &frame)
    case .authors:
      drawHighlighted(
        Self.byline(paper.authors), .listAuthor, highlighter.ranges(in:field:), field: .authors, at: at,
        width: place.width, of: &frame)
    case .topic: write(paper.topics.first ?? "", .listTopic)
    case .venue: write(paper.venue.map(TeX.unicode) ?? "", .paperVenue)
    case .source: write(paper.source, .uiTextDim)
    case .added: write(paper.added?.date.description ?? "", .listDate)
    case .score:
      let text = paper.score?.formatted ?? ""
      let start = place.x + max(0, place.width - text.count)
      frame.write(text, x: start, y: place.y, style: theme.style(.listScore), width: place.maxX - start)
    }
  }

  /// `●` unread, `◆` unread and new, `◌` snoozed or `✕` dismissed, `↻` updated since it was read, `★` starred, `◷` to read later; `✓` before them for one of the selected papers.
  private func drawMarks(of row: Row, isPicked: Bool, at point: Point, of frame: inout Frame) {
    if isMarked(.dismissed, row) {
      frame.write("✕", x: point.x + 1, y: point.y, style: theme.style(.markDismissed))
    } else if rowMarks.snoozed.contains(row) {
      frame.write("◌", x: point.x + 1, y: point.y, style: theme.style(.markLater))
    } else if !isMarked(.read, row), !isAway(row) {
      let isNew = rowMarks.fresh.contains(row)
      frame.write(isNew ? "◆" : "●", x: point.x + 1, y: point.y, style: theme.style(isNew ? .markUnreadNew : .markUnread))
    } else if rowMarks.updated.contains(row) {
      frame.write("↻", x: point.x + 1, y: point.y, style: theme.style(.markUnreadNew))
    }
    let isStarred = isMarked(.starred, row)
    if isStarred { frame.write("★", x: point.x + 2, y: point.y, style: theme.style(.markStarred)) }
    if isMarked(.later, row) {
      frame.write("◷", x: point.x + (isStarred ? 0 : 2), y: point.y, style: theme.style(.markLater))
    }
    if isPicked { frame.write("✓", x: point.x, y: point.y, style: theme.style(.sidebarActive)) }
  }

  /// Says before the title that a paper was taken back, in a word where there is room; gives the columns that it takes.
  private func drawWithdrawal(of paper: Paper, in place: Rect, of frame: inout Frame) -> Int {
    guard let withdrawal = paper.withdrawal, place.width >= 4 else { return 0 }
    let word = place.width >= 36 ? withdrawal.rawValue : "✗"
    return frame.write(word, x: place.x, y: place.y, style: theme.style(.error), width: place.width) + 1
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
}

extension Paper {
  /// The first sentence of the abstract, to say in a line what the paper is about.
  var firstSentence: String {
    // Nobody has room for more than a few hundred characters of it.
    let text = TeX.unicode(String(abstract.prefix(600)))
    var index = text.startIndex
    while let sign = text[index...].firstIndex(where: { ".!?".contains($0) }) {
      index = text.index(after: sign)
      let rest = text[index...]
      // Short pieces end with what is an abbreviation more often than not.
      let isEnd = rest.isEmpty || rest.first?.isWhitespace == true && rest.dropFirst().first?.isLowercase != true
      if isEnd, text.distance(from: text.startIndex, to: index) >= 15 { return String(text[..<index]) }
    }
    return text
  }
}
