import Catalog
import Terminal

/// A saved search in the sidebar.
package struct Search: Sendable, Equatable {
  package var name: String
  /// As it is typed.
  package var text: String
  package var query: Query
  /// The keys of its own that show it; empty where there are none.
  package var keys: [Key]
  /// How many papers it finds; nil until they are counted.
  package var count: Int?

  package init(name: String, text: String, keys: [Key] = []) throws(QueryError) {
    self.name = name
    self.text = text
    self.keys = keys
    query = try Query.parse(text)
  }
}

/// A change of the saved searches on disk. They are named, since another process may have moved them.
package enum SearchChange: Sendable, Equatable {
  /// Under a new name, or in place of the search that has it.
  case save(name: String, query: String)
  case rename(String, to: String)
  case delete(String)
  /// Into the place of another one.
  case move(String, to: String)
}

/// Which searches are to be counted, and among what marks.
package struct CountRequest: Sendable {
  package var queries: [Query]
  package var marks: RowMarks
}
