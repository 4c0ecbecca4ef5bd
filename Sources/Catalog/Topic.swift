/// The number of a topic in one catalog, from 0.
package struct TopicID: Hashable, Sendable {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }
}

/// A topic of a catalog.
package struct Topic: Hashable, Sendable, Identifiable {
  package let id: TopicID
  package let name: String
  /// How many papers have it.
  package let count: Int

  package init(id: TopicID, name: String, count: Int) {
    self.id = id
    self.name = name
    self.count = count
  }
}
