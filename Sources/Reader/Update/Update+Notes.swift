import Catalog
import Marks
import Papers

extension State {
  /// Gives the terminal to the editor, with the note of the selected paper.
  mutating func editNote() -> [Effect] {
    let rows = targets()
    guard let row = rows.first else { return say(.info, Messages.noPaperSelected) }
    guard rows.count == 1 else { return say(.info, Messages.noteIsOfOne(rows.count)) }
    let id = catalog.id(at: row)
    return [.useTerminal(.note(id, text: marks.marks(of: id)?.note?.text ?? ""))]
  }

  /// Takes in notes that were written in an editor, as one step.
  mutating func take(_ written: [WrittenNote], at now: Timestamp) -> [Effect] {
    guard let first = written.first else { return [] }
    let title = catalog.row(of: first.id).map(shortTitle) ?? first.id.key
    let what = written.count == 1 ? title : written.count.papers
    let isRemoved = written.allSatisfy { $0.after.isEmpty }
    return change(
      written.map { Edit(.note(before: $0.before, after: $0.after), [$0.id]) },
      name: Messages.note(what, isRemoved: isRemoved),
      then: PendingRequest(notice: Messages.noteKept(what, isRemoved: isRemoved)), at: now)
  }

  /// Asks for the notes that changed to be kept as files, too.
  func keepNotes(of changes: MarkChanges) -> [Effect] {
    let changed = changes.papers.filter { $0.value.note != nil }.keys
    return changed.isEmpty ? [] : [.keepNotes(notes(of: changed), areAll: false)]
  }

  /// Asks for every note to be compared with its file.
  func compareNotes() -> [Effect] {
    [.keepNotes(notes(of: catalog.ids(at: rowMarks.noted.rows)), areAll: true)]
  }

  private func notes(of ids: some Sequence<PaperID>) -> [PaperID: String] {
    Dictionary(ids.map { ($0, marks.marks(of: $0)?.note?.text ?? "") }, uniquingKeysWith: { $1 })
  }
}
