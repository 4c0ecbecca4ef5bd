/// The number of a paper in one catalog, counted from 0 in the default order: newest first, then by id.
///
/// It means nothing in another catalog, nor in the same library once it was read again.
package struct Row: Hashable, Sendable, Comparable {
  package let number: Int32

  package init(_ number: Int32) { self.number = number }

  /// For subscripts.
  package var index: Int { Int(number) }

  package static func < (a: Row, b: Row) -> Bool { a.number < b.number }
}
