/// The loops that read postings without positions. They are where one-letter prefixes spend their time, so
/// they run over bare pointers.
extension TermIndex {
  /// How many postings are read before a loop asks whether it is still wanted.
  static let postingsPerCheck = 65_536

  /// The rows that hold any of the words in one of the fields; nil when cancelled.
  func rows(of terms: Range<Int>, in fields: TextFields, isCancelled: () -> Bool) -> RowSet? {
    var result = RowSet(capacity: rowCount)
    let wanted = fields.rawValue
    let isFinished = result.words.withUnsafeMutableBufferPointer { bits in
      scan(terms, isCancelled: isCancelled) { row, mask in
        // Without a branch: whether a field is wanted is as good as random.
        bits[row >> 6] |= (mask & wanted != 0 ? 1 : 0) &<< UInt64(row & 63)
      }
    }
    return isFinished ? result : nil
  }

  /// Adds to the fields of each row those in which it holds any of the words; false when cancelled.
  func addFields(
    of terms: Range<Int>, in fields: TextFields, to masks: inout [UInt8], isCancelled: () -> Bool
  ) -> Bool {
    masks.withUnsafeMutableBufferPointer { masks in
      scan(terms, isCancelled: isCancelled) { row, mask in
        if row < masks.count { masks[row] |= mask & fields.rawValue }
      }
    }
  }

  /// Calls `visit` with the row and the fields of each posting of words that stand side by side.
  ///
  /// Rows that are none are left out; a word's postings end with its count or with the section.
  @inline(__always)
  private func scan(
    _ terms: Range<Int>, isCancelled: () -> Bool, _ visit: (_ row: Int, _ fields: UInt8) -> Void
  ) -> Bool {
    withCounts { counts in
      withPostingBytes(of: terms) { bytes in
        var place = 0
        var unchecked = 0
        // Before this place a whole entry fits without a look at the end.
        let safe = bytes.count - Postings.longestEntry
        for term in terms where term < counts.count {
          var left = Int(counts[term])
          unchecked += left
          if unchecked > Self.postingsPerCheck {
            if isCancelled() { return false }
            unchecked = 0
          }
          var row = -1
          while left > 0, place <= safe {
            left &-= 1
            let entry = Self.entry(bytes, &place)
            row &+= Int(truncatingIfNeeded: entry >> Postings.flagBits)
            var fields = TextFields.abstract.rawValue
            if entry & Postings.isElsewhere != 0 {
              fields = bytes[place]
              place &+= 1
            }
            if row >= 0, row < rowCount { visit(row, fields) }
          }
        }
        return true
      }
    }
  }

  /// Reads a number of at most five bytes, of which all are there.
  @inline(__always)
  private static func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt64 {
    var byte = bytes[place]
    place &+= 1
    var number = UInt64(byte & 0x7F)
    var shift: UInt64 = 7
    while byte >= 0x80, shift < 35 {
      byte = bytes[place]
      place &+= 1
      number |= UInt64(byte & 0x7F) &<< shift
      shift &+= 7
    }
    return number
  }
}
