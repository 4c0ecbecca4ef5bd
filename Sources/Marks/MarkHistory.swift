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

    var weight: Int { step?.weight ?? 1 }

    func merging(_ other: Entry) -> Entry {
      switch (content, other.content) {
      case (.step(let ours), .step(let theirs)): Entry(ours.merging(theirs))
      case (.unknown(let ours), .unknown(let theirs)): ours < theirs ? other : self
      case (.step, .unknown): self
      case (.unknown, .step): other
      }
    }
  }

  static let longest = 10_000
  static let heaviest = 250_000

  private(set) var entries: [Entry] = []
  /// How many single changes all of them hold.
  private var weight = 0
  /// The latest time in any of them.
  private var latest = Timestamp.earliest
  /// Steps that were made in another window or by a script since this one began, and are theirs to undo.
  private(set) var elsewhere: Set<StepID> = []

  init() {}

  /// Takes entries in any order and brings them within the limits.
  init(_ entries: some Sequence<Entry>) { merge(entries, isElsewhere: false) }

  /// The moment that something done now gets: later than all before it.
  func moment(at time: Timestamp) -> Timestamp { entries.isEmpty ? time.held : max(time.held, latest.next) }

  /// Takes steps in. Those that are new here belong to another window if `isElsewhere`.
  mutating func merge(_ others: some Sequence<Entry>, isElsewhere: Bool) {
    for other in others {
      let index = place(of: other.id)
      if index < entries.count, entries[index].id == other.id {
        weight -= entries[index].weight
        entries[index] = entries[index].merging(other)
      } else {
        entries.insert(other, at: index)
        if isElsewhere { elsewhere.insert(other.id) }
      }
      weight += entries[index].weight
      latest = max(latest, other.id.made, entries[index].step?.at ?? .earliest)
    }
    trim()
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

  /// The next step to take back: the newest that is not undone, of those of this window and of the time before it.
  var undoable: Step? { entries.last { isOwn($0) && $0.step?.isUndone == false }?.step }

  /// The next step to do again: the oldest that was undone since the newest step was made, which puts an end to what
  /// could be done again before.
  var redoable: Step? {
    guard let newest = entries.last(where: isOwn)?.id.made else { return nil }
    return entries.first { entry in
      guard let step = entry.step, step.isUndone, step.at >= newest else { return false }
      return isOwn(entry)
    }?.step
  }

  private func isOwn(_ entry: Entry) -> Bool { entry.step != nil && !elsewhere.contains(entry.id) }

  private mutating func trim() {
    var gone = 0
    while entries.count - gone > Self.longest || (weight > Self.heaviest && entries.count - gone > 1) {
      weight -= entries[gone].weight
      gone += 1
    }
    entries.removeFirst(gone)
    // A script may make any number of steps while a window is open.
    if elsewhere.count > 2 * Self.longest { elsewhere.formIntersection(entries.map(\.id)) }
  }
}

extension MarkHistory: Equatable {
  /// Whose steps they are is a matter of the window, not of the history.
  static func == (a: MarkHistory, b: MarkHistory) -> Bool { a.entries == b.entries }
}
