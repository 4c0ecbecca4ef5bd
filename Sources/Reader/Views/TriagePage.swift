import Catalog
import Papers
import Terminal
import Themes

/// A paper set for a decision at a glance: the whole abstract in view, in lines that the eye takes in easily.
///
///     roomy                      tight                  two columns
///     ┌────────────────────┐     ┌────────────────┐     ┌──────────────────────────┐
///     │                    │     │ title          │     │ title                    │
///     │    title           │     │ authors        │     │ authors                  │
///     │    authors         │     │ where, when    │     │ where, when              │
///     │    where, when     │     │                │     │                          │
///     │                    │     │ abstract …     │     │ abstract …   … goes on   │
///     │    abstract …      │     │ …              │     │ …            …           │
///     └────────────────────┘     └────────────────┘     └──────────────────────────┘
///
/// The first of these that holds everything is taken, then wider lines and narrower margins; only a text that
/// fits none of them is scrolled, and says so.
package struct TriagePage: Sendable {
  package typealias Line = AbstractPage.Line

  /// Lines with their places in the area that the page was set for.
  package private(set) var placed: [(at: Point, line: Line)] = []
  /// Columns of the text, and where it begins.
  package private(set) var left = 0
  package private(set) var width = 0
  /// Lines of the abstract in view, in all, and above the first one in view.
  package private(set) var height = 0
  package private(set) var total = 0
  package private(set) var offset = 0

  /// Lines below the last one in view.
  package var hidden: Int { max(0, total - offset - height) }
  /// Whether the abstract has more lines than fit on the screen.
  package var isLong: Bool { total > height }

  /// The measure that is read most easily.
  static let measure = 72

  /// How a page is set.
  private struct Setting {
    var width: Int
    var columns = 1
    /// Blank lines above everything, and around the head.
    var top: Int
    var gap: Int
    var isDense = false

    static let gutter = 4

    var whole: Int { columns * width + (columns - 1) * Setting.gutter }
  }

  package init(_ paper: Paper, marks: [(String, Scope)], area: Size, highlighter: Highlighter, offset: Int) {
    var last: (Setting, head: [Line], text: [Line])?
    for setting in Self.settings(for: area) {
      let prose = SetProse(width: setting.width, highlighter: highlighter)
      let head = Self.head(of: paper, marks: marks, setting, highlighter)
      let text = Self.abstract(of: paper, prose)
      let lines = (text.count + setting.columns - 1) / setting.columns
      last = (setting, head, text)
      // In tall windows a line below the text sets it apart from what stands there.
      if setting.top + head.count + setting.gap + lines <= area.height - (area.height >= 26 ? 1 : 0) { break }
    }
    guard let (setting, head, text) = last else { return }
    // In the smallest windows the head would leave no room, and is scrolled with the rest.
    let isWhole = setting.isDense && area.height < 9
    place(isWhole ? [] : head, isWhole ? head + text : text, setting, in: area, offset: offset)
  }

  private static func settings(for area: Size) -> [Setting] {
    let margin = area.width >= 60 ? 4 : area.width >= 30 ? 2 : 1
    let widest = max(8, area.width - 2 * margin)
    let width = min(measure, widest)
    let top = area.height >= 40 ? 4 : area.height >= 28 ? 3 : area.height >= 20 ? 1 : 0
    var settings = [Setting(width: width, top: top, gap: area.height >= 28 ? 2 : 1)]
    if top > 0 { settings.append(Setting(width: width, top: min(1, top), gap: 1)) }
    if widest > width { settings.append(Setting(width: min(88, widest), top: min(1, top), gap: 1)) }
    let column = min(measure, (widest - Setting.gutter) / 2)
    if column >= 44 {
      settings.append(Setting(width: column, columns: 2, top: top, gap: 1))
      settings.append(Setting(width: column, columns: 2, top: 0, gap: 1))
    }
    settings.append(Setting(width: max(8, area.width - 2), top: 0, gap: area.height >= 10 ? 1 : 0, isDense: true))
    return settings
  }

  private static func abstract(of paper: Paper, _ prose: SetProse) -> [Line] {
    let text = TeX.unicode(paper.abstract)
    return text.isEmpty
      ? prose.lines("No abstract.", .uiTextDim, field: .abstract)
      : prose.lines(text, .paperAbstract, field: .abstract, numbers: .paperNumber)
  }

  /// Title, authors, and where and when; dense, the latter two are one line.
  private static func head(
    of paper: Paper, marks: [(String, Scope)], _ setting: Setting, _ highlighter: Highlighter
  ) -> [Line] {
    let prose = SetProse(width: setting.whole, highlighter: highlighter)
    let title = prose.lines(TeX.unicode(paper.title), .paperTitle, field: .title)
    let origin = origin(of: paper, marks)
    guard !setting.isDense else {
      let byline = [AbstractPage.Segment(text: State.byline(paper.authors), scope: .paperAuthor)]
      let whole = paper.authors.isEmpty ? origin : byline + [dot] + origin
      return title + [clipped(whole, to: setting.whole)]
    }
    let authors = paper.authors.isEmpty ? [] : [authors(of: paper, prose, atMost: setting.top > 1 ? 2 : 1)]
    let gap = setting.gap > 1 ? [Line()] : []
    return title + gap + authors.flatMap(\.self) + [clipped(origin, to: setting.whole)]
  }

  /// As many names as fit, and how many there are besides.
  private static func authors(of paper: Paper, _ prose: SetProse, atMost limit: Int) -> [Line] {
    var names: [String] = []
    var columns = 0
    let room = prose.width * limit - 16
    for name in paper.authors.lazy.map(TeX.unicode) {
      columns += TextWidth.columns(of: name) + 2
      if columns > room, !names.isEmpty { break }
      names.append(name)
    }
    let rest = paper.authors.count - names.count
    let text = names.joined(separator: ", ").replacing(", et al.", with: " et al.")
    return Array(prose.lines(rest > 0 ? "\(text) and \(rest.grouped) more" : text, .paperAuthor, field: .authors).prefix(limit))
  }

  private static let dot = AbstractPage.Segment(text: " · ", scope: .uiTextDim)

  private static func origin(of paper: Paper, _ marks: [(String, Scope)]) -> [AbstractPage.Segment] {
    var parts = [[AbstractPage.Segment(text: paper.published?.description ?? "no date", scope: .paperDate)]]
    if let venue = paper.venue.map(TeX.unicode), !venue.isEmpty { parts.append([.init(text: venue, scope: .paperVenue)]) }
    if !paper.topics.isEmpty { parts.append([.init(text: paper.topics.joined(separator: "  "), scope: .paperTopic)]) }
    if let score = paper.score { parts.append([.init(text: "▲ \(score.formatted)", scope: .listScore)]) }
    parts += marks.map { [.init(text: $0.0, scope: $0.1)] }
    return Array(parts.joined(separator: [dot]))
  }

  /// Segments on one line; what has no room ends with `…`.
  private static func clipped(_ segments: [AbstractPage.Segment], to width: Int) -> Line {
    var line = Line()
    var left = width
    for var segment in segments where left > 0 {
      let columns = TextWidth.columns(of: segment.text)
      if columns > left {
        guard let first = TextWrap.lines(segment.text, width: max(1, left - 1)).first else { break }
        segment.text = segment.text[first] + "…"
      }
      line.segments.append(segment)
      left -= columns
    }
    return line
  }

  private mutating func place(_ head: [Line], _ text: [Line], _ setting: Setting, in area: Size, offset: Int) {
    width = min(setting.whole, area.width)
    left = max(0, (area.width - setting.whole) / 2)
    var y = setting.top
    for line in head.prefix(max(1, area.height - y - 1)) {
      placed.append((Point(x: left, y: y), line))
      y += 1
    }
    if !head.isEmpty { y += setting.gap }
    height = max(1, area.height - y)
    let lines = (text.count + setting.columns - 1) / setting.columns
    total = lines
    self.offset = min(max(0, offset), max(0, lines - height))
    for column in 0..<setting.columns {
      let x = left + column * (setting.width + Setting.gutter)
      for (line, content) in text.dropFirst(column * lines + self.offset).prefix(min(height, lines)).enumerated() {
        placed.append((Point(x: x, y: y + line), content))
      }
    }
  }
}
