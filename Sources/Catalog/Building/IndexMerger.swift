/// Joins the indexes of rising ranges of rows into the sections of a snapshot.
///
/// The words are gone through three times: for the dictionary, for the postings and unions, and for the
/// positions, so that only the first of these is held in memory; of the pieces that lie in files, what was read is let
/// go of again.
struct IndexMerger {
  private let runs: [IndexRun]
  private let rowCount: Int

  private(set) var isTooLarge = false

  init(_ runs: [IndexRun], rowCount: Int) {
    self.runs = runs
    self.rowCount = rowCount
  }

  /// - Parameter advance: called now and then with the share that is done; false stops.
  mutating func write(to writer: inout SnapshotWriter, advance: (Double) -> Bool) {
    var dictionary = Dictionary()
    WordMerge(runs).forEach { word, places in
      dictionary.add(word, count: places.reduce(0) { $0 + runs[$1.run].rowCount($1.place) })
      return true
    }
    isTooLarge = isTooLarge || dictionary.bytes.count > UInt32.max
    var unions = UnionBuilder(dictionary.prefixUnions(rowCount: rowCount), counts: dictionary.counts, rowCount: rowCount)
    let postingStarts = writePostings(to: &writer, of: dictionary.counts.count, &unions, advance)
    let positionStarts = writePositions(to: &writer)
    TermDictionary.write(
      dictionary.bytes, starts: dictionary.starts, counts: dictionary.counts, postings: postingStarts,
      places: positionStarts, to: &writer)
    unions.write(to: &writer)
  }

  private mutating func writePostings(
    to writer: inout SnapshotWriter, of termCount: Int, _ unions: inout UnionBuilder, _ advance: (Double) -> Bool
  ) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(termCount + 1)
    var blocks = BlockWriter()
    var readPlaces = ReadPlaces(runs)
    writer.write(.postings) { sink in
      let start = sink.count
      WordMerge(runs).forEach { _, places in
        unions.begin(term: starts.count - 1)
        var positions = 0
        for (run, place) in places {
          runs[run].withPostings(place) { join($0, into: &blocks, &unions, &positions) }
        }
        blocks.finish { sink.append($0) }
        starts.append(UInt32(truncatingIfNeeded: sink.count - start))
        guard starts.count % Self.wordsPerStep == 0 else { return true }
        readPlaces.release(places, of: runs)
        return advance(Double(starts.count) / Double(termCount))
      }
      unions.end()
      if sink.count - start > UInt32.max { isTooLarge = true }
      // Readers take more at once than a block may have.
      sink.append([UInt8](repeating: 0, count: Postings.padding))
    }
    return starts
  }

  private func join(
    _ bytes: UnsafeBufferPointer<UInt8>, into blocks: inout BlockWriter, _ unions: inout UnionBuilder,
    _ positions: inout Int
  ) {
    var reader = VarintReader(bytes)
    var row: Int32 = -1
    while !reader.isAtEnd {
      let head = reader.byte()
      row &+= Int32(truncatingIfNeeded: reader.next())
      let fields = head & PartialIndex.isElsewhere != 0 ? reader.byte() : TextFields.abstract.rawValue
      let hasSeveral = head & PartialIndex.hasSeveral != 0
      blocks.add(row, fields: fields, impact: head >> 4, hasSeveral: hasSeveral, places: positions)
      unions.add(row, fields)
      positions &+= hasSeveral ? Int(truncatingIfNeeded: reader.next()) : Int(head >> 2 & 3) + 1
    }
  }

  private mutating func writePositions(to writer: inout SnapshotWriter) -> [UInt32] {
    var starts: [UInt32] = [0]
    var readPlaces = ReadPlaces(runs)
    writer.write(.positions) { sink in
      let start = sink.count
      WordMerge(runs).forEach { _, places in
        for (run, place) in places { runs[run].withPositions(place) { sink.append($0) } }
        starts.append(UInt32(truncatingIfNeeded: sink.count - start))
        if starts.count % Self.wordsPerStep == 0 { readPlaces.release(places, of: runs) }
        return true
      }
      if sink.count - start > UInt32.max { isTooLarge = true }
    }
    return starts
  }

  private static let wordsPerStep = 1024

  /// How far each run was read and let go of.
  private struct ReadPlaces {
    private var done: [Int]

    init(_ runs: [IndexRun]) { done = [Int](repeating: 0, count: runs.count) }

    mutating func release(_ places: [(run: Int, place: Int)], of runs: [IndexRun]) {
      for (run, place) in places where place > done[run] {
        runs[run].release(done[run]..<place)
        done[run] = place
      }
    }
  }

  /// The words of all runs, and in how many rows each is.
  private struct Dictionary {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    var counts: [UInt32] = []

    mutating func add(_ word: ArraySlice<UInt8>, count: UInt32) {
      bytes += word
      starts.append(UInt32(truncatingIfNeeded: bytes.count))
      counts.append(count)
    }

    /// The beginnings of words that stand for so many postings that their rows are worth keeping.
    func prefixUnions(rowCount: Int) -> [Range<Int>] {
      var unions: Set<Range<Int>> = []
      for length in 1...UnionBuilder.longestPrefix {
        var start = 0
        var sum = 0
        for term in 0...counts.count {
          if term == counts.count || !hasSamePrefix(start, term, length) {
            if sum > UnionBuilder.postingsPerRow * rowCount, term > start + 1 { unions.insert(start..<term) }
            (start, sum) = (term, 0)
          }
          if term < counts.count { sum += Int(counts[term]) }
        }
      }
      return Array(unions)
    }

    private func hasSamePrefix(_ a: Int, _ b: Int, _ length: Int) -> Bool {
      let (x, y) = (Int(starts[a]), Int(starts[b]))
      guard Int(starts[a + 1]) - x >= length, Int(starts[b + 1]) - y >= length, bytes[x] != 1 else { return false }
      for offset in 0..<length where bytes[x + offset] != bytes[y + offset] { return false }
      return true
    }
  }
}

/// Goes through the words of several runs in order.
struct WordMerge {
  private let runs: [IndexRun]
  /// How many words of each run are done.
  private var cursors: [Int]

  init(_ runs: [IndexRun]) {
    self.runs = runs
    cursors = [Int](repeating: 0, count: runs.count)
  }

  /// Calls `body` with each word and where it stands in the runs that have it, until it says false.
  consuming func forEach(_ body: (ArraySlice<UInt8>, [(run: Int, place: Int)]) -> Bool) {
    var places: [(run: Int, place: Int)] = []
    while let word = first(into: &places) {
      for (run, place) in places { cursors[run] = place + 1 }
      if !body(word, places) { return }
    }
  }

  private func first(into places: inout [(run: Int, place: Int)]) -> ArraySlice<UInt8>? {
    var first: ArraySlice<UInt8>?
    places.removeAll(keepingCapacity: true)
    for (run, cursor) in cursors.enumerated() where cursor < runs[run].count {
      let word = runs[run].word(cursor)
      let order = first.map { word.order(to: $0) } ?? -1
      if order < 0 {
        first = word
        places.removeAll(keepingCapacity: true)
      }
      if order <= 0 { places.append((run, cursor)) }
    }
    return first
  }
}

extension ArraySlice<UInt8> {
  /// Less than 0 if these bytes come before others, 0 if they are the same.
  fileprivate func order(to other: ArraySlice<UInt8>) -> Int {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { other in
        own.isOrderedBefore(other) ? -1 : other.isOrderedBefore(own) ? 1 : 0
      }
    }
  }
}
