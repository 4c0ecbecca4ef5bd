import Catalog
import Marks
import Papers

extension State {
  /// Sets or takes away a mark of the selected paper.
  mutating func toggle(_ mark: Mark, at now: Timestamp) -> [Effect] {
    guard let row = list.selectedRow else { return say(.info, "No paper is selected.") }
    let isSet = !isMarked(mark, row)
    lastMarking = Marking(mark: mark, isSet: isSet)
    let effects = set(mark, isSet, row, at: now)
    notice = Notice(.info, "\(mark.done(isSet)): \(shortTitle(of: row))")
    // What is dismissed is dealt with; the hand stays on the key.
    if mark == .dismissed, isSet, list.selection + 1 < list.rows.count {
      return effects + step(to: list.selection + 1)
    }
    return effects
  }

  /// Does to the selected paper what was done last.
  mutating func repeatMark(at now: Timestamp) -> [Effect] {
    guard let lastMarking else { return say(.info, "Nothing was marked yet.") }
    guard let row = list.selectedRow else { return say(.info, "No paper is selected.") }
    guard isMarked(lastMarking.mark, row) != lastMarking.isSet else {
      return say(.info, "\(lastMarking.mark.done(lastMarking.isSet)) already: \(shortTitle(of: row))")
    }
    return toggle(lastMarking.mark, at: now)
  }

  private mutating func set(_ mark: Mark, _ isSet: Bool, _ row: Row, at now: Timestamp) -> [Effect] {
    if mark == .read, reading?.row == row { reading?.isSettled = true }
    let id = catalog.id(at: row)
    let name = "\(mark.done(isSet)) \(shortTitle(of: row))"
    guard marks.set(mark, isSet, for: [id], at: now, name: name) > 0 else { return [] }
    recount(id)
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
    return set(.read, true, reading.row, at: now)
  }

  /// Notes which paper is being read, and since when.
  mutating func followReading(at now: Timestamp) {
    guard focus == .abstract, overlay == nil, let row = list.selectedRow else {
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

  private func shortTitle(of row: Row) -> String {
    let title = TeX.unicode(catalog.paper(at: row).title)
    return title.count > 60 ? title.prefix(59) + "…" : title
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

extension Mark {
  /// What has been done to a paper, in a word.
  fileprivate func done(_ isSet: Bool) -> String {
    switch self {
    case .starred: isSet ? "Starred" : "Star taken from"
    case .read: isSet ? "Read" : "Unread again"
    case .later: isSet ? "To read later" : "No longer to read"
    case .dismissed: isSet ? "Dismissed" : "Restored"
    }
  }
}
