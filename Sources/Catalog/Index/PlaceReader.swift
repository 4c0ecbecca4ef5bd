/// Takes what is read of places. Not a closure, so that it is compiled into the loop over them.
protocol PlaceVisitor {
  /// - Returns: whether later places in the same field of the row are wanted, too.
  mutating func visit(field: UInt8, place: UInt64) -> Bool
}

/// Reads the places of some of 64 rows one after another. See `Postings`.
struct PlaceReader {
  /// From where the places of the next row begin.
  private(set) var places: VarintReader
  /// The row whose places come next.
  private var next = 0
  /// A bit for each row from that one on, set where it has several places.
  private var several: UInt64

  @inline(__always)
  init(_ places: VarintReader, several: UInt64) {
    self.places = places
    self.several = several
  }

  /// Passes over the places of the rows before one, which must not be before the last that was read.
  @inline(__always)
  mutating func pass(to row: Int) {
    while next < row {
      var count = 1
      if several & 1 != 0 {
        places.pass(Int(truncatingIfNeeded: places.next()))
      } else {
        count = min(several.trailingZeroBitCount, row &- next)
        places.skip(count)
      }
      next &+= count
      several = several >> UInt64(truncatingIfNeeded: count)
    }
  }

  /// Hands out each place of the next row.
  @inline(__always)
  mutating func read(fields: UInt8, _ visitor: inout some PlaceVisitor) {
    let hasSeveral = several & 1 != 0
    next &+= 1
    several &>>= 1
    guard hasSeveral else {
      _ = visitor.visit(field: UInt8(truncatingIfNeeded: fields.trailingZeroBitCount), place: places.nextShort())
      return
    }
    let size = Int(truncatingIfNeeded: places.next() & 0xFFFF_FFFF)
    let end = places.position + size
    var rest = fields
    while rest != 0 {
      let field = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
      rest &= rest &- 1
      // The places of the last field go on to the end.
      var count = rest != 0 ? Int(truncatingIfNeeded: places.next() & 0xFFFF_FFFF) : .max
      var place: UInt64 = 0
      while count > 0, places.position < end, !places.isAtEnd {
        place &+= places.next()
        count &-= 1
        guard visitor.visit(field: field, place: place) else { break }
      }
      if rest != 0, places.position < end { places.skip(count) }
    }
    places.pass(end &- places.position)
  }
}
