import Papers
import Terminal
import Themes

extension State {
  /// Lines that the summary has for decisions and papers.
  var summaryHeight: Int { max(1, triageLayout.page.height - summaryTop) }

  /// Lines above them: how many papers, in how much time.
  private var summaryTop: Int { triageLayout.page.height >= 14 ? 6 : triageLayout.page.height >= 6 ? 2 : 1 }

  private var summaryWidth: Int { min(TriagePage.measure, max(8, triageLayout.page.width - 4)) }
  var summaryLeft: Int { (triageLayout.page.width - summaryWidth) / 2 }

  /// What was decided in the sitting, line by line, each of which can be taken back.
  func drawSummary(_ triage: Triage, in layout: TriageLayout, of frame: inout Frame) {
    let (x, width) = (summaryLeft, summaryWidth)
    let isRoomy = summaryTop == 6
    let y = layout.page.y + (isRoomy ? 2 : 0)
    let title = triage.left == 0 ? "\(triage.decided.papers) seen" : "\(triage.decided.grouped) of \(triage.items.count.papers) seen"
    frame.write(title, x: x, y: y, style: theme.style(.paperTitle), width: width)
    if summaryTop > 1 { frame.write(pace(of: triage), x: x, y: y + 1, style: theme.style(.uiTextDim), width: width) }
    let lines = triage.summary.dropFirst(triage.summaryOffset).prefix(summaryHeight)
    for (line, index) in zip(lines, lines.indices) {
      let place = Rect(x: x - 1, y: layout.page.y + summaryTop + index - triage.summaryOffset, width: width + 2, height: 1)
      draw(line, of: triage, in: place, of: &frame)
      if index == triage.selection {
        let patch = theme.patch(.uiSelection)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
    let area = Rect(x: 0, y: layout.page.y + summaryTop, width: layout.page.width, height: summaryHeight)
    drawScrollbar(offset: triage.summaryOffset, total: triage.summary.count, in: area, of: &frame)
  }

  private func draw(_ line: SummaryLine, of triage: Triage, in place: Rect, of frame: inout Frame) {
    switch line {
    case .group(let decision, let count):
      let number = count.grouped
      frame.write(decision.sign, x: place.x + 1, y: place.y, style: theme.style(decision.scope))
      let start = place.x + 3 + max(0, 3 - number.count)
      frame.write(number, x: start, y: place.y, style: theme.style(.uiText))
      frame.write(decision.word, x: place.x + 7 + max(0, number.count - 3), y: place.y, style: theme.style(.uiHeading))
    case .paper(let index):
      guard triage.items.indices.contains(index) else { return }
      let title = TeX.unicode(catalog.paper(at: triage.items[index].row).title)
      frame.write(title, x: place.x + 7, y: place.y, style: theme.style(.listTitleRead), width: max(0, place.width - 8))
    }
  }

  /// `in 9 min, 5.8 s a paper`.
  private func pace(of triage: Triage) -> String {
    guard triage.timed > 0 else { return "" }
    let tenths = triage.spent / Int64(triage.timed) / 100
    return "in \(Self.duration(triage.spent)), \(tenths / 10).\(tenths % 10) s a paper"
  }
}
