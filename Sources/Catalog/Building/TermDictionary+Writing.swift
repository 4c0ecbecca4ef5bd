extension TermDictionary {
  /// Writes the words that `words` and the other arrays describe: where each begins, in how many rows it is, and where
  /// its postings and its places begin; of all but the counts there is one more, for the end.
  static func write(
    _ words: [UInt8], starts: [UInt32], counts: [UInt32], postings: [UInt32], places: [UInt32],
    to writer: inout SnapshotWriter
  ) {
    var keys: [UInt64] = []
    var blockStarts: [UInt32] = []
    var size = 0
    writer.write(.termBytes) { sink in
      let start = sink.count
      var piece: [UInt8] = []
      for block in stride(from: 0, to: counts.count, by: blockSize) {
        keys.append(key(words[Int(starts[block])..<Int(starts[block + 1])], filledWith: 0))
        blockStarts += [UInt32(truncatingIfNeeded: sink.count - start), postings[block], places[block]]
        piece.removeAll(keepingCapacity: true)
        for term in block..<min(block + blockSize, counts.count) {
          let word = words[Int(starts[term])..<Int(starts[term + 1])]
          let before = term > block ? words[Int(starts[term - 1])..<Int(starts[term])] : []
          let shared = zip(word, before).prefix { $0 == $1 }.count
          piece.appendVarint(UInt64(shared))
          piece.appendVarint(UInt64(word.count - shared))
          piece += word.dropFirst(shared)
          piece.appendVarint(UInt64(counts[term]))
          piece.appendVarint(UInt64(postings[term + 1] - postings[term]))
          piece.appendVarint(UInt64(places[term + 1] - places[term]))
        }
        sink.append(piece)
      }
      size = sink.count - start
    }
    let end = [UInt32(truncatingIfNeeded: size), postings.last ?? 0, places.last ?? 0]
    writer.write(blockStarts + end, as: .termStarts)
    writer.write(keys, as: .termKeys)
    writer.write([UInt32(truncatingIfNeeded: counts.count)], as: .termCount)
  }
}
