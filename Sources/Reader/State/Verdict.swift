import Catalog
import Marks

/// What is done to papers in one step: something said of them, or taken back.
package struct Verdict: Hashable, Sendable {
  /// What can be said of a paper with one command.
  package enum Subject: Hashable, Sendable {
    case mark(Mark)
    case tag(String)
    /// Out of the inbox for a while; taken back, whenever it was to come back.
    case snoozed(SnoozeGoal)
  }

  package var subject: Subject
  package var isSet: Bool

  package init(_ subject: Subject, isSet: Bool) {
    self.subject = subject
    self.isSet = isSet
  }

  package init(mark: Mark, isSet: Bool) { self.init(.mark(mark), isSet: isSet) }

}

extension State {
  /// Whether a paper is as a verdict would have it.
  func holds(_ verdict: Verdict, of row: Row) -> Bool {
    switch verdict.subject {
    case .mark(let mark): isMarked(mark, row) == verdict.isSet
    case .tag(let tag): rowMarks.tagged[tag]?.contains(row) ?? false == verdict.isSet
    case .snoozed(let goal):
      switch (verdict.isSet, goal) {
      case (false, _): rowMarks.wakeDays[row] == nil
      case (true, .day(let date)): rowMarks.wakeDays[row] == date.dayNumber
      case (true, .newVersion): rowMarks.wakeDays[row] == RowMarks.never
      }
    }
  }

  /// The changes that a verdict on papers comes to.
  func edits(_ verdict: Verdict, of rows: [Row]) -> [Edit] {
    var marks = rowMarks
    // The end of the to-read queue is that of the library's.
    if let places = remote?.home.rowMarks.places, places.values.max() ?? "" > rowMarks.places.values.max() ?? "" {
      marks.places = places
    }
    return verdict.edits(of: rows, in: catalog, marks)
  }
}

extension Verdict {
  /// The changes that it comes to.
  func edits(of rows: [Row], in catalog: PaperCatalog, _ marks: RowMarks) -> [Edit] {
    let ids = catalog.ids(at: rows)
    switch subject {
    case .mark(.later) where isSet:
      // At the end of the queue, wherever it was in it before.
      let end = HandOrder.after(marks.places.values.max())
      return [Edit(.mark(.later, true), ids), Edit(.detail(.place, before: nil, after: end), ids)]
    case .mark(let mark): return [Edit(.mark(mark, isSet), ids)]
    case .tag(let tag): return [Edit(.tag(tag, isSet), ids)]
    case .snoozed(let goal):
      return isSet ? Self.snoozing(goal, rows, in: catalog) : [Edit(.detail(.snoozed, before: nil, after: ""), ids)]
    }
  }

  /// What comes back must be unread and not dismissed, or it would not be in the inbox.
  private static func snoozing(_ goal: SnoozeGoal, _ rows: [Row], in catalog: PaperCatalog) -> [Edit] {
    let texts = Dictionary(grouping: rows) { row in
      // Only for a version each paper has to be looked at.
      goal.snooze(version: goal == .newVersion ? catalog.paper(at: row).version : nil).text
    }
    let ids = catalog.ids(at: rows)
    let snoozes = texts.sorted { $0.key < $1.key }.map { text, rows in
      Edit(.detail(.snoozed, before: nil, after: text), catalog.ids(at: rows))
    }
    return snoozes + [Edit(.mark(.read, false), ids), Edit(.mark(.dismissed, false), ids)]
  }
}
