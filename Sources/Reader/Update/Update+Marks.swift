import Catalog
import Marks
import Papers

extension State {
  /// Sets or takes away a mark of the selected paper.
  mutating func toggle(_ mark: Mark, at now: Timestamp) -> [Effect] {
    guard let row = list.selectedRow else { return say(.info, "No paper is selected.") }
    let isSet = !isMarked(mark, row)
    lastMarking = Marking(mark: mark, isSet: isSet)
    if mark == .read, reading?.row == row { reading?.isSettled = true }
    // What is dismissed is dealt with; the hand stays on the key.
    let goesOn = mark == .dismissed && isSet && list.selection + 1 < list.rows.count
    return set(
      mark, isSet, row, notice: "\(mark.done(isSet)): \(shortTitle(of: row))", goesOn: goesOn, at: now)
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

  private mutating func set(
    _ mark: Mark, _ isSet: Bool, _ row: Row, notice: String?, goesOn: Bool = false, at now: Timestamp
  ) -> [Effect] {
    let edit = Edit(.mark(mark, isSet), [catalog.id(at: row)])
    let name = "\(mark.done(isSet)) \(shortTitle(of: row))"
    return request(.change([edit], name: name), notice: notice, goesOn: goesOn, at: now)
  }

  mutating func undo(at now: Timestamp) -> [Effect] { request(.undo, at: now) }

  mutating func redo(at now: Timestamp) -> [Effect] { request(.redo, at: now) }

  /// Asks for something to be done to the marks. Nothing is shown before it is on disk.
  ///
  /// - Parameters:
  ///   - notice: what to say when it is done.
  ///   - goesOn: whether the next paper is selected then.
  mutating func request(
    _ request: MarkRequest, notice: String? = nil, goesOn: Bool = false, at now: Timestamp
  ) -> [Effect] {
    requested += 1
    unanswered.append(PendingRequest(number: requested, request: request, notice: notice, goesOn: goesOn))
    return [.mark(request, at: now, number: requested)]
  }

  /// Shows what a request did, or why it was refused.
  mutating func take(_ answer: Result<MarkAnswer, MarkFileError>, number: Int) -> [Effect] {
    guard let index = unanswered.firstIndex(where: { $0.number == number }) else { return [] }
    let asked = unanswered.remove(at: index)
    switch answer {
    case .failure(let error): return say(.error, "Not marked: \(error.cause)")
    case .success(let answer):
      show(answer.news, fromElsewhere: true)
      show(answer.changes)
      return follow(asked, answer.done)
    }
  }

  private mutating func follow(_ asked: PendingRequest, _ done: MarkChange?) -> [Effect] {
    switch asked.request {
    case .change:
      if let text = asked.notice { notice = Notice(.info, text) }
      return asked.goesOn ? step(to: list.selection + 1) : []
    case .undo: return done.map { settle($0, "Undone") } ?? say(.info, "Nothing to undo.")
    case .redo: return done.map { settle($0, "Redone") } ?? say(.info, "Nothing to redo.")
    }
  }

  /// Says what an undo or redo changed, and goes there when it is in the list.
  private mutating func settle(_ change: MarkChange, _ verb: String) -> [Effect] {
    if let row = change.ids.first.flatMap({ catalog.row(of: $0) }), list.selectedRow != row,
      list.select(row, height: layout.content(of: .list).height)
    {
      abstractOffset = 0
    }
    let count = change.leftAlone.count
    let rest = count == 0 ? "" : " (\(count) changed meanwhile, and left alone)"
    return say(.info, "\(verb): \(change.name)\(rest)")
  }

  /// Takes in what another process changed.
  mutating func takeFromElsewhere(_ changes: MarkChanges) -> [Effect] {
    show(changes, fromElsewhere: true)
    return []
  }

  private mutating func show(_ changes: MarkChanges, fromElsewhere isElsewhere: Bool = false) {
    if changes.isEmpty { return }
    marks.take(changes, fromElsewhere: isElsewhere)
    for id in changes.papers.keys { recount(id) }
  }

  /// A paper that has been in view long enough is read.
  mutating func markReadIfDue(at now: Timestamp) -> [Effect] {
    guard let deadline, now >= deadline, let row = reading?.row else { return [] }
    // Asked once, whatever the answer is.
    reading?.isSettled = true
    return set(.read, true, row, notice: nil, at: now)
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
    rowMarks = RowMarks(of: marks, in: catalog)
  }

  private func shortTitle(of row: Row) -> String {
    let title = TeX.unicode(catalog.paper(at: row).title)
    return title.count > 60 ? title.prefix(59) + "…" : title
  }
}

extension RowMarks {
  /// The marks of a catalog's papers, by row.
  package init(of table: MarkTable, in catalog: PaperCatalog) {
    self.init(catalog: catalog)
    catalog.forEachRow(of: table.ids) { id, row in set(table.marks(of: id), at: row) }
  }

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
