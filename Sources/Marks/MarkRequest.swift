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

/// What a request comes to.
struct MarkOutcome: Sendable {
  var changes: MarkChanges
  let done: MarkChange
  /// The one thing that was done to all papers of `done`; nil where there were several.
  let kind: Edit.Kind?
  /// When the step was applied to its papers, where it says all that changed; nil where that differs from paper to paper.
  let time: Timestamp?
}

extension MarkTable {
  /// What a request comes to in this table; nil if there is nothing to undo or redo, or nothing changes.
  func outcome(of request: MarkRequest, at time: Timestamp) -> MarkOutcome? {
    switch request {
    case .change(let edits, let name): outcome(of: edits, name: name, at: time)
    case .undo: history.undoable.map { travel($0, undoing: true, at: time) }
    case .redo: history.redoable.map { travel($0, undoing: false, at: time) }
    }
  }

  private func outcome(of edits: [Edit], name: String, at time: Timestamp) -> MarkOutcome? {
    var applied = Applied()
    for edit in edits { apply(edit, at: time, overwriting: true, &applied) }
    guard !applied.real.isEmpty else { return nil }
    let made = history.moment(at: time)
    let real = applied.real.map { Edit($0.kind, $0.ids.asText) }
    let step = Step(id: StepID(made: made, name: name, edits: real), name: name, at: made, edits: real)
    return outcome(of: applied, step, leftAlone: [], isWhole: true)
  }

  /// Takes a step back or does it again. A mark, tag or note that no longer has the value that the step gave
  /// it is left alone.
  private func travel(_ found: Step, undoing: Bool, at time: Timestamp) -> MarkOutcome {
    var step = found
    let edits = undoing ? step.edits.reversed().map(\.reversed) : step.edits
    var applied = Applied()
    for edit in edits { apply(edit, at: time, overwriting: false, &applied) }
    step.isUndone = undoing
    step.at = history.moment(at: time)
    let isWhole = applied.real.reduce(0) { $0 + $1.ids.count } == step.weight
    let isChanged = isWhole ? [] : Set(applied.real.flatMap(\.ids))
    let leftAlone = isWhole ? [] : edits.flatMap(\.ids).filter { !isChanged.contains($0) }
    return outcome(of: applied, step, leftAlone: leftAlone.uniqued(), isWhole: isWhole)
  }

  private func outcome(of applied: Applied, _ step: Step, leftAlone: [PaperID], isWhole: Bool) -> MarkOutcome {
    var changes = applied.changes
    changes.steps = [MarkHistory.Entry(step)]
    let real = applied.real
    // Within one edit, a paper changes once.
    let ids = real.count == 1 ? real[0].ids.ids : real.flatMap(\.ids).uniqued()
    return MarkOutcome(
      changes: changes, done: MarkChange(name: step.name, ids: ids, leftAlone: leftAlone),
      kind: real.count == 1 ? real[0].kind : nil, time: isWhole ? applied.time : nil)
  }

  /// What edits come to, one after another.
  private struct Applied {
    var changes = MarkChanges()
    /// The edits with only the papers that really change.
    var real: [Edit] = []
    /// The time of all parts that changed; nil before the first one, or if they have different ones.
    private(set) var time: Timestamp?
    private var isMixed = false

    /// Takes a part in.
    ///
    /// - Parameter isOnlyOne: whether a part that is there already says the same.
    /// - Returns: false where one is there that says the same.
    @discardableResult
    mutating func put(_ part: PaperMarks, for id: PaperID, by kind: Edit.Kind, isOnlyOne: Bool = false) -> Bool {
      if let earlier = changes.papers.updateValue(part, forKey: id) {
        changes.papers[id] = isOnlyOne ? earlier : earlier.merging(part)
        if isOnlyOne { return false }
      }
      follow(kind.time(in: part))
      return true
    }

    private mutating func follow(_ partTime: Timestamp?) {
      guard !isMixed else { return }
      isMixed = partTime == nil || time != nil && partTime != time
      time = isMixed ? nil : partTime
    }
  }

  private func apply(_ edit: Edit, at time: Timestamp, overwriting: Bool, _ applied: inout Applied) {
    // A note has a text before for each paper, and so an edit for each.
    if overwriting, case .note(let before, let after) = edit.kind {
      for id in edit.ids { write(after, seen: before, of: id, at: time, &applied) }
      return
    }
    if overwriting, case .detail(let detail, nil, let after) = edit.kind {
      give(after, as: detail, to: edit.ids, at: time, &applied)
      return
    }
    var changed: [PaperID] = []
    changed.reserveCapacity(edit.ids.count)
    let isFirst = applied.changes.papers.isEmpty
    if isFirst { applied.changes.papers.reserveCapacity(edit.ids.count) }
    for id in edit.ids where id.key.utf8.count <= Self.longestKey {
      // What a first edit says twice of a paper is no change the second time, which `put` sees by itself.
      let marks = isFirst ? papers[id] : marks(of: id, with: applied.changes)
      guard edit.kind.changes(marks) else { continue }
      if applied.put(edit.kind.part(of: marks, at: time), for: id, by: edit.kind, isOnlyOne: isFirst) { changed.append(id) }
    }
    if !changed.isEmpty { applied.real.append(Edit(edit.kind, changed)) }
  }

  /// Writes a note, beside the text there if that is another than the writer saw.
  private func write(_ text: String, seen: String?, of id: PaperID, at time: Timestamp, _ applied: inout Applied) {
    let marks = marks(of: id, with: applied.changes)
    let before = marks?.note?.text ?? ""
    guard text != before, id.key.utf8.count <= Self.longestKey else { return }
    let kind = Edit.Kind.note(before: seen, after: text)
    let part = kind.part(of: marks, at: time)
    applied.put(part, for: id, by: kind)
    applied.real.append(Edit(.note(before: before, after: part.note?.text ?? text), [id]))
  }

  /// Gives a detail, whatever it was: an edit for each text that it had before.
  private func give(
    _ text: String, as detail: Detail, to ids: EditedPapers, at time: Timestamp, _ applied: inout Applied
  ) {
    guard text.utf8.count <= Self.longestKey else { return }
    var edits: [Edit] = []
    var places: [String: Int] = [:]
    for id in ids where id.key.utf8.count <= Self.longestKey {
      let marks = marks(of: id, with: applied.changes)
      let before = marks?[detail] ?? ""
      guard before != text else { continue }
      let kind = Edit.Kind.detail(detail, before: before, after: text)
      applied.put(kind.part(of: marks, at: time), for: id, by: kind)
      let place = places[before] ?? edits.count
      if place == edits.count { edits.append(Edit(kind, [])) }
      places[before] = place
      edits[place].ids.append(id)
    }
    applied.real += edits
  }

  private func marks(of id: PaperID, with changes: MarkChanges) -> PaperMarks? {
    guard !changes.papers.isEmpty, let part = changes.papers[id] else { return papers[id] }
    return papers[id]?.merging(part) ?? part
  }
}

extension [PaperID] {
  /// Each once, in the order of first occurrence.
  fileprivate func uniqued() -> [PaperID] {
    var seen: Set<PaperID> = []
    return filter { seen.insert($0).inserted }
  }
}
