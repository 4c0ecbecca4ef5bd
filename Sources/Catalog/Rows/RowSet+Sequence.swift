/// The rows in ascending order, which is the default order of the catalog.
extension RowSet: Sequence {
  package struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var index = 0
    private var bits: UInt64

    init(_ words: [UInt64]) {
      self.words = words
      bits = words.first ?? 0
    }

    package mutating func next() -> Row? {
      while bits == 0 {
        index += 1
        guard index < words.count else { return nil }
        bits = words[index]
      }
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      return Row(Int32(truncatingIfNeeded: index * 64 + bit))
    }
  }

  package func makeIterator() -> Iterator { Iterator(words) }

  package var underestimatedCount: Int { count }

  /// All rows as an array. Cost: one step per row and per 64 rows of the catalog.
  package var rows: [Row] {
    Array(unsafeUninitializedCapacity: count) { buffer, filled in
      words.withUnsafeBufferPointer { words in
        for index in 0..<words.count {
          var bits = words[index]
          while bits != 0, filled < buffer.count {
            let row = index &* 64 &+ bits.trailingZeroBitCount
            buffer.initializeElement(at: filled, to: Row(Int32(truncatingIfNeeded: row)))
            filled &+= 1
            bits &= bits &- 1
          }
        }
      }
    }
  }
}
