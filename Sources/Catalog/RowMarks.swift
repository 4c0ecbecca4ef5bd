import Papers

/// What a reader said about the papers of a catalog, as sets of its rows.
package struct RowMarks: Hashable, Sendable {
  package var starred: RowSet
  package var read: RowSet
  package var later: RowSet
  package var dismissed: RowSet
  /// Papers with a note.
  package var noted: RowSet
  /// The papers of each tag.
  package var tagged: [String: RowSet]
  /// The words of each note, as queries compare them.
  private(set) var noteWords: [Row: [String]] = [:]

  /// Nothing was said yet.
  package init(catalog: PaperCatalog) {
    let none = RowSet(capacity: catalog.count)
    starred = none
    read = none
    later = none
    dismissed = none
    noted = none
    tagged = [:]
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

  package init(marks: RowMarks, now: Timestamp) {
    self.marks = marks
    self.now = now
  }
}
