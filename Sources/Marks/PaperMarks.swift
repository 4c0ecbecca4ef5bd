import Papers

/// Everything that a reader said about one paper, each part with the time of its last change.
package struct PaperMarks: Hashable, Sendable {
  /// The marks that are set.
  package private(set) var marks = MarkSet()
  /// Milliseconds of each mark's last change, or `never`.
  private var times = SIMD4<Int64>(repeating: Self.never)
  /// Tags that are or once were set.
  package private(set) var tagChanges: [String: Stamped<Bool>] = [:]
  /// Details that are or once were given.
  package private(set) var detailChanges: [Detail: Stamped<String>] = [:]
  /// What was written about the paper; a removed note is an empty text.
  package private(set) var note: Note?
  /// Members of the paper's entry that only a newer version knows.
  var unknown: UnknownFields = [:]
  /// Members inside a mark's own object that only a newer version knows.
  private var unknownInMarks: [Mark: UnknownFields] = [:]

  private static let never = Int64.min

  package init() {}

  package subscript(mark: Mark) -> Bool { marks[mark] }

  /// When the mark was last set or taken away; nil when it never was.
  package func changed(_ mark: Mark) -> Timestamp? {
    let time = times[mark.index]
    return time == Self.never ? nil : Timestamp(milliseconds: time)
  }

  /// The moment from which on a version of the paper is one that was not read yet; nil for a paper that is not read.
  package var lastRead: Timestamp? {
    guard self[.read], let marked = changed(.read) else { return nil }
    return max(marked, Timestamp(self[.seen]) ?? marked)
  }

  /// The tags that are set, sorted.
  package var tags: [String] {
    if tagChanges.isEmpty { return [] }
    return tagChanges.filter(\.value.value).keys.sorted()
  }

  package func hasTag(_ tag: String) -> Bool { tagChanges[tag]?.value ?? false }

  /// The text of a detail; empty for none.
  package subscript(detail: Detail) -> String { detailChanges.isEmpty ? "" : detailChanges[detail]?.value ?? "" }

  package var hasNote: Bool { note.map { !$0.text.isEmpty } ?? false }

  /// Whether nothing that this version knows was ever said about the paper.
  var isBlank: Bool {
    times == SIMD4(repeating: Self.never) && tagChanges.isEmpty && detailChanges.isEmpty && note == nil
  }

  /// The mark with its time, as the state file holds it.
  func stamped(_ mark: Mark) -> Stamped<Bool>? {
    guard let at = changed(mark) else { return nil }
    let unknown = unknownInMarks.isEmpty ? [:] : unknownInMarks[mark] ?? [:]
    return Stamped(self[mark], at: at, unknown: unknown)
  }

  mutating func put(_ change: Stamped<Bool>, for mark: Mark) {
    marks[mark] = change.value
    times[mark.index] = change.at.milliseconds
    if change.unknown.isEmpty && unknownInMarks.isEmpty { return }
    unknownInMarks[mark] = change.unknown.isEmpty ? nil : change.unknown
  }

  /// Puts a mark that nothing else is known of.
  mutating func put(_ isSet: Bool, at time: Timestamp, for mark: Mark) {
    marks[mark] = isSet
    times[mark.index] = time.milliseconds
  }

  mutating func put(_ change: Stamped<Bool>, forTag tag: String) { tagChanges[tag] = change }

  mutating func put(_ change: Stamped<String>, for detail: Detail) { detailChanges[detail] = change }

  mutating func put(note change: Note) { note = change }
}

extension PaperMarks {
  /// Part by part the later change of the two.
  func merging(_ other: PaperMarks) -> PaperMarks {
    if hasMarksAlone && other.hasMarksAlone { return mergingMarks(other) }
    var merged = self
    for mark in Mark.allCases {
      guard let theirs = other.stamped(mark) else { continue }
      merged.put(stamped(mark)?.merging(theirs) ?? theirs, for: mark)
    }
    for (tag, theirs) in other.tagChanges {
      merged.put(tagChanges[tag]?.merging(theirs) ?? theirs, forTag: tag)
    }
    for (detail, theirs) in other.detailChanges {
      merged.put(detailChanges[detail]?.merging(theirs) ?? theirs, for: detail)
    }
    if let theirs = other.note { merged.put(note: note?.merging(theirs) ?? theirs) }
    merged.unknown = unknown.merging(other.unknown)
    return merged
  }

  /// Whether there is nothing but the four marks, and nothing unknown in them.
  private var hasMarksAlone: Bool {
    tagChanges.isEmpty && detailChanges.isEmpty && note == nil && unknown.isEmpty && unknownInMarks.isEmpty
  }

  /// The same where there are marks alone, as there mostly are.
  private func mergingMarks(_ other: PaperMarks) -> PaperMarks {
    var merged = self
    for mark in Mark.allCases {
      let (ours, theirs) = (times[mark.index], other.times[mark.index])
      guard theirs > ours || theirs == ours && other.marks[mark] else { continue }
      merged.marks[mark] = other.marks[mark]
      merged.times[mark.index] = theirs
    }
    return merged
  }
}
