import Catalog
import Learning

/// Which papers the list shows: a queue or what is like other papers, topics of which a paper has at least one, and
/// a typed query.
package struct Filter: Hashable, Sendable {
  package var queue: Queue
  /// What the papers are like, nearest first, in place of a queue.
  package var likeness: Likeness?
  /// Chosen topics, by name, in the order of choosing.
  package var topics: [String] = []
  /// What was typed, as it stands.
  package private(set) var text = ""
  /// The last meaning that `text` had without a mistake.
  package private(set) var query: Query = .all
  /// What is wrong with `text` now.
  package private(set) var mistake: QueryError?
  /// An order chosen by command; a `sort:` in `text` comes first.
  package var order: String?

  package init(queue: Queue = .inbox) { self.queue = queue }

  /// Takes a newly typed text; with a mistake in it, the last good query stays.
  package mutating func type(_ text: String) {
    self.text = text
    do {
      query = try Query.parse(text)
      mistake = nil
    } catch {
      mistake = error
    }
  }

  package var isEmpty: Bool { likeness == nil && isPlain }

  /// Whether nothing narrows the queue, or what is like other papers.
  var isPlain: Bool { topics.isEmpty && text.allSatisfy(\.isWhitespace) }

  /// The queue that is looked through. What was updated was read, so that a queue of unread papers would have none of
  /// it: there, `is:updated` means all papers.
  package var scope: Queue { query.asksForUpdated && (queue == .inbox || queue == .recommended) ? .all : queue }

  /// What the list is called.
  package var title: String { likeness.map { "Like \($0.title)" } ?? scope.title }

  /// The question for the list.
  package var combined: Query { withoutTopics.and(topicQuery) }

  /// The question for the counts beside the topics: choosing one more must show what it would add.
  package var withoutTopics: Query {
    let own = Self.parse(scope.query)
    var query = query.and(Query(own.condition))
    if query.sort == nil { query.sort = order.flatMap { Self.parse("sort:\($0)").sort } ?? own.sort }
    return query
  }

  private var topicQuery: Query {
    Self.parse(topics.map { "topic:\"\($0)\"" }.joined(separator: " OR "))
  }

  /// Parses a text of our own making; a topic with a quote in its name asks for everything instead.
  private static func parse(_ text: String) -> Query { (try? Query.parse(text)) ?? .all }
}
