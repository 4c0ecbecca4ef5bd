/// What is done with the places that a scan reads.
extension PhraseScan {
  /// Where the phrase would begin if its word, or pair of words, stands at a place.
  struct Shift {
    let wanted: UInt8
    /// Which word of the phrase it is.
    let distance: UInt64
    /// The row at hand, as in a beginning.
    var row: UInt64 = 0

    @inline(__always)
    func beginning(_ field: UInt8, _ place: UInt64) -> UInt64? {
      guard wanted & (1 &<< field) != 0, place >= distance, place < 1 << PhraseScan.fieldShift else { return nil }
      return (row | UInt64(field) &<< PhraseScan.fieldShift) &+ place &- distance
    }
  }

  protocol BeginningVisitor: PlaceVisitor {
    var shift: Shift { get set }
  }

  /// All beginnings that there would be.
  struct Found: BeginningVisitor {
    var shift: Shift
    var beginnings: [UInt64] = []

    @inline(__always)
    mutating func visit(field: UInt8, place: UInt64) -> Bool {
      if let beginning = shift.beginning(field, place) { beginnings.append(beginning) }
      return true
    }
  }

  /// Those of some beginnings that there would be, too.
  struct Struck: BeginningVisitor {
    var shift: Shift
    let beginnings: UnsafeBufferPointer<UInt64>
    var cursor = 0
    var kept: [UInt64] = []

    @inline(__always)
    mutating func visit(field: UInt8, place: UInt64) -> Bool {
      guard let beginning = shift.beginning(field, place) else { return true }
      cursor = beginnings.firstIndex(notBefore: beginning, from: cursor)
      guard cursor < beginnings.count else { return false }
      let next = beginnings[cursor]
      if next == beginning { kept.append(beginning) }
      return next &>> PhraseScan.fieldShift == beginning &>> PhraseScan.fieldShift
    }
  }
}

extension UnsafeBufferPointer<UInt64> {
  /// The first place from `start` on whose number is not less, by steps that double and then bisection: quick
  /// when it is near, as it mostly is.
  @inline(__always)
  fileprivate func firstIndex(notBefore number: UInt64, from start: Int) -> Int {
    var low = start
    let near = Swift.min(start + 4, count)
    while low < near {
      if self[low] >= number { return low }
      low &+= 1
    }
    var step = 4
    while low + step <= count, self[low + step - 1] < number {
      low += step
      step *= 2
    }
    var high = Swift.min(low + step, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
