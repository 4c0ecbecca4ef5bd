import Catalog
import Marks
import Papers

extension State {
  /// Changes marks of papers as one step of the history.
  mutating func change(_ marks: [(Mark, Bool)], _ rows: [Row], name: String, at now: Timestamp) -> [Effect] {
    change(marks.map { (mark: $0.0, isSet: $0.1, rows: rows) }, name: name, at: now)
  }

  /// Takes marks away from papers as one step of the history, each from papers of its own.
  mutating func takeBack(_ edits: [(mark: Mark, rows: [Row])], name: String, at now: Timestamp) -> [Effect] {
    change(edits.map { (mark: $0.mark, isSet: false, rows: $0.rows) }, name: name, at: now)
  }

  private mutating func change(
    _ edits: [(mark: Mark, isSet: Bool, rows: [Row])], name: String, at now: Timestamp
  ) -> [Effect] {
    var changes: [(PaperID, Mark, Bool)] = []
    for edit in edits {
      for row in edit.rows {
        changes.append((catalog.id(at: row), edit.mark, edit.isSet))
        if edit.mark == .read, reading?.row == row { reading?.isSettled = true }
      }
    }
    guard marks.change(changes, at: now, name: name) > 0 else { return [] }
    for id in Set(changes.map(\.0)) { recount(id) }
    return [.save(marks)]
  }

  mutating func undo(at now: Timestamp) -> [Effect] {
    guard let change = marks.undo(at: now) else { return say(.info, "Nothing to undo.") }
    return settle(change, "Undone")
  }

  mutating func redo(at now: Timestamp) -> [Effect] {
    guard let change = marks.redo(at: now) else { return say(.info, "Nothing to redo.") }
    return settle(change, "Redone")
  }

  /// Shows what an undo or redo changed, and goes there when it is in the list.
  private mutating func settle(_ change: MarkChange, _ verb: String) -> [Effect] {
    for id in change.ids { recount(id) }
    if let row = change.ids.first.flatMap({ catalog.row(of: $0) }), list.selectedRow != row,
      list.select(row, height: layout.content(of: .list).height)
    {
      abstractOffset = 0
    }
    return say(.info, "\(verb): \(change.name)") + [.save(marks)]
  }

  /// Takes marks that another process wrote; ours stay where they are newer.
  mutating func take(_ other: MarkTable) -> [Effect] {
    marks = marks.merging(other)
    recountMarks()
    return []
  }

  /// A paper that has been in view long enough is read.
  mutating func markReadIfDue(at now: Timestamp) -> [Effect] {
    guard let deadline, now >= deadline, let reading else { return [] }
    return change([(.read, true)], [reading.row], name: "Read \(shortTitle(of: reading.row))", at: now)
  }

  /// Notes which paper is being read, and since when.
  mutating func followReading(at now: Timestamp) {
    guard focus == .abstract, overlay == nil, !isTriaging, let row = list.selectedRow else {
      reading = nil
      return
    }
    if reading?.row != row { reading = Reading(row: row, since: now) }
  }

  /// Makes `rowMarks` agree with `marks` for one paper.
  private mutating func recount(_ id: PaperID) {
    guard let row = catalog.row(of: id) else { return }
    rowMarks.set(marks.marks(of: id), at: row)
  }

  /// Makes `rowMarks` agree with `marks` for all papers.
  mutating func recountMarks() {
    rowMarks = RowMarks(catalog: catalog)
    for (id, paperMarks) in marks.papers {
      if let row = catalog.row(of: id) { rowMarks.set(paperMarks, at: row) }
    }
  }
}

extension RowMarks {
  /// Copies the marks of a paper into the columns.
  package mutating func set(_ marks: PaperMarks?, at row: Row) {
    starred.set(marks?[.starred] ?? false, at: row)
    read.set(marks?[.read] ?? false, at: row)
    later.set(marks?[.later] ?? false, at: row)
    dismissed.set(marks?[.dismissed] ?? false, at: row)
    noted.set(marks?.hasNote ?? false, at: row)
    for name in tagged.keys { tagged[name]?.set(false, at: row) }
    for tag in marks?.tags ?? [] { tagged[tag, default: RowSet(capacity: starred.capacity)].set(true, at: row) }
  }
}

extension RowSet {
  fileprivate mutating func set(_ isMember: Bool, at row: Row) {
    if isMember { insert(row) } else { remove(row) }
  }
}
