/// Reads the places of a block's rows one after another. See `Postings`.
struct PlaceReader {
  private var places: VarintReader
  /// Numbers that are passed over before the next one is read.
  private var passed: UInt64 = 0

  /// From where a block's places begin.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    places = VarintReader(bytes, at: max(0, start))
  }

  /// Passes over the places of a row.
  @inline(__always)
  mutating func skip(hasSeveral: Bool) {
    guard hasSeveral else { return passed &+= 1 }
    catchUp()
    places.pass(Int(truncatingIfNeeded: places.next()))
  }

  /// Calls `visit` with each place of a row: field and number.
  @inline(__always)
  mutating func read(fields: UInt8, hasSeveral: Bool, _ visit: (_ field: UInt8, _ place: UInt64) -> Void) {
    catchUp()
    guard hasSeveral else {
      return visit(UInt8(truncatingIfNeeded: fields.trailingZeroBitCount), places.next())
    }
    let size = Int(truncatingIfNeeded: places.next() & 0xFFFF_FFFF)
    let end = places.position + size
    var rest = fields
    while rest != 0 {
      let field = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      // The places of the last field go on to the end.
      var count = rest != 0 ? places.next() : .max
      var place: UInt64 = 0
      while count > 0, places.position < end, !places.isAtEnd {
        place &+= places.next()
        visit(field, place)
        count &-= 1
      }
    }
  }

  @inline(__always)
  private mutating func catchUp() {
    if passed > 0 { places.skip(passed) }
    passed = 0
  }
}
