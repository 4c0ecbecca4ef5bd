import Papers

/// All marks of a library and the steps that can be undone. A value: it never reads or writes a file and
/// never asks for the time.
///
/// Every change is written with the time that the caller gives, or just after the last change of what it
/// touches where that is later: a clock that goes backwards never makes a newer change lose.
package struct MarkTable: Sendable {
  /// The marks of every paper that ever got one, in the library or not.
  package private(set) var papers = MarkedPapers()
  var history = MarkHistory()
  /// Members of the whole document that only a newer version knows.
  var unknown: UnknownFields = [:]

  /// The longest paper key and tag, in bytes of UTF-8, that the state file holds. Longer ones are ignored.
  package static let longestKey = 4_096

  package init() {}

  /// The marks of a file, which has no history yet.
  init(papers: MarkedPapers) { self.papers = papers }

  package func marks(of id: PaperID) -> PaperMarks? { papers[id] }

  /// The papers, in no order.
  package var ids: [PaperID] { papers.map(\.key) }

  package var count: Int { papers.count }

  /// Sets or takes away one mark of several papers, as one step of the history.
  ///
  /// - Parameter name: what the step is called when it is undone, such as `starred 'Attention…'`.
  /// - Returns: how many papers really changed; with none there is no step.
  @discardableResult
  package mutating func set(
    _ mark: Mark, _ isSet: Bool, for ids: [PaperID], at time: Timestamp, name: String
  ) -> Int {
    perform([Edit(.mark(mark, isSet), ids)], at: time, name: name)
  }

  /// Changes different marks of different papers as one step. Of two changes of the same mark of a paper
  /// the last one holds.
  ///
  /// - Returns: how many marks really changed.
  @discardableResult
  package mutating func change(
    _ changes: [(PaperID, Mark, Bool)], at time: Timestamp, name: String
  ) -> Int {
    var latest: [Mark: [PaperID: Bool]] = [:]
    for (id, mark, isSet) in changes { latest[mark, default: [:]][id] = isSet }
    var edits: [Edit] = []
    for mark in Mark.allCases {
      for isSet in [true, false] {
        let ids = latest[mark, default: [:]].filter { $0.value == isSet }.keys.sorted()
        edits.append(Edit(.mark(mark, isSet), ids))
      }
    }
    return perform(edits, at: time, name: name)
  }

  /// Sets or takes away a tag; an empty tag changes nothing.
  @discardableResult
  package mutating func setTag(
    _ tag: String, _ isSet: Bool, for ids: [PaperID], at time: Timestamp, name: String
  ) -> Int {
    perform([Edit(.tag(tag, isSet), ids)], at: time, name: name)
  }

  /// Writes the note of a paper; an empty text removes it.
  @discardableResult
  package mutating func setNote(
    _ text: String, for id: PaperID, at time: Timestamp, name: String
  ) -> Int {
    perform([Edit(.note(before: nil, after: text), [id])], at: time, name: name)
  }

  /// Gives a detail; an empty text takes it away.
  @discardableResult
  package mutating func setDetail(
    _ detail: Detail, _ text: String, for ids: [PaperID], at time: Timestamp, name: String
  ) -> Int {
    perform([Edit(.detail(detail, before: nil, after: text), ids)], at: time, name: name)
  }
}

extension MarkTable {
  /// Merges the marks of one paper in.
  mutating func put(_ marks: PaperMarks, for id: PaperID) { papers.put(marks, for: id) }

  /// Merges the marks of many papers in.
  mutating func put(_ marks: [PaperID: PaperMarks]) { papers.put(marks) }

  package var canUndo: Bool { history.undoable != nil }

  package var canRedo: Bool { history.redoable != nil }

  /// Takes the newest step back: what it changed gets its value before, with the new time.
  ///
  /// - Returns: what was done, or nil when no step is left.
  package mutating func undo(at time: Timestamp) -> MarkChange? { perform(.undo, at: time) }

  /// Does again what was undone last, by the same rule as `undo(at:)`.
  package mutating func redo(at time: Timestamp) -> MarkChange? { perform(.redo, at: time) }

  /// Does what is asked for, in this table alone.
  package mutating func perform(_ request: MarkRequest, at time: Timestamp) -> MarkChange? {
    guard let outcome = outcome(of: request, at: time) else { return nil }
    take(outcome.changes)
    return outcome.done
  }

  /// Applies edits as a new step and returns how many single changes were real.
  private mutating func perform(_ edits: [Edit], at time: Timestamp, name: String) -> Int {
    guard let changes = outcome(of: .change(edits, name: name), at: time)?.changes else { return 0 }
    take(changes)
    return changes.steps.reduce(0) { $0 + ($1.step?.weight ?? 0) }
  }
}

extension MarkTable {
  /// The marks of both tables: for each part of each paper the later change, and for equal times set before
  /// unset; all texts of notes that neither side replaced; the steps of both. The same in any order of merging
  /// and as often as one likes. Steps that only the other table has are not undone here.
  package func merging(_ other: MarkTable) -> MarkTable {
    var merged = self
    merged.merge(other, isElsewhere: true)
    return merged
  }

  /// Merges in place; steps that only the other table has are undone here unless they are from elsewhere.
  mutating func merge(_ other: MarkTable, isElsewhere: Bool = false) {
    if papers.isEmpty {
      papers = other.papers
    } else {
      let ours = papers
      other.papers.forEachDifference(from: ours) { id, theirs in put(theirs, for: id) }
    }
    if history != other.history { history.merge(other.history.entries, isElsewhere: isElsewhere) }
    unknown = unknown.merging(other.unknown)
  }
}

extension MarkTable: Equatable {
  package static func == (a: MarkTable, b: MarkTable) -> Bool {
    a.papers == b.papers && a.history == b.history && a.unknown == b.unknown
  }
}
