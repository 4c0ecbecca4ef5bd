import Papers

/// What was done at one stroke, and is undone at one.
struct Step: Hashable, Sendable {
  let id: StepID
  var name: String
  /// When it was done, undone or done again, whichever was last.
  var at: Timestamp
  var isUndone = false
  var edits: [Edit]
  /// Members that only a newer version knows.
  var unknown: UnknownFields = [:]

  /// How many single changes it holds.
  var weight: Int { edits.reduce(0) { $0 + $1.ids.count } }

  /// The later of two states of the same step.
  func merging(_ other: Step) -> Step {
    let isOtherNewer = other.at != at ? other.at > at : other.isUndone && !isUndone
    var merged = isOtherNewer ? other : self
    merged.unknown = unknown.merging(other.unknown)
    return merged
  }
}

/// The steps that can be undone, in the order in which they were made.
///
/// A set of steps by id: the union of two histories is the same in any order. Holds at most `longest` steps
/// and `heaviest` single changes: the oldest steps go first, and the newest one always stays, however many
/// papers it touched.
struct MarkHistory: Sendable {
  struct Entry: Hashable, Sendable {
    enum Content: Hashable, Sendable {
      case step(Step)
      /// A step of a newer version. It is kept, and passed over by undo and redo.
      case unknown(JSONText)
    }

    let id: StepID
    var content: Content

    init(_ step: Step) { (id, content) = (step.id, .step(step)) }

    init(unknown text: JSONText, id: StepID) { (self.id, content) = (id, .unknown(text)) }

    var step: Step? { if case .step(let step) = content { step } else { nil } }

    func merging(_ other: Entry) -> Entry {
      switch (content, other.content) {
      case (.step(let ours), .step(let theirs)): Entry(ours.merging(theirs))
      case (.unknown(let ours), .unknown(let theirs)): ours < theirs ? other : self
      case (.step, .unknown): self
      case (.unknown, .step): other
      }
    }
  }

  static let longest = 1_000
  static let heaviest = 20_000

  private(set) var entries: [Entry] = []
  /// Steps that were made in another window or by a script since this one began, and are theirs to undo.
  private(set) var elsewhere: Set<StepID> = []

  init() {}

  /// Takes entries in any order and brings them within the limits.
  init(_ entries: some Sequence<Entry>) { merge(entries, isElsewhere: false) }

  /// The moment that something done now gets: later than all before it.
  func moment(at time: Timestamp) -> Timestamp {
    entries.reduce(time.held) { max($0, $1.id.made.next, $1.step?.at.next ?? .earliest) }
  }

  /// Takes steps in. Those that are new here belong to another window if `isElsewhere`.
  mutating func merge(_ others: some Sequence<Entry>, isElsewhere: Bool) {
    var isChanged = false
    for other in others {
      isChanged = true
      let index = place(of: other.id)
      if index < entries.count, entries[index].id == other.id {
        entries[index] = entries[index].merging(other)
      } else {
        entries.insert(other, at: index)
        if isElsewhere { elsewhere.insert(other.id) }
      }
    }
    if isChanged { trim() }
  }

  /// The first place whose step is not older.
  private func place(of id: StepID) -> Int {
    if entries.last.map({ $0.id < id }) ?? true { return entries.count }
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The steps of this window and of the time before it that undo would take back one after another, the next
  /// one first, and those that redo would do again.
  ///
  /// Of the steps that are undone, those count that were undone since the newest step was made: a new step puts
  /// an end to what could be done again.
  var steps: (undoable: [Step], redoable: [Step]) {
    let own = entries.filter { !elsewhere.contains($0.id) }.compactMap(\.step)
    let newest = own.last?.id.made ?? .earliest
    return (own.reversed().filter { !$0.isUndone }, own.filter { $0.isUndone && $0.at >= newest })
  }

  var undoable: Step? { steps.undoable.first }

  var redoable: Step? { steps.redoable.first }

  private mutating func trim() {
    var kept = 0
    var weight = 0
    for entry in entries.reversed() {
      weight += entry.step?.weight ?? 1
      if kept == Self.longest || (kept > 0 && weight > Self.heaviest) { break }
      kept += 1
    }
    entries.removeFirst(entries.count - kept)
    // A script may make any number of steps while a window is open.
    if elsewhere.count > 2 * Self.longest { elsewhere.formIntersection(entries.map(\.id)) }
  }
}

extension MarkHistory: Equatable {
  /// Whose steps they are is a matter of the window, not of the history.
  static func == (a: MarkHistory, b: MarkHistory) -> Bool { a.entries == b.entries }
}
