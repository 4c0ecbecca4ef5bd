import Catalog
import Marks
import Papers

/// A sitting in which papers are decided on one after another.
package struct Triage: Sendable, Equatable {
  /// What is decided about a paper. The letter is the one in the file that remembers a sitting.
  package enum Decision: Character, CaseIterable, Sendable {
    case star = "s"
    case later = "b"
    case dismiss = "x"
    case read = "m"
    case snooze = "z"
    case keep = "k"

    /// The marks that it sets. Who decides has read the abstract.
    package var marks: [Mark] {
      switch self {
      case .star: [.starred, .read]
      case .later: [.later, .read]
      case .dismiss: [.dismissed]
      case .read: [.read]
      case .snooze, .keep: []
      }
    }
  }

  package struct Item: Sendable, Equatable {
    package var row: Row
    package var decision: Decision?
    /// Those of the decision's marks that were not there before.
    package var added: [Mark] = []
  }

  /// No sitting holds more papers than this; the next one goes on with the others.
  package static let longest = 500
  /// Somebody who takes longer for a paper was away, in milliseconds.
  private static let longestPause: Int64 = 120_000

  /// The question that the papers are an answer to, as a name: a sitting is gone on with from the same list.
  package let list: String
  package private(set) var items: [Item]
  /// The paper on the screen; the number of papers stands for the summary.
  package private(set) var position = 0
  /// The decided papers in the order of deciding, for going back. Only of this run of the program.
  package private(set) var trail: [Int] = []
  /// Milliseconds spent on deciding, and on how many papers.
  package private(set) var spent: Int64 = 0
  package private(set) var timed = 0
  /// The same, as far as it was written down as a sitting.
  private var loggedSpent: Int64 = 0
  private var loggedTimed = 0
  /// When the paper on the screen came there.
  var since: Timestamp?
  /// Whether it is on the screen now.
  package var isShown = true
  /// The first line of the abstract in view, when it has more lines than there is room for.
  package var offset = 0
  /// The selected line of the summary, and the first one in view.
  package var selection = 0
  package var summaryOffset = 0

  package init(list: String, rows: some Sequence<Row>) {
    self.list = list
    items = rows.prefix(Self.longest).map { Item(row: $0) }
  }

  init(list: String, items: [Item], position: Int, spent: Int64, timed: Int) {
    (self.list, self.items, self.spent, self.timed) = (list, items, spent, timed)
    (loggedSpent, loggedTimed) = (spent, timed)
    self.position = min(max(0, position), items.count)
    isShown = false
  }

  /// Goes over to another catalog, in which the papers have other rows; false if it has not all of them.
  mutating func moveRows(_ moved: (Row) -> Row?) -> Bool {
    let rows = items.compactMap { moved($0.row) }
    guard rows.count == items.count else { return false }
    for (index, row) in rows.enumerated() { items[index].row = row }
    return true
  }

  package var current: Item? { items.indices.contains(position) ? items[position] : nil }
  package var isFinished: Bool { current == nil }
  package var left: Int { items.count { $0.decision == nil } }
  package var decided: Int { items.count - left }

  package func count(_ decision: Decision) -> Int { items.count { $0.decision == decision } }

  /// Milliseconds that the papers left will take at this pace; nil before there is one.
  package var remaining: Int64? { timed < 3 ? nil : spent / Int64(timed) * Int64(left) }

  /// What was decided since this was asked last, and the milliseconds that it took; nil for nothing.
  mutating func takeUnlogged() -> (spent: Int64, papers: Int)? {
    let fresh = (spent: spent - loggedSpent, papers: timed - loggedTimed)
    (loggedSpent, loggedTimed) = (spent, timed)
    return fresh.papers > 0 ? fresh : nil
  }

  /// Takes a decision on the paper on the screen, and goes to the next one that is open.
  mutating func decide(_ decision: Decision, added: [Mark], at now: Timestamp) {
    guard items.indices.contains(position) else { return }
    items[position].decision = decision
    items[position].added = added
    trail.append(position)
    if let since {
      spent += min(max(0, now.milliseconds - since.milliseconds), Self.longestPause)
      timed += 1
    }
    goOn(after: position, at: now)
  }

  /// The paper that was decided last, open again and on the screen.
  mutating func goBack(at now: Timestamp?) -> Item? {
    guard let last = trail.popLast(), items.indices.contains(last) else { return nil }
    let item = items[last]
    reopen([last])
    (position, offset, since) = (last, 0, now)
    return item
  }

  /// Makes papers open again; their marks are the caller's to take back.
  mutating func reopen(_ indices: [Int]) {
    for index in indices where items.indices.contains(index) {
      items[index].decision = nil
      items[index].added = []
    }
    let gone = Set(indices)
    trail.removeAll { gone.contains($0) }
  }

  /// Goes to the next open paper below, else to the first one, else to the summary.
  mutating func goOn(after index: Int, at now: Timestamp) {
    let next = items.indices.dropFirst(index + 1).first { items[$0].decision == nil }
    position = next ?? items.firstIndex { $0.decision == nil } ?? items.count
    (offset, selection, summaryOffset, since) = (0, 0, 0, now)
  }

  /// Comes back to a sitting that was left: what was marked elsewhere meanwhile is no longer open, and what was
  /// taken back is open again.
  mutating func resume(at now: Timestamp, isMarked: (Mark, Row) -> Bool) {
    items.removeAll { item in
      item.decision == nil && (isMarked(.dismissed, item.row) || isMarked(.read, item.row))
    }
    for index in items.indices {
      guard let decision = items[index].decision, decision != .keep, decision != .snooze else { continue }
      if !decision.marks.contains(where: { isMarked($0, items[index].row) }) { reopen([index]) }
    }
    trail = []
    isShown = true
    goOn(after: min(position, items.count) - 1, at: now)
  }
}
