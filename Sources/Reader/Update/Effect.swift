import Catalog
import Marks
import Papers
import Terminal

/// Work that `update` asks for and cannot do itself, since it reads no file, no clock and no terminal.
package enum Effect: Sendable {
  /// Ask the catalog; the answer is `Message.found` with the same number.
  case find(Question)
  /// Write the marks to disk.
  case save(MarkTable)
  /// Open an address in the browser.
  case browse(String)
  /// Put text on the clipboard; `what` names it for the notice.
  case copy(String, what: String)
  /// Answer with `Message.themeLoaded`.
  case loadTheme(String)
  /// Remember the theme for the next start.
  case keepTheme(String)
  /// Write a picture into a file that is not there yet.
  case writePicture(Picture, path: String)
  case redraw
  case suspend
  case quit
}

extension Matches {
  /// The topics by name, since numbers mean something in one catalog only.
  fileprivate func counts(in catalog: PaperCatalog) -> [TopicCount] {
    topicCounts.map { TopicCount(name: catalog.topics[Int($0.topic.number)].name, count: $0.count) }
  }
}

/// A question to the catalog.
package struct Question: Sendable {
  package var number: Int
  package var query: Query
  /// The question that the topics' counts answer, where it is another.
  package var topicQuery: Query?
  package var marks: RowMarks
}

extension Question {
  /// Answers the question; nil when `isCancelled` became true on the way.
  package func answer(
    from catalog: PaperCatalog, at now: Timestamp, isCancelled: () -> Bool = { false }
  ) -> Answer? {
    let context = QueryContext(marks: marks, now: now)
    guard let found = catalog.find(query, in: context, isCancelled: isCancelled) else { return nil }
    guard let topicQuery else { return Answer(rows: found.rows, topics: found.counts(in: catalog)) }
    guard let counted = catalog.find(topicQuery, in: context, isCancelled: isCancelled) else { return nil }
    return Answer(rows: found.rows, topics: counted.counts(in: catalog))
  }
}
