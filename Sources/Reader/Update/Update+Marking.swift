import Catalog
import Marks
import Papers
import Terminal

extension State {
  /// Sets or takes away a mark of the selected papers; of several, it is taken away when all of them have it.
  mutating func toggle(_ mark: Mark, _ count: Int? = nil, at now: Timestamp) -> [Effect] {
    toggle(.mark(mark), of: targets(count), at: now)
  }

  /// Says something of papers, or takes it back when it was said of all of them.
  mutating func toggle(_ subject: Verdict.Subject, of rows: [Row], at now: Timestamp) -> [Effect] {
    let isSet = !rows.allSatisfy { holds(Verdict(subject, isSet: true), of: $0) }
    return say(Verdict(subject, isSet: isSet), of: rows, at: now)
  }

  /// Does to the selected papers what was done last.
  mutating func repeatMarking(_ count: Int?, at now: Timestamp) -> [Effect] {
    guard let lastVerdict else { return say(.info, Messages.nothingMarkedYet) }
    return say(lastVerdict, of: targets(count), at: now)
  }

  /// Marks papers, after asking where they are many.
  mutating func say(_ verdict: Verdict, of rows: [Row], at now: Timestamp) -> [Effect] {
    guard !rows.isEmpty else { return say(.info, Messages.noPaperSelected) }
    lastVerdict = verdict
    let changing = rows.filter { !holds(verdict, of: $0) }
    guard !changing.isEmpty else { return say(.info, Messages.already(verdict.done, name(of: rows))) }
    guard changing.count > Confirmation.threshold else { return perform(verdict, changing, at: now) }
    overlay = .confirmation(
      Confirmation(
        verdict: verdict, rows: changing, unchanged: rows.count - changing.count, details: details(of: changing)))
    return []
  }

  /// A yes marks the papers, anything else leaves them as they are.
  mutating func confirm(_ key: Key, _ confirmation: Confirmation, at now: Timestamp) -> [Effect] {
    overlay = nil
    guard [.character("y"), .enter].contains(key.code), key.modifiers.isEmpty else {
      return say(.info, Messages.nothingChanged)
    }
    return perform(confirmation.verdict, confirmation.rows, at: now)
  }

  private mutating func perform(_ verdict: Verdict, _ rows: [Row], at now: Timestamp) -> [Effect] {
    let what = name(of: rows)
    var then = PendingRequest(notice: Messages.done(verdict.done, what), letsGo: true)
    // What is dismissed or put off is dealt with; the hand stays on the key.
    if verdict.isSet, verdict.leaves, picked.isEmpty { then.goesOn = rows.count }
    return change(edits(verdict, of: rows), name: verdict.deed(what), then: then, at: now)
  }

  /// A short title, or how many they are.
  private func name(of rows: [Row]) -> String {
    rows.count == 1 ? shortTitle(of: rows[0]) : rows.count.papers
  }

  /// What there is to know of many papers before they are marked.
  private func details(of rows: [Row]) -> [String] {
    let set = RowSet(capacity: catalog.count, rows)
    let open = set.count - rowMarks.read.union(rowMarks.dismissed).intersectionCount(set)
    let counts = [
      (open, Messages.unread), (rowMarks.starred.intersectionCount(set), Messages.starred),
      (rowMarks.later.intersectionCount(set), Messages.toRead), (rowMarks.noted.intersectionCount(set), Messages.withNote),
      (set.subtracting(list.rows.set(capacity: catalog.count)).count, Messages.outsideOfList),
    ]
    return counts.filter { $0.0 > 0 }.map { Messages.many($0.0, $0.1) }
  }

  func shortTitle(of row: Row) -> String {
    let title = TeX.unicode(catalog.paper(at: row).title)
    return title.count > 60 ? title.prefix(59) + "…" : title
  }
}
