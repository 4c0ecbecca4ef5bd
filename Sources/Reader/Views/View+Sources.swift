import Papers
import Terminal
import Themes

/// The sources line by line: name and question, and below that how it stands with them.
struct SourceLines {
  struct Line: Equatable {
    /// The index of the source; nil for what is wrong in the settings.
    var entry: Int?
    var text: String
    var scope: Scope
    /// Stands at the right end.
    var note = ""
    var isHead = false
  }

  private(set) var lines: [Line] = []
  private let zone: Int64

  /// - Parameters:
  ///   - steps: what is fetched now.
  ///   - zone: what is east of Greenwich, in milliseconds.
  init(_ page: SourcesPage, steps: [FetchStep], width: Int, zone: Int64) {
    self.zone = zone
    for (index, entry) in page.entries.enumerated() {
      let step = steps.first { $0.source == entry.name }
      add(entry, step, at: index, width: width)
    }
    for problem in page.problems { wrap(problem, .warning, entry: nil, width: width) }
  }

  private mutating func add(_ entry: SourceEntry, _ step: FetchStep?, at index: Int, width: Int) {
    let count = entry.tried == nil ? "" : "\(entry.addedInAll.papers) in all"
    lines.append(
      Line(entry: index, text: "\(entry.name)  \(entry.kind) \(entry.what)", scope: .uiPopup, note: count, isHead: true))
    if let step, !step.isDone {
      lines.append(Line(entry: index, text: "  … \(step.progress)", scope: .info))
      return
    }
    if let problem = step.map(\.problem) ?? entry.problem { wrap("✗ " + problem, .error, entry: index, width: width - 2) }
    lines.append(Line(entry: index, text: "  " + standing(entry, step), scope: .uiPopupDim))
  }

  private mutating func wrap(_ text: String, _ scope: Scope, entry: Int?, width: Int) {
    for range in TextWrap.lines(text, width: max(8, width)) {
      lines.append(Line(entry: entry, text: "  " + text[range], scope: scope))
    }
  }

  /// `2026-11-23 08:00: 12 papers, 3 new · next 2026-11-23 20:00`
  private func standing(_ entry: SourceEntry, _ step: FetchStep?) -> String {
    var parts: [String] = []
    if let step, step.problem == nil {
      parts.append("now: \(step.papers.papers), \(step.added.grouped) new")
    } else if let good = entry.succeeded {
      let counts = entry.problem == nil ? ": \(entry.papers.papers), \(entry.added.grouped) new" : ""
      parts.append((entry.problem == nil ? "" : "last good ") + good.minute(in: zone) + counts)
    } else {
      parts.append(entry.tried == nil && step == nil ? "never fetched" : "never went well")
    }
    let isDue = entry.due.map { due in entry.tried.map { due > $0 } ?? false } ?? false
    parts.append(
      entry.isPaused ? "paused" : isDue ? "next \(entry.due?.minute(in: zone) ?? "")" : entry.due == nil ? "by hand only" : "due now")
    return parts.joined(separator: " · ")
  }
}

extension State {
  /// Every source with what is asked there, and how that went.
  func drawSources(_ page: SourcesPage, of frame: inout Frame) {
    let width = layout.popup(width: 100, height: 100).width - 6
    let lines = SourceLines(page, steps: fetching?.steps ?? [], width: width, zone: zone).lines
    let inside = drawPopup("Sources", width: 100, height: min(100, max(1, lines.count) + 3), of: &frame)
    let height = max(0, inside.height - 1)
    if lines.isEmpty {
      let text = "No source yet; [sources.NAME] in the settings makes one."
      frame.write(text, x: inside.x + 2, y: inside.y, style: theme.style(.uiPopupDim), width: max(0, inside.width - 4))
    }
    // The selected source stands in the middle, as far as the ends allow.
    let first = lines.firstIndex { $0.entry == page.selection } ?? 0
    let offset = min(max(0, first - height / 3), max(0, lines.count - height))
    for (y, line) in lines.dropFirst(offset).prefix(height).enumerated() {
      let place = Rect(x: inside.x, y: inside.y + y, width: inside.width, height: 1)
      draw(line, in: place, of: &frame)
      if line.isHead, line.entry == page.selection {
        let patch = theme.patch(.uiPopupSelection)
        frame.restyle(place) { $0 = $0.overlaid(by: patch) }
      }
    }
    drawScrollbar(offset: offset, total: lines.count, in: inside.inset(bottom: 1), of: &frame)
    drawKeys(of: page, at: Point(x: inside.x + 1, y: inside.maxY - 1), end: inside.maxX, of: &frame)
  }

  private func draw(_ line: SourceLines.Line, in place: Rect, of frame: inout Frame) {
    let style = line.isHead ? theme.style(.uiPopup) : theme.style(.uiPopup).overlaid(by: theme.patch(line.scope))
    let note = TextWidth.columns(of: line.note)
    frame.write(line.text, x: place.x + 1, y: place.y, style: style, width: max(0, place.width - note - 4))
    frame.write(line.note, x: place.maxX - note - 2, y: place.y, style: theme.style(.uiPopupDim))
    guard line.isHead, let end = line.text.firstIndex(of: " ") else { return }
    let name = Rect(x: place.x + 1, y: place.y, width: TextWidth.columns(of: line.text[..<end]), height: 1)
    let heading = theme.style(.uiPopupHeading)
    frame.restyle(name) { $0 = heading }
  }

  private func drawKeys(of page: SourcesPage, at point: Point, end: Int, of frame: inout Frame) {
    var x = point.x
    func write(_ text: String, _ scope: Scope, _ gap: Int) {
      x += frame.write(text, x: x, y: point.y, style: theme.style(scope), width: max(0, end - x - 1)) + gap
    }
    if page.isRemoving { write(KeyHint.remove(page.selected?.name ?? ""), .uiPopup, 2) }
    let fetch = fetching == nil ? KeyHint.fetch : KeyHint.stop
    let keys =
      page.isRemoving
      ? [("y", KeyHint.removeIt), (KeyHint.anyOtherKey, KeyHint.leaveIt)]
      : page.entries.isEmpty
        ? [("Esc", KeyHint.back)]
        : [
          ("Enter", fetch), ("a", fetching == nil ? KeyHint.all : KeyHint.stop),
          ("p", page.selected?.isPaused == true ? KeyHint.resume : KeyHint.pause), ("x", KeyHint.remove), ("Esc", KeyHint.back),
        ]
    for (key, word) in keys {
      write(key, .uiPopupKey, 1)
      write(word, .uiPopup, 2)
    }
  }
}

extension Timestamp {
  /// `2026-11-23 08:00` by the clock of a place that is so far east of Greenwich, in milliseconds.
  func minute(in zone: Int64) -> String {
    let (local, overflow) = milliseconds.addingReportingOverflow(zone)
    let text = Timestamp(milliseconds: overflow ? milliseconds : local).description
    return text.prefix(16).split(separator: "T").joined(separator: " ")
  }
}
