import Catalog
import Marks
import Papers
import Terminal

extension State {
  /// The tags and the note of a paper.
  func remarks(of row: Row) -> AbstractPage.Remarks {
    let marks = marks.marks(of: catalog.id(at: row))
    return AbstractPage.Remarks(tags: tags(of: row), note: marks?.note?.text ?? "", rule: marks?[.rule] ?? "",
      bar: rowMarks.scores?.bar(at: row), changes: changes(of: row))
  }

  /// Which changes of a paper are set apart: those that were asked for, else those since it was read before.
  func changes(of row: Row) -> PaperChanges.Span? {
    let since = readBefore(row).map(PaperChanges.Span.sinceRead)
    guard let comparison, comparison.id == catalog.id(at: row) else { return since }
    return comparison.isShown ? since ?? .byLastVersion : nil
  }

  /// When a paper was read of which a later version came since, or had come when somebody began to read it now.
  private func readBefore(_ row: Row) -> Timestamp? {
    if let reading, reading.row == row, let moment = reading.readBefore { return moment }
    return rowMarks.updated.contains(row) ? lastRead(row) : nil
  }

  /// The page of the selected paper, as wide as its pane now.
  package var abstractPage: AbstractPage? {
    guard let paper = selectedPaper else { return nil }
    let content = layout.content(of: .abstract).inset(left: 1, right: 2)
    return AbstractPage(
      paper, width: min(content.width, sizes.measure), highlighter: highlighter,
      head: focus == .abstract ? .whole : content.height < 12 ? .compact : .short,
      remarks: list.selectedRow.map(remarks) ?? AbstractPage.Remarks(),
      find: focus == .abstract ? find?.text ?? "" : "", shared: filter.likeness?.shared(with: paper, limit: 8) ?? [])
  }
}
