import Learning
import Papers

extension StatsPage {
  /// The length of the to-read queue over the last year, in dots of braille: filled as far as it is known, with a line
  /// above that where it may have been longer.
  mutating func addQueue(_ reading: ReadingStatistics) {
    let days = reading.queue
    let most = days.map { $0.sure + $0.unsure }.max() ?? 0
    guard most > 0 else {
      addHeading("To read", "nothing was put into the queue in the last year")
      return
    }
    let (now, longest) = ((days.last?.sure ?? 0), days.map(\.sure).max() ?? 0)
    let isUnsure = days.contains { $0.unsure > 0 }
    addHeading("To read", "\(now.grouped) now, \(longest.grouped) at most in the last year\(isUnsure ? "; the line above: perhaps" : "")")
    let margin = max("\(most)".count, 1) + 1
    let columns = max(8, min(100, width - margin))
    let chart = BrailleChart(columns: columns, rows: 4) { x in
      let day = days[min(days.count - 1, x * (days.count - 1) / max(1, 2 * columns - 1))]
      return (Double(day.sure) / Double(most), Double(day.sure + day.unsure) / Double(most))
    }
    for (row, text) in chart.rows.enumerated() {
      let label = row == 0 ? "\(most)" : row == chart.rows.count - 1 ? "0" : ""
      let padding = String(repeating: " ", count: max(0, margin - 1 - label.count))
      lines.append([Part(text: padding + label + " ", scope: .uiPopupDim), Part(text: text, scope: .uiPopupKey)])
    }
    let (first, last) = ("\(PaperDate(dayNumber: reading.today - days.count + 1))", "today")
    let gap = String(repeating: " ", count: max(1, columns - first.count - last.count))
    lines.append([Part(text: String(repeating: " ", count: margin) + first + gap + last, scope: .uiPopupDim)])
  }
}

/// A curve in dots of braille, two by four in each cell, filled from below.
struct BrailleChart {
  let rows: [String]

  /// The bits of the dots of a cell, from the top, for its left and its right column.
  private static let dots: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// - Parameter value: for each column of dots how high it is filled, and how high a dot stands above that, 0 to 1.
  init(columns: Int, rows: Int, value: (Int) -> (filled: Double, line: Double)) {
    var cells = [[UInt32]](repeating: [UInt32](repeating: 0x2800, count: columns), count: rows)
    for x in 0..<2 * columns {
      let (filled, line) = value(x)
      let heights = [filled, line].map { min(4 * rows, max(0, Int(($0 * Double(4 * rows)).rounded(.up)))) }
      for y in 1...4 * rows where y <= heights[0] || (y == heights[1] && line > filled) {
        let fromTop = 4 * rows - y
        cells[fromTop / 4][x / 2] |= Self.dots[x % 2][fromTop % 4]
      }
    }
    self.rows = cells.map { row in
      String(String.UnicodeScalarView(row.compactMap { $0 == 0x2800 ? " " : Unicode.Scalar($0) }))
    }
  }
}
