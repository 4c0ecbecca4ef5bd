extension RowSet {
  package mutating func formUnion(_ other: RowSet) {
    combine(other) { $0 | $1 }
    trim()
  }

  package mutating func formIntersection(_ other: RowSet) {
    combine(other) { $0 & $1 }
    for index in Swift.min(words.count, other.words.count)..<words.count { words[index] = 0 }
  }

  package mutating func subtract(_ other: RowSet) {
    combine(other) { $0 & ~$1 }
  }

  /// Takes the rows that are not in the set, and leaves those that are.
  package mutating func formComplement() {
    for index in words.indices { words[index] = ~words[index] }
    trim()
  }

  package func union(_ other: RowSet) -> RowSet {
    var result = self
    result.formUnion(other)
    return result
  }

  package func intersection(_ other: RowSet) -> RowSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  package func subtracting(_ other: RowSet) -> RowSet {
    var result = self
    result.subtract(other)
    return result
  }

  package var complement: RowSet {
    var result = self
    result.formComplement()
    return result
  }

  /// How many rows both sets have; cheaper than making the intersection.
  package func intersectionCount(_ other: RowSet) -> Int {
    var count = 0
    for index in 0..<Swift.min(words.count, other.words.count) {
      count += (words[index] & other.words[index]).nonzeroBitCount
    }
    return count
  }

  /// The rows in at most so many parts of about the same size, one after another; there is always one.
  func shares(_ most: Int) -> [RowSet] {
    guard most > 1 else { return [self] }
    let count = count
    var shares = [RowSet(capacity: capacity)]
    var given = 0
    for (index, word) in words.enumerated() where word != 0 {
      if shares.count < most, given >= count * shares.count / most { shares.append(RowSet(capacity: capacity)) }
      shares[shares.count - 1].words[index] = word
      given += word.nonzeroBitCount
    }
    return shares
  }

  private mutating func combine(_ other: RowSet, _ join: (UInt64, UInt64) -> UInt64) {
    for index in 0..<Swift.min(words.count, other.words.count) {
      words[index] = join(words[index], other.words[index])
    }
  }

  /// Clears the bits beyond the capacity.
  mutating func trim() {
    guard capacity % 64 != 0, let last = words.indices.last else { return }
    words[last] &= (1 << UInt64(capacity % 64)) - 1
  }
}
