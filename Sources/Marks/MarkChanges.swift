import Papers

/// What has changed in a table: parts of papers with their times, and steps of the history.
///
/// Taking changes into a table twice, or in another order, makes no difference.
package struct MarkChanges: Sendable, Equatable {
  /// For each paper that changed, at least the parts that did.
  package internal(set) var papers: [PaperID: PaperMarks] = [:]
  /// Steps that are new, or were undone or done again.
  var steps: [MarkHistory.Entry] = []

  package init() {}

  package var isEmpty: Bool { papers.isEmpty && steps.isEmpty }

  mutating func add(_ other: MarkChanges) {
    if isEmpty { return self = other }
    for (id, marks) in other.papers { papers[id] = papers[id]?.merging(marks) ?? marks }
    steps += other.steps
  }
}

extension MarkTable {
  /// Takes changes in: those of this window, or those that were made elsewhere, whose steps are not undone here.
  package mutating func take(_ changes: MarkChanges, fromElsewhere isElsewhere: Bool = false) {
    put(changes.papers)
    history.merge(changes.steps, isElsewhere: isElsewhere)
  }

  /// What makes this table out of an older one that it holds all of.
  package func changes(since old: MarkTable) -> MarkChanges {
    var changes = MarkChanges()
    papers.forEachDifference(from: old.papers) { id, marks in changes.papers[id] = marks }
    if history != old.history {
      let known = Set(old.history.entries)
      changes.steps = history.entries.filter { !known.contains($0) }
    }
    return changes
  }
}
