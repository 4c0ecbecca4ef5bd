extension Frame {
  /// The rows as text, without the spaces at their ends.
  package func text() -> String {
    rows { cells in
      let row = cells.map(\.text).joined()
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The rows with each cell's look as a letter; a look that `legend` does not know is `?`.
  package func styles(legend: [Style: Character]) -> String {
    rows { cells in String(cells.map { legend[$0.style] ?? "?" }) }
  }

  private func rows(_ draw: (ArraySlice<Cell>) -> String) -> String {
    (0..<size.height).map { y in draw(cells[y * size.width..<(y + 1) * size.width]) }
      .joined(separator: "\n")
  }
}
