import Papers

/// What a reader said about the papers of a catalog, as sets of its rows.
package struct RowMarks: Hashable, Sendable {
  package var starred: RowSet
  package var read: RowSet
  /// Papers of which a later version came after they were read.
  package var updated: RowSet
  package var later: RowSet
  package var dismissed: RowSet
  /// Papers with a note.
  package var noted: RowSet
  /// Papers that are out of the inbox until some day (see `sleep`).
  package private(set) var snoozed: RowSet
  /// The day on which each paper comes back, in days after 1970-01-01; `never` for one that waits for something else.
  package private(set) var wakeDays: [Row: Int] = [:]
  package static let never = Int.max
  /// What day it is, in the same numbers.
  private(set) var today = 0
  /// Papers that came since the reader was left last.
  package var fresh: RowSet
  /// The places of papers in the order made by hand: texts that sort as the papers do.
  package var places: [Row: String] = [:]
  /// The papers of each tag.
  package var tagged: [String: RowSet]
  /// How likely each paper is to be wanted, learned from the marks; nil as long as too little is known.
  package var scores: RowScores?
  /// The words of each note, as queries compare them.
  private(set) var noteWords: [Row: [String]] = [:]

  /// Nothing was said yet.
  package init(catalog: PaperCatalog) {
    let none = RowSet(capacity: catalog.count)
    starred = none
    read = none
    updated = none
    later = none
    dismissed = none
    noted = none
    tagged = [:]
    snoozed = none
    fresh = none
  }

  /// Says on which day a paper comes back; nil for one that is not away.
  package mutating func sleep(until day: Int?, at row: Row) {
    if day == nil, wakeDays.isEmpty { return }
    wakeDays[row] = day
    if day.map({ $0 > today }) ?? false { snoozed.insert(row) } else { snoozed.remove(row) }
  }

  /// Lets papers come back whose day it is.
  package mutating func wake(on day: Int) {
    today = day
    snoozed = RowSet(capacity: snoozed.capacity, wakeDays.filter { $0.value > day }.keys)
  }

  /// Takes a paper's note, or that it has none.
  package mutating func setNote(_ text: String?, at row: Row) {
    let words = text.map(FoldedWords.words) ?? []
    if words.isEmpty, noteWords.isEmpty { return }
    noteWords[row] = words.isEmpty ? nil : words
  }
}

/// What the answer to a query depends on besides the papers.
package struct QueryContext: Sendable {
  package var marks: RowMarks
  /// What `7d` counts back from.
  package var now: Timestamp
  /// The order of likeness to what was read last, made elsewhere; nil when cancelled.
  package var likenessOrder: (@Sendable (_ rows: RowSet, _ isCancelled: @Sendable () -> Bool) -> [Row]?)?

  package init(marks: RowMarks, now: Timestamp) {
    self.marks = marks
    self.now = now
  }
}
