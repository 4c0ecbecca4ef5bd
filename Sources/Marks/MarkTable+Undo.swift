import Papers

/// What undo or redo did, in words for the screen.
package struct MarkChange: Hashable, Sendable {
  /// The name of the step, as it was given when it was made.
  package let name: String
  /// The papers that changed.
  package let ids: [PaperID]
  /// The papers of the step that were left alone, since something else had changed the same mark meanwhile.
  package let leftAlone: [PaperID]
}

extension MarkTable {
  package var canUndo: Bool { history.next(undone: false) != nil }

  package var canRedo: Bool { history.next(undone: true) != nil }

  /// Takes the newest step back: what it changed gets its value before, with the new time. A mark, tag or note
  /// that no longer has the value that the step gave it is left alone.
  ///
  /// - Returns: what was done, or nil when no step is left.
  package mutating func undo(at time: Timestamp) -> MarkChange? { travel(undoing: true, at: time) }

  /// Does again what was undone last, by the same rule as `undo(at:)`.
  package mutating func redo(at time: Timestamp) -> MarkChange? { travel(undoing: false, at: time) }

  private mutating func travel(undoing: Bool, at time: Timestamp) -> MarkChange? {
    guard let (index, found) = history.next(undone: !undoing) else { return nil }
    var step = found
    let edits = undoing ? step.edits.reversed().map(\.reversed) : step.edits
    let (applied, at) = apply(edits, at: time)
    step.isUndone = undoing
    step.at = at
    history.replace(at: index, with: step)
    let changed = applied.flatMap(\.ids)
    let isChanged = Set(changed)
    let leftAlone = edits.flatMap(\.ids).filter { !isChanged.contains($0) }
    return MarkChange(name: step.name, ids: changed.uniqued(), leftAlone: leftAlone.uniqued())
  }

  /// Applies edits as a new step and returns how many single changes were real.
  mutating func perform(_ edits: [Edit], at time: Timestamp, name: String) -> Int {
    let (applied, at) = apply(edits, at: time)
    if applied.isEmpty { return 0 }
    let step = Step(name: name, at: at, edits: applied)
    history.append(step)
    return step.weight
  }

  /// Applies edits, and returns them with only the papers that changed, and the time that all of them got.
  private mutating func apply(_ edits: [Edit], at time: Timestamp) -> ([Edit], Timestamp) {
    var real: [Edit] = []
    var at = time.held
    for edit in edits {
      var seen: Set<PaperID> = []
      var ids: [PaperID] = []
      for id in edit.ids where id.key.utf8.count <= Self.longestKey && seen.insert(id).inserted {
        let marks = papers[id]
        guard edit.kind.changes(marks) else { continue }
        ids.append(id)
        if let last = edit.kind.lastChange(in: marks), last >= at { at = last.next }
      }
      if !ids.isEmpty { real.append(Edit(edit.kind, ids)) }
    }
    for edit in real {
      for id in edit.ids { edit.kind.apply(to: &papers[id, default: PaperMarks()], at: at) }
    }
    return (real, at)
  }
}

extension Edit.Kind {
  /// Whether the paper has the value that this change starts from.
  func changes(_ marks: PaperMarks?) -> Bool {
    switch self {
    case .mark(let mark, let isSet): marks?[mark] ?? false != isSet
    case .tag(let tag, let isSet): marks?.hasTag(tag) ?? false != isSet
    case .note(let before, let after): before != after && marks?.note?.value ?? "" == before
    }
  }

  func lastChange(in marks: PaperMarks?) -> Timestamp? {
    switch self {
    case .mark(let mark, _): marks?.changed(mark)
    case .tag(let tag, _): marks?.tagChanges[tag]?.at
    case .note: marks?.note?.at
    }
  }

  func apply(to marks: inout PaperMarks, at time: Timestamp) {
    switch self {
    case .mark(let mark, let isSet):
      let unknown = marks.stamped(mark)?.unknown ?? [:]
      marks.put(Stamped(isSet, at: time, unknown: unknown), for: mark)
    case .tag(let tag, let isSet):
      let unknown = marks.tagChanges[tag]?.unknown ?? [:]
      marks.put(Stamped(isSet, at: time, unknown: unknown), forTag: tag)
    case .note(_, let after):
      let unknown = marks.note?.unknown ?? [:]
      marks.put(note: Stamped(after, at: time, unknown: unknown))
    }
  }
}

extension [PaperID] {
  /// Each once, in the order of first occurrence.
  fileprivate func uniqued() -> [PaperID] {
    var seen: Set<PaperID> = []
    return filter { seen.insert($0).inserted }
  }
}
