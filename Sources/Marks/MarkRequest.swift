import Papers

/// Something that is to be done to the marks, before anybody knows whether it can be.
package enum MarkRequest: Hashable, Sendable {
  /// Changes that are one step of the history under this name, such as `starred 'Attention…'`.
  case change([Edit], name: String)
  case undo
  case redo
}

extension MarkRequest {
  /// The same about papers that go by other ids.
  package func about(_ ids: [PaperID: PaperID]) -> MarkRequest {
    guard !ids.isEmpty, case .change(let edits, let name) = self else { return self }
    return .change(edits.map { edit in Edit(edit.kind, edit.ids.map { ids[$0] ?? $0 }) }, name: name)
  }
}

/// What became of a request, in words for the screen.
package struct MarkChange: Hashable, Sendable {
  /// The name of the step, as it was given when it was made.
  package let name: String
  /// The papers that changed.
  package let ids: [PaperID]
  /// The papers of the step that were left alone, since something else had changed the same mark meanwhile.
  package let leftAlone: [PaperID]
}

extension MarkTable {
  /// What a request comes to in this table; nil if there is nothing to undo or redo, or nothing changes.
  func outcome(of request: MarkRequest, at time: Timestamp) -> (changes: MarkChanges, done: MarkChange)? {
    switch request {
    case .change(let edits, let name): outcome(of: edits, name: name, at: time)
    case .undo: history.undoable.flatMap { travel($0, undoing: true, at: time) }
    case .redo: history.redoable.flatMap { travel($0, undoing: false, at: time) }
    }
  }

  private func outcome(
    of edits: [Edit], name: String, at time: Timestamp
  ) -> (MarkChanges, MarkChange)? {
    var (changes, real) = apply(edits, at: time)
    guard !real.isEmpty else { return nil }
    let made = history.moment(at: time)
    let step = Step(
      id: StepID(made: made, name: name, edits: real), name: name, at: made, edits: real)
    changes.steps = [MarkHistory.Entry(step)]
    return (changes, MarkChange(name: name, ids: real.flatMap(\.ids).uniqued(), leftAlone: []))
  }

  /// Takes a step back or does it again. A mark, tag or note that no longer has the value that the step gave
  /// it is left alone.
  private func travel(_ found: Step, undoing: Bool, at time: Timestamp) -> (MarkChanges, MarkChange) {
    var step = found
    let edits = undoing ? step.edits.reversed().map(\.reversed) : step.edits
    var (changes, real) = apply(edits, at: time, overwriting: false)
    step.isUndone = undoing
    step.at = history.moment(at: time)
    changes.steps = [MarkHistory.Entry(step)]
    let changed = real.flatMap(\.ids)
    let isChanged = Set(changed)
    let leftAlone = edits.flatMap(\.ids).filter { !isChanged.contains($0) }
    return (changes, MarkChange(name: step.name, ids: changed.uniqued(), leftAlone: leftAlone.uniqued()))
  }

  /// What edits come to, one after another, and the edits with only the papers that really change.
  private func apply(
    _ edits: [Edit], at time: Timestamp, overwriting: Bool = true
  ) -> (changes: MarkChanges, real: [Edit]) {
    var changes = MarkChanges()
    var real: [Edit] = []
    for edit in edits {
      // A note has a text before for each paper, and so an edit for each.
      if overwriting, case .note(let before, let after) = edit.kind {
        for id in edit.ids { real += write(after, seen: before, of: id, at: time, &changes) }
        continue
      }
      if overwriting, case .detail(let detail, nil, let after) = edit.kind {
        real += give(after, as: detail, to: edit.ids, at: time, &changes)
        continue
      }
      var changed = Edit(edit.kind, [])
      for id in edit.ids where id.key.utf8.count <= Self.longestKey {
        let marks = marks(of: id, with: changes)
        guard edit.kind.changes(marks) else { continue }
        changes.put(edit.kind.part(of: marks, at: time), for: id)
        changed.ids.append(id)
      }
      if !changed.ids.isEmpty { real.append(changed) }
    }
    return (changes, real)
  }

  /// Writes a note, beside the text there if that is another than the writer saw.
  private func write(
    _ text: String, seen: String?, of id: PaperID, at time: Timestamp, _ changes: inout MarkChanges
  ) -> [Edit] {
    let marks = marks(of: id, with: changes)
    let before = marks?.note?.text ?? ""
    guard text != before, id.key.utf8.count <= Self.longestKey else { return [] }
    let part = Edit.Kind.note(before: seen, after: text).part(of: marks, at: time)
    changes.put(part, for: id)
    return [Edit(.note(before: before, after: part.note?.text ?? text), [id])]
  }

  /// Gives a detail, whatever it was: an edit for each text that it had before.
  private func give(
    _ text: String, as detail: Detail, to ids: [PaperID], at time: Timestamp, _ changes: inout MarkChanges
  ) -> [Edit] {
    guard text.utf8.count <= Self.longestKey else { return [] }
    var edits: [Edit] = []
    var places: [String: Int] = [:]
    for id in ids where id.key.utf8.count <= Self.longestKey {
      let marks = marks(of: id, with: changes)
      let before = marks?[detail] ?? ""
      guard before != text else { continue }
      let kind = Edit.Kind.detail(detail, before: before, after: text)
      changes.put(kind.part(of: marks, at: time), for: id)
      let place = places[before] ?? edits.count
      if place == edits.count { edits.append(Edit(kind, [])) }
      places[before] = place
      edits[place].ids.append(id)
    }
    return edits
  }

  private func marks(of id: PaperID, with changes: MarkChanges) -> PaperMarks? {
    guard let part = changes.papers[id] else { return papers[id] }
    return papers[id]?.merging(part) ?? part
  }
}

extension MarkChanges {
  fileprivate mutating func put(_ part: PaperMarks, for id: PaperID) {
    papers[id] = papers[id]?.merging(part) ?? part
  }
}

extension [PaperID] {
  /// Each once, in the order of first occurrence.
  fileprivate func uniqued() -> [PaperID] {
    var seen: Set<PaperID> = []
    return filter { seen.insert($0).inserted }
  }
}
