import Catalog
import Marks
import Papers
import Terminal

extension State {
  /// Whether the screen shows papers to decide on, one at a time.
  package var isTriaging: Bool { triage?.isShown ?? false }

  /// Begins a sitting, or goes on with the one that was left for this list.
  ///
  /// - Parameter count: how many papers to go through; nil for all of the list that are open.
  mutating func startTriage(_ count: Int?, at now: Timestamp) -> [Effect] {
    if count == nil, picked.isEmpty, resumeTriage(at: now) { return [] }
    let rows = triageCandidates(count)
    guard !rows.isEmpty else { return say(.info, Messages.nothingToDecide) }
    var sitting = Triage(list: filter.name, rows: rows)
    sitting.since = now
    triage = sitting
    picks.clear()
    return keepSitting()
  }

  /// Writes the sitting down for the next start. One on papers of a service ends with their list.
  func keepSitting() -> [Effect] { remote == nil ? [.keepTriage(triageRecord)] : [] }

  /// The selected papers, else those of the list that are open, from the top.
  private func triageCandidates(_ count: Int?) -> [Row] {
    let picked = picked
    if !picked.isEmpty { return picked.rows }
    let limit = min(count ?? Triage.longest, Triage.longest)
    let open = list.rows.lazy.filter { [rowMarks] row in ![rowMarks.read, rowMarks.dismissed, rowMarks.snoozed].contains { $0.contains(row) } }
    return Array(open.prefix(limit))
  }

  private mutating func resumeTriage(at now: Timestamp) -> Bool {
    if triage == nil, remote == nil, let record = savedTriage { triage = triage(from: record) }
    if remote == nil { savedTriage = nil }
    guard var sitting = triage, sitting.list == filter.name else { return false }
    sitting.resume(at: now) { [rowMarks] mark, row in
      switch mark {
      case .starred: rowMarks.starred.contains(row)
      case .read: rowMarks.read.contains(row)
      case .later: rowMarks.later.contains(row)
      case .dismissed: rowMarks.dismissed.contains(row)
      }
    }
    guard !sitting.isFinished else {
      triage = nil
      return false
    }
    triage = sitting
    return true
  }

  /// Runs a command while papers are decided on; nil for one that has nothing to do with that.
  mutating func runInTriage(_ invocation: Invocation, at now: Timestamp) -> [Effect]? {
    guard let triage else { return nil }
    let command = invocation.command
    if triage.isFinished, let effects = runInSummary(command, at: now) { return effects }
    switch command {
    case .star: return decide(.star, at: now)
    case .later: return decide(.later, at: now)
    case .dismiss: return decide(.dismiss, at: now)
    case .read: return decide(.read, at: now)
    case .snooze where invocation.argument != nil: return snoozeDecided(invocation.argument ?? "", at: now)
    case .keep, .open: return keepUnread(at: now)
    case .undo: return undoDecision(at: now)
    case .next, .halfPageDown, .pageDown, .previous, .halfPageUp, .pageUp, .first, .last:
      return scrollTriage(command)
    case .back: return leaveTriage(at: now)
    case .triage, .noOp: return []
    case .tag, .note, .snooze, .browse, .pdf, .link, .copyLink, .copyCitation, .copyBibTeX, .help, .theme, .command, .screenshot, .redraw,
      .suspend, .quit:
      return nil
    default:
      return leaveTriage(at: now) + run(invocation, at: now)
    }
  }

  /// One key: the paper is decided on, and the next one is there.
  private mutating func decide(_ decision: Triage.Decision, at now: Timestamp) -> [Effect] {
    guard let row = triage?.current?.row else { return [] }
    let added = decision.marks.filter { !isMarked($0, row) }
    triage?.decide(decision, added: added, at: now)
    let effects = change(
      added.flatMap { edits(Verdict(mark: $0, isSet: true), of: [row]) }, name: "\(decision.done) \(shortTitle(of: row))",
      then: PendingRequest(isDecision: true), at: now)
    return effects + keepSitting()
  }

  /// Takes the paper out of the inbox until a day, and goes on.
  private mutating func snoozeDecided(_ typed: String, at now: Timestamp) -> [Effect] {
    guard let row = triage?.current?.row else { return [] }
    guard let goal = SnoozeGoal(typed, today: PaperDate(dayNumber: today)) else { return refuse(snooze: typed) }
    triage?.decide(.snooze, added: [], at: now)
    let verdict = Verdict(.snoozed(goal), isSet: true)
    let effects = change(
      edits(verdict, of: [row]), name: verdict.deed(shortTitle(of: row)), then: PendingRequest(isDecision: true), at: now)
    return effects + keepSitting()
  }

  /// Leaves the paper as it is; of an abstract longer than the screen, first the rest is shown.
  private mutating func keepUnread(at now: Timestamp) -> [Effect] {
    if let page = triagePage, page.hidden > 0 { return scrollTriage(.pageDown) }
    return decide(.keep, at: now)
  }

  private mutating func undoDecision(at now: Timestamp) -> [Effect] {
    guard adopting.isEmpty else { return sayAdopting() }
    guard let item = triage?.goBack(at: now) else {
      return say(.info, Messages.nothingDecidedYet)
    }
    let what = shortTitle(of: item.row)
    let text = Messages.takenBack("\(item.decision?.done ?? "") \(what)")
    if item.added.isEmpty, item.decision != .snooze { return say(.info, text) + keepSitting() }
    let then = PendingRequest(notice: text)
    // A paper that was brought into the library may have been marked after those that were decided on later.
    let effects =
      remote == nil
      ? request(.undo, then: then, at: now)
      : change(takingBack([item]), name: Messages.takenBackFromTriage(what), then: then, at: now)
    return effects + keepSitting()
  }

  /// The changes that take decisions back: each paper gets the marks that it had.
  func takingBack(_ items: [Triage.Item]) -> [Edit] {
    let marks = Mark.allCases.map { mark in
      Edit(.mark(mark, false), items.filter { $0.added.contains(mark) }.map { catalog.id(at: $0.row) })
    }
    let snoozes = Edit(.detail(.snoozed, before: nil, after: ""), items.filter { $0.decision == .snooze }.map { catalog.id(at: $0.row) })
    return (marks + [snoozes]).filter { !$0.ids.isEmpty }
  }

  /// Makes a decision open again that was refused: that on the paper before, to which the screen goes back, or one
  /// before that, which comes again later.
  mutating func reopenDecision(of asked: PendingRequest) {
    guard asked.isDecision, case .change(let edits, _) = asked.request, let triage else { return }
    let ids = Set(edits.flatMap { $0.ids.map { id in remote?.ownID(of: id) ?? id } })
    let indices = triage.items.indices.filter { ids.contains(catalog.id(at: triage.items[$0].row)) }
    if triage.trail.last == indices.first, indices.count == 1 {
      _ = self.triage?.goBack(at: triage.since)
    } else {
      self.triage?.reopen(indices)
    }
  }

  private mutating func scrollTriage(_ command: Command) -> [Effect] {
    guard let page = triagePage, page.isLong else { return [] }
    let lines =
      switch command {
      case .next: 1
      case .previous: -1
      case .halfPageDown: max(1, page.height / 2)
      case .halfPageUp: -max(1, page.height / 2)
      case .pageDown: max(1, page.height - 1)
      case .pageUp: -max(1, page.height - 1)
      case .first: -page.total
      default: page.total
      }
    triage?.offset = min(max(0, page.offset + lines), max(0, page.total - page.height))
    return []
  }

  /// Back to the list, which is asked again: what was decided leaves the inbox.
  mutating func leaveTriage(at now: Timestamp) -> [Effect] {
    guard let sitting = triage else { return [] }
    let log = logSitting(at: now)
    let record = triageRecord
    triage?.isShown = false
    if record == nil { triage = nil }
    focus = .list
    let before = catalog
    let effects = ask()
    jumps.wanted = row(sitting.current?.row, of: before)
    let left = record == nil ? "" : Messages.left(sitting.left, triage: firstKey(of: .triage))
    if !left.isEmpty { notice = Notice(.info, left) }
    return effects + keepSitting() + log
  }

  func firstKey(of command: Command) -> String {
    keymap.keys(for: Invocation(command), in: .library).first.map { KeyName.name(of: $0) } ?? ":\(command.rawValue)"
  }
}
