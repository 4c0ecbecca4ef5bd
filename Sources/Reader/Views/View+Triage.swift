import Catalog
import Papers
import Terminal
import Themes

/// Where everything is while papers are decided on.
struct TriageLayout: Equatable {
  let bar: Rect
  /// The line of progress below the bar, where there is room for one.
  let progress: Rect?
  let page: Rect
  /// The line above the keys that says what was done last and how many of each there are. In smaller windows
  /// the numbers stand at the end of the line of progress.
  let tally: Rect?
  let keys: Rect

  init(size: Size) {
    bar = Rect(x: 0, y: 0, width: size.width, height: 1)
    keys = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    progress = size.height >= 12 ? Rect(x: 0, y: 1, width: size.width, height: 1) : nil
    tally = size.height >= 30 ? Rect(x: 0, y: size.height - 2, width: size.width, height: 1) : nil
    let top = progress == nil ? 1 : 2
    page = Rect(x: 0, y: top, width: size.width, height: max(0, size.height - top - (tally == nil ? 1 : 2)))
  }
}

extension State {
  var triageLayout: TriageLayout { TriageLayout(size: size) }

  /// The paper on the screen, set for it.
  var triagePage: TriagePage? {
    guard let triage, let item = triage.current else { return nil }
    let marks: [(String, Scope)] = [
      (isMarked(.starred, item.row), "★ starred", Scope.markStarred),
      (isMarked(.later, item.row), "◷ to read", .markLater),
      (isMarked(.dismissed, item.row), "✕ dismissed", .markDismissed),
      (isAway(item.row), "not in the library", .uiTextDim),
    ].filter(\.0).map { ($0.1, $0.2) } + tags(of: item.row).map { ("#" + $0, TagColor.scope(of: $0)) }
    let area = triageLayout.page
    let paper = catalog.paper(at: item.row)
    let withdrawal = paper.withdrawal.map { [("✗ \($0.rawValue)", Scope.error)] } ?? []
    return TriagePage(
      paper, marks: withdrawal + marks, area: Size(width: area.width, height: area.height),
      highlighter: highlighter, offset: triage.offset)
  }

  /// Draws the paper to decide on, or the summary after the last one.
  func drawTriage(_ triage: Triage, of frame: inout Frame) {
    let layout = triageLayout
    drawTriageBar(triage, in: layout.bar, of: &frame)
    if let progress = layout.progress { drawProgress(triage, in: progress, of: &frame) }
    guard let page = triagePage else {
      return drawSummary(triage, in: layout, of: &frame)
    }
    for (at, line) in page.placed {
      draw(line, at: Point(x: layout.page.x + at.x, y: layout.page.y + at.y), width: layout.page.width - at.x, of: &frame)
    }
    if page.isLong {
      let text = Rect(
        x: 0, y: layout.page.maxY - page.height, width: layout.page.width, height: page.height)
      drawScrollbar(offset: page.offset, total: page.total, in: text, of: &frame)
    }
    guard let tally = layout.tally else { return }
    let place = Rect(x: page.left, y: tally.y, width: page.width, height: 1)
    let start = drawCounts(triage, in: place, of: &frame)
    drawLast(triage, in: Rect(x: place.x, y: place.y, width: max(0, start - place.x - 3), height: 1), of: &frame)
  }

  /// The list, and how much of it there is to do.
  private func drawTriageBar(_ triage: Triage, in rect: Rect, of frame: inout Frame) {
    let base = theme.style(.uiStatusline)
    frame.fill(rect, style: base)
    let label = frame.write(" Triage ", x: 0, y: rect.y, style: theme.style(.uiStatuslineMode))
    let whole = "\(triage.decided.grouped) of \(triage.items.count.grouped)"
    let pace = triage.remaining.map { " · \(Self.duration($0)) at this pace" } ?? ""
    let left = triage.left == 0 ? "done" : "\(triage.left.grouped) left"
    let texts = triage.left == 0 ? [whole] : ["\(whole) · \(left)\(pace)", "\(left)\(pace)", left, "\(triage.left)"]
    guard let text = texts.first(where: { $0.count + label + 2 <= rect.width }) else { return }
    let x = rect.width - text.count - 1
    frame.write(text, x: x, y: rect.y, style: base)
    let parts = [listTitle] + filter.topics + (filter.text.isEmpty ? [] : [filter.text])
    frame.write(parts.joined(separator: " › "), x: label + 1, y: rect.y, style: base, width: max(0, x - label - 2))
  }

  /// A line across the screen that fills up.
  private func drawProgress(_ triage: Triage, in rect: Rect, of frame: inout Frame) {
    var rect = rect
    if triageLayout.tally == nil, rect.width >= 50, !triage.isFinished {
      rect.width = drawCounts(triage, in: Rect(x: 0, y: rect.y, width: rect.width - 1, height: 1), of: &frame) - 2
    }
    let halves = triage.items.isEmpty ? 0 : rect.width * 2 * triage.decided / triage.items.count
    let done = String(repeating: "━", count: halves / 2) + (halves % 2 == 1 ? "╸" : "")
    frame.horizontalLine(x: rect.x, y: rect.y, width: rect.width, style: theme.style(.uiBorder))
    frame.write(done, x: rect.x, y: rect.y, style: theme.style(.uiProgress))
  }

  /// How many papers got which decision, at the right end of a line; gives the column where that begins.
  private func drawCounts(_ triage: Triage, in rect: Rect, of frame: inout Frame) -> Int {
    let counts = Triage.Decision.allCases.map { ($0, triage.count($0)) }.filter { ![.read, .snooze].contains($0.0) || $0.1 > 0 }
    let start = rect.maxX + 2 - counts.reduce(0) { $0 + 4 + "\($1.1)".count }
    var x = start
    let dim = theme.style(.uiTextDim)
    for (decision, count) in counts {
      x += frame.write(decision.sign, x: x, y: rect.y, style: count == 0 ? dim : theme.style(decision.scope)) + 1
      x += frame.write("\(count)", x: x, y: rect.y, style: count == 0 ? dim : theme.style(.uiText)) + 2
    }
    return start
  }

  /// What was done to the paper before, which is gone from the screen.
  private func drawLast(_ triage: Triage, in rect: Rect, of frame: inout Frame) {
    guard let last = triage.trail.last, let decision = triage.items[last].decision else { return }
    let word = frame.write(decision.word, x: rect.x, y: rect.y, style: theme.style(decision.scope), width: rect.width)
    let title = TeX.unicode(catalog.paper(at: triage.items[last].row).title)
    frame.write(
      title, x: rect.x + word + 1, y: rect.y, style: theme.style(.uiTextDim), width: max(0, rect.width - word - 1))
  }

  /// `less than a minute`, `6 min`, `2 h 5 min`.
  static func duration(_ milliseconds: Int64) -> String {
    let minutes = (milliseconds + 30_000) / 60_000
    if minutes < 1 { return "under 1 min" }
    return minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
  }
}

extension Triage.Decision {
  package var sign: String {
    switch self {
    case .star: "★"
    case .later: "◷"
    case .dismiss: "✕"
    case .read: "○"
    case .snooze: "◌"
    case .keep: "●"
    }
  }

  var scope: Scope {
    switch self {
    case .star: .markStarred
    case .later: .markLater
    case .dismiss: .markDismissed
    case .read: .markRead
    case .snooze: .markLater
    case .keep: .markUnread
    }
  }
}
