/// Reads the postings of one word with their places. See `Postings`.
struct PlaceReader {
  private var postings: VarintReader
  private var positions: VarintReader
  private var left: Int
  private var entry: UInt64 = 0
  /// The row and the fields of the current posting.
  private(set) var row = -1
  private(set) var fields: UInt8 = 0

  init(count: Int, postings: UnsafeBufferPointer<UInt8>, positions: UnsafeBufferPointer<UInt8>) {
    left = count
    self.postings = VarintReader(postings)
    self.positions = VarintReader(positions)
  }

  /// Goes to the next posting; its places are then either read or skipped, once.
  @inline(__always)
  mutating func next() -> Bool {
    guard left > 0, !postings.isAtEnd else { return false }
    left &-= 1
    entry = postings.next()
    row &+= Int(truncatingIfNeeded: entry >> Postings.flagBits)
    fields = entry & Postings.isElsewhere != 0 ? postings.byte() : TextFields.abstract.rawValue
    return true
  }

  @inline(__always)
  mutating func skipPlaces() {
    guard entry & Postings.hasSeveral != 0 else { return positions.skip(1) }
    var rest = fields
    while rest != 0 {
      rest &= rest &- 1
      positions.skip(positions.next())
    }
  }

  /// Calls `visit` with each place: field and number in one, so that those that follow differ by 1.
  @inline(__always)
  mutating func readPlaces(_ visit: (_ field: UInt8, _ place: UInt64) -> Void) {
    var rest = fields
    while rest != 0 {
      let field = UInt8(rest.trailingZeroBitCount)
      rest &= rest &- 1
      var count = entry & Postings.hasSeveral != 0 ? positions.next() : 1
      var place: UInt64 = 0
      while count > 0, !positions.isAtEnd {
        place &+= positions.next()
        visit(field, place)
        count &-= 1
      }
    }
  }
}
