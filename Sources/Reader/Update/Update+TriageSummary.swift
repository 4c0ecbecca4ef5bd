import Catalog
import Marks
import Papers

/// A line of the summary after a sitting that can be selected: a decision, or a paper on which it was taken.
package enum SummaryLine: Sendable, Equatable {
  case group(Triage.Decision, count: Int)
  case paper(index: Int)
}

extension Triage {
  /// The decisions, each with its papers.
  package var summary: [SummaryLine] {
    Decision.allCases.flatMap { decision -> [SummaryLine] in
      let indices = items.indices.filter { items[$0].decision == decision }
      guard !indices.isEmpty else { return [] }
      return [.group(decision, count: indices.count)] + indices.map { .paper(index: $0) }
    }
  }

  /// The items that a line is about.
  func indices(of line: SummaryLine) -> [Int] {
    switch line {
    case .paper(let index): [index]
    case .group(let decision, _): items.indices.filter { items[$0].decision == decision }
    }
  }
}

extension State {
  /// Runs a command on the summary; nil for one that is the same everywhere.
  mutating func runInSummary(_ command: Command, at now: Timestamp) -> [Effect]? {
    let height = summaryHeight
    switch command {
    case .next: selectInSummary(1)
    case .previous: selectInSummary(-1)
    case .halfPageDown, .pageDown, .keep: selectInSummary(max(1, height / 2))
    case .halfPageUp, .pageUp: selectInSummary(-max(1, height / 2))
    case .first: selectInSummary(-Int(Int32.max))
    case .last: selectInSummary(Int(Int32.max))
    case .undo: return takeBackSelected(at: now)
    case .open, .triage: return goOnOrLeave(at: now)
    case .back: return leaveTriage(at: now)
    case .star, .later, .dismiss, .read, .snooze: return []
    default: return nil
    }
    return []
  }

  private mutating func selectInSummary(_ step: Int) {
    guard let triage else { return }
    let count = triage.summary.count
    let selection = min(max(0, triage.selection + step), max(0, count - 1))
    self.triage?.selection = selection
    let height = max(1, summaryHeight)
    let lowest = max(0, count - height)
    self.triage?.summaryOffset = min(min(max(triage.summaryOffset, selection - height + 1), selection), lowest)
  }

  /// Takes back what the selected line is about, in one step: a whole decision or that on one paper.
  private mutating func takeBackSelected(at now: Timestamp) -> [Effect] {
    guard let triage, triage.summary.indices.contains(triage.selection) else { return [] }
    guard adopting.isEmpty else { return sayAdopting() }
    let line = triage.summary[triage.selection]
    let indices = triage.indices(of: line)
    let items = indices.map { triage.items[$0] }
    let what = items.count == 1 ? items.first.map { shortTitle(of: $0.row) } ?? "" : items.count.papers
    // The papers of a group may have had some of the marks before.
    let edits = takingBack(items)
    self.triage?.reopen(indices)
    selectInSummary(0)
    let text = Messages.takenBack(what, isOne: items.count == 1)
    let effects =
      edits.isEmpty
      ? say(.info, text)
      : change(edits, name: Messages.takenBackFromTriage(what), then: PendingRequest(notice: text), at: now)
    return effects + keepSitting()
  }

  private mutating func goOnOrLeave(at now: Timestamp) -> [Effect] {
    guard let triage, triage.left > 0 else { return leaveTriage(at: now) }
    self.triage?.goOn(after: -1, at: now)
    return []
  }
}
