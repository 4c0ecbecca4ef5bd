import Catalog
import Marks
import Papers

extension State {
  /// Changes marks of papers as one step of the history.
  ///
  /// - Parameter then: what follows when it is done; its number and request are filled in here.
  mutating func change(
    _ edits: [Edit], name: String, then: PendingRequest = PendingRequest(), at now: Timestamp
  ) -> [Effect] {
    guard !edits.isEmpty else { return [] }
    if let row = reading?.row, edits.contains(where: { $0.isAboutReading(catalog.id(at: row)) }) {
      reading?.isSettled = true
    }
    return request(.change(edits, name: name), then: then, at: now)
  }

  mutating func undo(at now: Timestamp) -> [Effect] { adopting.isEmpty ? request(.undo, at: now) : sayAdopting() }

  mutating func redo(at now: Timestamp) -> [Effect] { adopting.isEmpty ? request(.redo, at: now) : sayAdopting() }

  /// Another step must not be taken back in place of one that is on its way.
  mutating func sayAdopting() -> [Effect] { say(.info, Messages.adopting) }

  /// Asks for something to be done to the marks. Nothing is shown before it is on disk.
  ///
  /// - Parameter then: what follows when it is done; its number and request are filled in here.
  mutating func request(
    _ request: MarkRequest, then: PendingRequest = PendingRequest(), at now: Timestamp
  ) -> [Effect] {
    if let effects = adopt(for: request, then: then, at: now) { return effects }
    let request = request.about(remote?.known ?? [:])
    requested += 1
    var pending = then
    (pending.number, pending.request) = (requested, request)
    unanswered.append(pending)
    return [.mark(request, at: now, number: requested)]
  }

  /// Shows what a request did, or why it was refused.
  mutating func take(_ answer: Result<MarkAnswer, MarkFileError>, number: Int) -> [Effect] {
    guard let index = unanswered.firstIndex(where: { $0.number == number }) else { return [] }
    let asked = unanswered.remove(at: index)
    switch answer {
    case .failure(let error):
      reopenDecision(of: asked)
      return say(.error, Messages.notMarked("\(error.cause)"))
    case .success(let answer):
      show(answer.news, fromElsewhere: true)
      show(answer)
      let effects = follow(asked, answer.done) + keepNotes(of: answer.news)
      // One mark, of however many papers, is neither a note nor a place.
      if case .mark? = answer.kind { return effects }
      return effects + keepNotes(of: answer.changes) + followOrder(answer.changes)
    }
  }

  private mutating func follow(_ asked: PendingRequest, _ done: MarkChange?) -> [Effect] {
    switch asked.request {
    case .change:
      if let text = asked.notice { notice = Notice(.info, text) }
      if asked.letsGo { picks.clear() }
      if asked.goesOn > 0 {
        list.goOn(asked.goesOn, height: listHeight)
        abstractOffset = 0
      }
      return []
    case .undo: return done.map { settle($0, Messages.undone, asked.notice) } ?? say(.info, Messages.nothingToUndo)
    case .redo: return done.map { settle($0, Messages.redone, asked.notice) } ?? say(.info, Messages.nothingToRedo)
    }
  }

  /// Says what an undo or redo changed, and goes there when it is in the list.
  private mutating func settle(_ change: MarkChange, _ verb: String, _ text: String?) -> [Effect] {
    if !isTriaging, let row = change.ids.first.flatMap({ catalog.row(of: $0) }), list.selectedRow != row,
      list.select(row, unfolds: false, height: listHeight)
    {
      abstractOffset = 0
    }
    return say(.info, Messages.leaving(change.leftAlone.count, after: text ?? Messages.done(verb, change.name)))
  }

  /// Takes in what another process changed.
  mutating func takeFromElsewhere(_ changes: MarkChanges) -> [Effect] {
    show(changes, fromElsewhere: true)
    return keepNotes(of: changes)
  }

  /// Shows what a request changed; one mark of very many papers at once, and not paper by paper.
  private mutating func show(_ answer: MarkAnswer) {
    guard remote == nil, case .mark(let mark, let isSet)? = answer.kind, mark != .later, let ids = answer.done?.ids, ids.count > 64
    else {
      return show(answer.changes)
    }
    marks.take(answer.changes)
    let (rows, others) = catalog.rows(named: ids)
    // What else is said of a paper may come to light with it, or vanish, where it stands under two identities.
    let marked = rows.intersection(rowMarks.rowsMarked(besides: mark))
    rowMarks.set(mark, isSet, at: rows)
    for id in others + catalog.ids(at: marked.rows) { recount(id) }
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
    let later = rowMarks.updated.contains(row) ? catalog.revised(at: row) : nil
    let kind = later.map { Edit.Kind.detail(.seen, before: nil, after: $0.description) } ?? .mark(.read, true)
    return change([Edit(kind, [catalog.id(at: row)])], name: Messages.read(shortTitle(of: row)), at: now)
  }

  /// Notes which paper is being read, and since when.
  mutating func followReading(at now: Timestamp) {
    guard focus == .abstract, overlay == nil, !isTriaging, let row = list.selectedRow else {
      reading = nil
      return
    }
    guard reading?.row != row else { return }
    reading = Reading(row: row, since: now, readBefore: rowMarks.updated.contains(row) ? lastRead(row) : nil)
  }

  /// When a paper was last read; nil if it was not.
  func lastRead(_ row: Row) -> Timestamp? { marks.marks(of: catalog.id(at: row))?.lastRead }

  /// Makes `rowMarks` agree with `marks` for one paper.
  private mutating func recount(_ id: PaperID) {
    if let home = remote?.home.newest, let row = home.row(of: id) {
      remote?.home.rowMarks.set(marks.marks(of: home.id(at: row)) ?? marks.marks(of: id), at: row, in: home)
    }
    guard let row = catalog.row(of: remote?.ownID(of: id) ?? id) else { return }
    let own = catalog.id(at: row)
    // What is said under a paper's own identity counts before what was said under an alias.
    rowMarks.set(marks.marks(of: remote?.known[own] ?? own) ?? marks.marks(of: id), at: row, in: catalog)
  }

  /// Makes `rowMarks` agree with `marks` for all papers.
  mutating func recountMarks() {
    let scores = remote == nil ? rowMarks.scores : nil
    rowMarks = RowMarks(of: marks, in: catalog, today: today, since: newSince)
    // What was learned in another catalog is of its rows.
    if scores?.values.count == catalog.count { rowMarks.scores = scores }
    for (own, id) in remote?.known ?? [:] where own != id {
      if let row = catalog.row(of: own) { rowMarks.set(marks.marks(of: id), at: row, in: catalog) }
    }
  }
}

extension RowMarks {
  /// The marks of a catalog's papers, by row.
  ///
  /// - Parameters:
  ///   - today: the day, in days after 1970-01-01.
  ///   - since: when the reader was left last: what came after that is new.
  package init(of table: MarkTable, in catalog: PaperCatalog, today: Int, since: Timestamp?) {
    self.init(catalog: catalog)
    wake(on: today)
    if let since { fresh = catalog.rows(addedAfter: since) }
    if table.papers.isEmpty { return }
    var own = RowSet(capacity: catalog.count)
    var aliases: [(PaperID, Row)] = []
    catalog.withRowFinder(for: table.papers.count) { finder in
      table.papers.forEach(
        plain: { key, marks in
          guard let (row, isAlias) = finder.row(of: key) else { return }
          if isAlias { return aliases.append((PaperID(key: String(decoding: key, as: UTF8.self)), row)) }
          own.insert(row)
          add(marks, at: row)
        },
        other: { id, marks in
          guard let (row, isAlias) = finder.row(of: id.key) else { return }
          if isAlias { return aliases.append((id, row)) }
          own.insert(row)
          set(marks, at: row, in: catalog)
        })
    }
    // What is said under a paper's own identity counts before what was said under an alias.
    for (id, row) in aliases where !own.contains(row) { set(table.marks(of: id), at: row, in: catalog) }
    for (row, moment) in catalog.revisions where own.contains(row) && read.contains(row) {
      if let last = table.marks(of: catalog.id(at: row))?.lastRead, last < moment { updated.insert(row) }
    }
  }

  /// Copies the marks of a paper that has none yet into the columns.
  private mutating func add(_ marks: MarkSet, at row: Row) {
    if marks[.starred] { starred.insert(row) }
    if marks[.read] { read.insert(row) }
    if marks[.later] { later.insert(row) }
    if marks[.dismissed] { dismissed.insert(row) }
  }

  /// Copies the marks of a paper into the columns.
  package mutating func set(_ marks: PaperMarks?, at row: Row, in catalog: PaperCatalog) {
    starred.set(marks?[.starred] ?? false, at: row)
    read.set(marks?[.read] ?? false, at: row)
    let isUpdated = catalog.revised(at: row).flatMap { moment in marks?.lastRead.map { $0 < moment } }
    updated.set(isUpdated ?? false, at: row)
    later.set(marks?[.later] ?? false, at: row)
    dismissed.set(marks?[.dismissed] ?? false, at: row)
    noted.set(marks?.hasNote ?? false, at: row)
    setNote(marks?.note?.text, at: row)
    setDetails(marks, at: row, in: catalog)
    for (name, rows) in tagged where rows.contains(row) {
      tagged[name]?.remove(row)
      if rows.count == 1 { tagged[name] = nil }
    }
    for tag in marks?.tags ?? [] { tagged[tag, default: RowSet(capacity: starred.capacity)].set(true, at: row) }
  }
}

extension RowMarks {
  /// Sets a mark of many papers, or takes it away, which changes nothing else of them.
  fileprivate mutating func set(_ mark: Mark, _ isSet: Bool, at rows: RowSet) {
    func change(_ all: inout RowSet) { if isSet { all.formUnion(rows) } else { all.subtract(rows) } }
    switch mark {
    case .starred: change(&starred)
    case .read:
      change(&read)
      updated.subtract(rows)
    case .later: change(&later)
    case .dismissed: change(&dismissed)
    }
  }

  /// The papers of which anything is said besides a mark.
  fileprivate func rowsMarked(besides mark: Mark) -> RowSet {
    let columns: [(Mark, RowSet)] = [(.starred, starred), (.read, read), (.later, later), (.dismissed, dismissed)]
    var rows = columns.reduce(noted) { $1.0 == mark ? $0 : $0.union($1.1) }
    for more in tagged.values { rows.formUnion(more) }
    for row in wakeDays.keys { rows.insert(row) }
    return rows
  }

  private mutating func setDetails(_ marks: PaperMarks?, at row: Row, in catalog: PaperCatalog) {
    let place = marks?[.place] ?? ""
    places[row] = marks?[.later] == true && HandOrder.isPlace(place) ? place : nil
    switch Snooze(marks?[.snoozed] ?? "") {
    case nil: sleep(until: nil, at: row)
    case .until(let date): sleep(until: date.dayNumber, at: row)
    case .newVersion(let known):
      let version = catalog.paper(at: row).version
      let isNewer = version.map { version in known.map { $0 < version } ?? true } ?? false
      sleep(until: isNewer ? nil : RowMarks.never, at: row)
    }
  }
}

extension Paper {
  /// The date of the version that the library has.
  package var version: PaperDate? { updated ?? published }
}

extension RowSet {
  fileprivate mutating func set(_ isMember: Bool, at row: Row) {
    if isMember { insert(row) } else { remove(row) }
  }
}

extension Edit {
  /// Whether it says of this paper that it was read or not.
  fileprivate func isAboutReading(_ id: PaperID) -> Bool {
    switch kind {
    case .mark(.read, _), .detail(.seen, _, _): ids.contains(id)
    default: false
    }
  }
}
