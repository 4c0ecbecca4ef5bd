import Papers

/// One kind of change to some papers. What was there before follows from it: a mark that was set had been
/// unset, since only real changes are kept.
struct Edit: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case mark(Mark, Bool)
    case tag(String, Bool)
    case note(before: String, after: String)
  }

  let kind: Kind
  var ids: [PaperID]

  init(_ kind: Kind, _ ids: [PaperID]) {
    self.kind = kind
    self.ids = ids
  }

  /// The edit that takes this one back.
  var reversed: Edit {
    switch kind {
    case .mark(let mark, let isSet): Edit(.mark(mark, !isSet), ids)
    case .tag(let tag, let isSet): Edit(.tag(tag, !isSet), ids)
    case .note(let before, let after): Edit(.note(before: after, after: before), ids)
    }
  }
}

/// What was done at one stroke, and is undone at one.
struct Step: Hashable, Sendable {
  var name: String
  /// When it was done, undone or done again, whichever was last.
  var at: Timestamp
  var isUndone = false
  var edits: [Edit]
  /// Members that only a newer version knows.
  var unknown: UnknownFields = [:]

  /// How many single changes it holds.
  var weight: Int { edits.reduce(0) { $0 + $1.ids.count } }
}

/// The steps that can be undone, oldest first, with those that can be done again at the end.
///
/// Holds at most `longest` steps and `heaviest` single changes: the oldest steps go first, and the newest one
/// always stays, however many papers it touched.
struct MarkHistory: Hashable, Sendable {
  enum Entry: Hashable, Sendable {
    case step(Step)
    /// A step of a newer version. It is kept, and passed over by undo and redo.
    case unknown(JSONText)

    var isUndone: Bool {
      if case .step(let step) = self { step.isUndone } else { false }
    }

    var weight: Int {
      if case .step(let step) = self { step.weight } else { 1 }
    }
  }

  static let longest = 1_000
  static let heaviest = 20_000

  private(set) var entries: [Entry] = []

  init() {}

  /// Takes entries from a file and brings them within the limits.
  init(_ entries: [Entry]) {
    self.entries = entries
    trim()
  }

  /// Adds a step. Steps that were undone can no longer be done again then.
  mutating func append(_ step: Step) {
    entries.removeAll(where: \.isUndone)
    entries.append(.step(step))
    trim()
  }

  /// The newest step that is done, or the oldest that is undone, with its place.
  func next(undone: Bool) -> (index: Int, step: Step)? {
    let isWanted: (Entry) -> Bool = { entry in
      if case .step(let step) = entry { step.isUndone == undone } else { false }
    }
    let index = undone ? entries.firstIndex(where: isWanted) : entries.lastIndex(where: isWanted)
    guard let index, case .step(let step) = entries[index] else { return nil }
    return (index, step)
  }

  mutating func replace(at index: Int, with step: Step) {
    guard entries.indices.contains(index) else { return }
    entries[index] = .step(step)
  }

  private mutating func trim() {
    var kept = 0
    var weight = 0
    for entry in entries.reversed() {
      weight += entry.weight
      if kept == Self.longest || (kept > 0 && weight > Self.heaviest) { break }
      kept += 1
    }
    entries.removeFirst(entries.count - kept)
  }
}
