import Catalog

/// The papers on show, and the place in them.
package struct ListState: Sendable, Equatable {
  /// The rows of the answer. They stay as they are, whatever is marked, until the next question.
  package private(set) var rows: RowList = []
  /// The index of the selected row in `rows`; 0 when there are none.
  package private(set) var selection = 0
  /// The index of the first row in the viewport.
  package private(set) var offset = 0

  package init() {}

  package var selectedRow: Row? { rows.indices.contains(selection) ? rows[selection] : nil }

  /// Takes a new answer; the selected paper stays selected, and on its line, when it is still there.
  package mutating func show(_ rows: RowList, height: Int) {
    let line = selection - offset
    let kept = selectedRow.flatMap { rows.firstIndex(of: $0) }
    self.rows = rows
    selection = kept ?? 0
    offset = max(0, selection - line)
    keepInView(height: height)
  }

  /// Shows rows as they stand in another catalog.
  mutating func show(_ rows: RowList, selection: Int, offset: Int) {
    self.rows = rows
    self.selection = min(max(0, selection), max(0, rows.count - 1))
    self.offset = min(max(0, offset), max(0, rows.count - 1))
  }

  /// Selects the row at `index`, or the nearest that there is.
  package mutating func select(_ index: Int, height: Int) {
    selection = min(max(0, index), max(0, rows.count - 1))
    keepInView(height: height)
  }

  package mutating func select(_ row: Row, height: Int) -> Bool {
    guard let index = rows.firstIndex(of: row) else { return false }
    select(index, height: height)
    return true
  }

  /// Moves the viewport without the selection leaving it.
  package mutating func scroll(by lines: Int, height: Int) {
    offset = min(max(0, offset + lines), max(0, rows.count - height))
    selection = min(max(selection, offset), max(offset, min(offset + height, rows.count) - 1))
  }

  /// Moves selection and viewport together, as by pages.
  package mutating func page(by lines: Int, height: Int) {
    offset = min(max(0, offset + lines), max(0, rows.count - height))
    select(selection + lines, height: height)
  }

  /// Moves the viewport so that the selection stands on that line of it, as far as the list's ends allow.
  package mutating func align(to line: Int, height: Int) {
    offset = selection - line
    keepInView(height: height)
  }

  /// Scrolls as little as needed for the selection to be among `height` lines.
  package mutating func keepInView(height: Int) {
    let height = max(1, height)
    let margin = min(2, (height - 1) / 2)
    let lowest = max(0, rows.count - height)
    offset = min(max(offset, selection - height + 1 + margin), max(0, selection - margin))
    offset = min(max(0, offset), lowest)
  }
}
