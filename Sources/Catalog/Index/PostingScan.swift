/// The loops that read postings without places.
extension TermIndex {
  /// How many postings are read before a loop asks whether it is still wanted.
  static let postingsPerCheck = 65_536

  /// The rows that hold any of the words in one of the fields; nil when cancelled.
  ///
  /// - Parameter end: only rows before this are looked for.
  func rows(
    of terms: Range<Int>, in fields: TextFields, before end: Int = .max, isCancelled: @Sendable () -> Bool
  ) -> RowSet? {
    let end = min(end, rowCount)
    var result = RowSet(capacity: end)
    guard !terms.isEmpty else { return result }
    if unions.copy(terms, in: fields, to: &result) { return result }
    let wanted = fields.rawValue
    let isFinished = result.words.withUnsafeMutableBufferPointer { bits in
      scan(terms, fields == .all ? [] : .fields, before: end, isCancelled: isCancelled) { block in
        let count = block.count(before: end)
        if fields == .all {
          for place in 0..<count {
            let row = Int(block.rows[place])
            bits[row &>> 6] |= 1 &<< UInt64(row & 63)
          }
        } else {
          // Without a branch: whether a field is wanted is as good as random.
          for place in 0..<count {
            let row = Int(block.rows[place])
            bits[row &>> 6] |= (block.fields[place] & wanted != 0 ? 1 : 0) &<< UInt64(row & 63)
          }
        }
      }
    }
    return isFinished ? result : nil
  }

  /// Calls `visit` with each block of words that stand side by side that may hold rows before `end`; false when cancelled.
  @inline(__always)
  func scan(
    _ terms: Range<Int>, _ parts: PostingBlock.Parts, before end: Int = .max, isCancelled: @Sendable () -> Bool,
    _ visit: (borrowing PostingBlock) -> Void
  ) -> Bool {
    var unpacked = PostingBlock()
    var unchecked = 0
    return withLists(of: terms, parts) { _, list in
      for block in 0..<list.blockCount {
        if list.begins(block, notBefore: end) { break }
        unchecked &+= Postings.blockSize
        if unchecked > Self.postingsPerCheck {
          if isCancelled() { return false }
          unchecked = 0
        }
        list.read(block, into: &unpacked, parts)
        visit(unpacked)
      }
      return true
    }
  }
}
