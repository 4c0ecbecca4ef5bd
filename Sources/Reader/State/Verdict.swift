import Catalog
import Marks

/// What is done to papers in one step: something said of them, or taken back.
package struct Verdict: Hashable, Sendable {
  /// What can be said of a paper with one command.
  package enum Subject: Hashable, Sendable {
    case mark(Mark)
    case tag(String)
  }

  package var subject: Subject
  package var isSet: Bool

  package init(_ subject: Subject, isSet: Bool) {
    self.subject = subject
    self.isSet = isSet
  }

  package init(mark: Mark, isSet: Bool) { self.init(.mark(mark), isSet: isSet) }

  /// The change that it is.
  var edit: Edit.Kind {
    switch subject {
    case .mark(let mark): .mark(mark, isSet)
    case .tag(let tag): .tag(tag, isSet)
    }
  }
}

extension State {
  /// Whether something was said of a paper.
  func isSaid(_ subject: Verdict.Subject, of row: Row) -> Bool {
    switch subject {
    case .mark(let mark): isMarked(mark, row)
    case .tag(let tag): rowMarks.tagged[tag]?.contains(row) ?? false
    }
  }
}
