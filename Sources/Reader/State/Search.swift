import Catalog

/// A saved search in the sidebar.
package struct Search: Sendable, Equatable {
  package var name: String
  /// As it is typed.
  package var text: String
  package var query: Query
  /// How many papers it finds; nil until they are counted.
  package var count: Int?

  package init(name: String, text: String) throws(QueryError) {
    self.name = name
    self.text = text
    query = try Query.parse(text)
  }
}

/// Which searches are to be counted, and among what marks.
package struct CountRequest: Sendable {
  package var queries: [Query]
  package var marks: RowMarks
}
