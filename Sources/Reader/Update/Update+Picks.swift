import Catalog

extension State {
  /// Selects the paper under the cursor, or lets it go, and goes on to the next.
  mutating func pick(times: Int) -> [Effect] {
    guard picks.anchor == nil else {
      settleRange()
      return []
    }
    guard !list.rows.isEmpty else { return say(.info, Messages.noPaperToSelect) }
    let targets = list.targets(times)
    if list.selectedGroup != nil { picks.toggle(targets) } else { targets.forEach { picks.toggle($0) } }
    list.goOn(times, height: listHeight)
    abstractOffset = 0
    return []
  }

  /// Begins a range of papers, or ends it.
  mutating func drawRange() -> [Effect] {
    guard picks.anchor == nil else {
      settleRange()
      return []
    }
    guard !list.rows.isEmpty else { return say(.info, Messages.noPaperToSelect) }
    focus = .list
    settle()
    picks.beginRange(at: list.selection)
    return []
  }

  /// Selects every paper of the list, or lets them go when all of them were.
  mutating func pickAll() -> [Effect] {
    settleRange()
    guard !list.rows.isEmpty else { return say(.info, Messages.noPaperToSelect) }
    let all = list.rows.set(capacity: catalog.count)
    if all.subtracting(picks.rows).isEmpty { picks.subtract(all) } else { picks.add(all) }
    return []
  }

  mutating func pickNone() -> [Effect] {
    settleRange()
    picks.clear()
    return []
  }

  /// Selects what is not selected in the list, and the other way round.
  mutating func invertPicks() -> [Effect] {
    settleRange()
    guard !list.rows.isEmpty else { return say(.info, Messages.noPaperToSelect) }
    let all = list.rows.set(capacity: catalog.count)
    let others = all.subtracting(picks.rows)
    picks.subtract(all)
    picks.add(others)
    return []
  }

  /// Selects again what was selected last.
  mutating func pickAgain() -> [Effect] {
    picks.leaveRange()
    picks.restore()
    return picks.rows.isEmpty ? say(.info, Messages.nothingSelectedYet) : []
  }

  /// Selects the papers of the list that a query finds, besides those that are selected.
  mutating func pick(byQuery text: String?) -> [Effect] {
    guard let text else { return startCommand("select ") }
    do {
      let query = filter.combined.and(try Query.parse(text))
      asked += 1
      gathering = asked
      return [.find(Question(number: asked, query: query, topicQuery: filter.withoutTopics, marks: rowMarks, likeness: filter.likeness))]
    } catch {
      return say(.error, "\(error)")
    }
  }

  /// Takes the answer to `select`.
  mutating func gather(_ answer: Answer) -> [Effect] {
    gathering = nil
    settleRange()
    picks.add(answer.rows.set(capacity: catalog.count))
    return say(.info, Messages.selected(answer.rows.count))
  }
}

extension Int {
  /// `1 paper`, `12 papers`.
  package var papers: String { "\(grouped) paper\(self == 1 ? "" : "s")" }
}
