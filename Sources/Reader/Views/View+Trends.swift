import Learning
import Papers
import Terminal
import Themes

extension State {
  /// What rises: a line for each topic and term, with the course of its share.
  func drawTrends(_ page: TrendsPage, of frame: inout Frame) {
    let inside = drawPopup("Rising over the \(page.span.rawValue) \(page.scope)", width: 112, height: 100, of: &frame)
    let place = Rect(x: inside.x + 1, y: inside.y, width: max(0, inside.width - 2), height: 1)
    let columns = TrendColumns(width: place.width, parts: page.span.parts + page.span.partsBefore)
    drawTrendsHead(page, columns, in: place, of: &frame)
    let list = inside.inset(top: 2, bottom: 1)
    for (y, line) in page.lines.dropFirst(page.offset).prefix(max(0, list.height)).enumerated() {
      draw(line, page, columns, in: Rect(x: place.x, y: list.y + y, width: place.width, height: 1), of: &frame)
    }
    drawScrollbar(offset: page.offset, total: page.lines.count, in: list, of: &frame)
    frame.write(
      KeyHint.trends, x: place.x, y: inside.maxY - 1,
      style: theme.style(.uiPopupDim), width: place.width)
  }

  /// How many papers are compared, and what the columns are.
  private func drawTrendsHead(_ page: TrendsPage, _ columns: TrendColumns, in place: Rect, of frame: inout Frame) {
    guard let trends = page.trends else { return }
    let style = theme.style(.uiPopupDim)
    let days = "\(PaperDate(dayNumber: trends.days.lowerBound)) to \(PaperDate(dayNumber: trends.days.upperBound))"
    let text = "\(days): \(trends.papers.papers), \(trends.papersBefore.grouped) in \(page.span.before)"
    frame.write(text, x: place.x, y: place.y, style: style, width: place.width)
    for (column, x) in columns.places {
      frame.write(column.title.aligned(column), x: place.x + x, y: place.y + 1, style: style, width: columns.width(of: column))
    }
  }

  private func draw(
    _ line: TrendsPage.Line, _ page: TrendsPage, _ columns: TrendColumns, in place: Rect, of frame: inout Frame
  ) {
    switch line {
    case .blank: break
    case .text(let text):
      frame.write(text, x: place.x, y: place.y, style: theme.style(.uiPopup), width: place.width)
    case .heading(let text):
      frame.write(text, x: place.x, y: place.y, style: theme.style(.uiPopupHeading), width: place.width)
    case .rise(let rise, _): draw(rise, columns, in: place, of: &frame)
    case .vote(let paper, _): draw(paper, in: place, of: &frame)
    }
    guard line.choice == page.selection else { return }
    let patch = theme.patch(.uiPopupSelection)
    frame.restyle(place) { $0 = $0.overlaid(by: patch) }
  }

  /// A title with its votes at the right.
  private func draw(_ paper: VotedPaper, in place: Rect, of frame: inout Frame) {
    let figures = "  " + paper.figures
    let room = max(0, place.width - 2 - TextWidth.columns(of: figures))
    frame.write(paper.title.fitted(to: room), x: place.x + 2, y: place.y, style: theme.style(.uiPopup), width: room)
    frame.write(figures, x: place.x + 2 + room, y: place.y, style: theme.style(.uiPopupDim), width: place.width - 2 - room)
  }

  private func draw(_ rise: Trends.Rise, _ columns: TrendColumns, in place: Rect, of frame: inout Frame) {
    let room = max(0, columns.nameWidth - 3)
    let used = frame.write(rise.name, x: place.x + 2, y: place.y, style: theme.style(.uiPopup), width: room)
    if !rise.others.isEmpty, used + 4 < room {
      let others = "  " + rise.others.joined(separator: ", ")
      frame.write(others, x: place.x + 2 + used, y: place.y, style: theme.style(.uiPopupDim), width: room - used)
    }
    for (column, x) in columns.places {
      let style = theme.style(column == .course ? .uiPopupKey : column == .share || column == .factor ? .uiPopup : .uiPopupDim)
      frame.write(column.text(of: rise).aligned(column), x: place.x + x, y: place.y, style: style, width: columns.width(of: column))
    }
  }
}

extension VotedPaper {
  /// `142 votes, 10.1 a day`.
  package var figures: String { "\(votes.formatted) \(votes == 1 ? "vote" : "votes"), \(pace.tenths) a day" }
}

/// What is said of a rise, from left to right, and where.
struct TrendColumns {
  enum Column: CaseIterable { case course, share, before, factor, papers, doubt }

  /// Where each column that finds room begins.
  let places: [(column: Column, x: Int)]
  /// What is left for the name.
  let nameWidth: Int
  private let parts: Int

  /// - Parameter parts: how many columns the course takes.
  init(width: Int, parts: Int) {
    self.parts = parts
    var shown = Column.allCases
    // The first to give way is the last of these.
    var yielding: [Column] = [.share, .factor, .before, .papers, .doubt]
    func total() -> Int { shown.reduce(0) { $0 + 2 + ($1 == .course ? parts : $1.width) } }
    while width - total() < 24, let last = yielding.popLast() { shown.removeAll { $0 == last } }
    if width - total() < 12 { shown = [] }
    var x = width - total()
    nameWidth = x
    var places: [(column: Column, x: Int)] = []
    for column in shown {
      places.append((column, x + 2))
      x += 2 + (column == .course ? parts : column.width)
    }
    self.places = places
  }

  func width(of column: Column) -> Int { column == .course ? parts : column.width }
}

extension TrendColumns.Column {
  var width: Int { self == .papers ? 7 : 6 }

  var title: String {
    switch self {
    case .course: "share"
    case .share: "now"
    case .before: "before"
    case .factor: "times"
    case .papers: "papers"
    case .doubt: "doubt"
    }
  }

  func text(of rise: Trends.Rise) -> String {
    switch self {
    case .course: Sparkline.text(rise.course)
    case .share: rise.share.percent
    case .before: rise.shareBefore.percent
    case .factor: rise.factor.map { $0 >= 100 ? "99+" : $0.tenths } ?? "new"
    case .papers: rise.count.grouped
    case .doubt: rise.doubt
    }
  }
}

extension String {
  /// Numbers stand at the right of their column.
  fileprivate func aligned(_ column: TrendColumns.Column) -> String {
    guard column != .course, count < column.width else { return self }
    return String(repeating: " ", count: column.width - count) + self
  }
}

extension Double {
  /// `2.5`.
  package var tenths: String {
    guard abs(self) < 1e15 else { return String(self) }
    let tenths = Int((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
