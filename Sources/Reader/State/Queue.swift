import Catalog

/// One of the standing questions of the sidebar.
package enum Queue: String, CaseIterable, Hashable, Sendable {
  case inbox, new, recommended, all, starred, later, snoozed, read, dismissed

  package var title: String {
    switch self {
    case .inbox: "Inbox"
    case .new: "New"
    case .recommended: "Recommended"
    case .snoozed: "Snoozed"
    case .all: "All papers"
    case .starred: "Starred"
    case .later: "To read"
    case .read: "Read"
    case .dismissed: "Dismissed"
    }
  }

  /// The question, in the query language.
  package var query: String {
    switch self {
    case .inbox: "is:unread -is:dismissed -is:snoozed"
    case .new: "is:new -is:dismissed -is:snoozed"
    case .recommended: "is:unread -is:starred -is:later -is:dismissed -is:snoozed sort:recommended"
    case .snoozed: "is:snoozed"
    case .all: ""
    case .starred: "is:starred"
    case .later: "is:later sort:hand"
    case .read: "is:read"
    case .dismissed: "is:dismissed"
    }
  }

  /// How many papers of the catalog are in the queue.
  package func count(in marks: RowMarks, of total: Int) -> Int {
    switch self {
    case .inbox: total - marks.read.union(marks.dismissed).union(marks.snoozed).count
    case .recommended:
      total - marks.read.union(marks.dismissed).union(marks.snoozed).union(marks.starred).union(marks.later).count
    case .new: marks.fresh.subtracting(marks.dismissed).subtracting(marks.snoozed).count
    case .snoozed: marks.snoozed.count
    case .all: total
    case .starred: marks.starred.count
    case .later: marks.later.count
    case .read: marks.read.count
    case .dismissed: marks.dismissed.count
    }
  }
}
