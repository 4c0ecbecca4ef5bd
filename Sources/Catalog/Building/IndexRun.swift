#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The index of a range of rows as it is when all are in: its words in order, and what belongs to each in one
/// piece, postings first. Large ones lie in a file that has no name and goes away with the process.
///
///     postings    the code of `PartialIndex`; of the places only how many bytes they are, if there are several
///     positions   as in the snapshot
final class IndexRun: Sendable {
  private let words: TermTable
  private let order: [UInt32]
  private let counts: [UInt32]
  /// Where the postings and the positions of each word end.
  private let postingEnds: [Int]
  private let positionEnds: [Int]
  private let store: ByteStore

  /// - Parameter folder: where a large one may put its file; nil keeps it in memory.
  init(_ index: consuming PartialIndex, folder: String?) {
    order = index.sortedTerms()
    counts = order.map { index.rowCount(of: $0) }
    let descriptor = folder.map(Self.open) ?? -1
    var sink = descriptor >= 0 ? SnapshotSink(descriptor: descriptor) : SnapshotSink()
    (postingEnds, positionEnds) = Self.write(index, order, to: &sink)
    let (bytes, failure) = sink.finish(replacingStartWith: [])
    let mapped = descriptor >= 0 && failure == nil ? ByteStore.map(descriptor) : nil
    if descriptor >= 0 { close(descriptor) }
    store = mapped ?? ByteStore(descriptor >= 0 ? Self.flat(index, order) : bytes)
    words = index.closedWords()
  }

  private static func write(
    _ index: borrowing PartialIndex, _ order: [UInt32], to sink: inout SnapshotSink
  ) -> (postingEnds: [Int], positionEnds: [Int]) {
    var (postingEnds, positionEnds): ([Int], [Int]) = ([], [])
    postingEnds.reserveCapacity(order.count)
    positionEnds.reserveCapacity(order.count)
    var whole = RawList<UInt8>(capacity: 1 << 16)
    var postings = RawList<UInt8>(capacity: 1 << 16)
    var positions = RawList<UInt8>(capacity: 1 << 16)
    for term in order {
      whole.removeAll()
      postings.removeAll()
      positions.removeAll()
      index.copy(term, to: &whole)
      Self.part(whole.elements, into: &postings, &positions)
      sink.append(UnsafeRawBufferPointer(postings.elements))
      postingEnds.append(sink.count)
      sink.append(UnsafeRawBufferPointer(positions.elements))
      positionEnds.append(sink.count)
    }
    return (postingEnds, positionEnds)
  }

  /// Takes postings and positions of a word apart.
  private static func part(
    _ bytes: UnsafeBufferPointer<UInt8>, into postings: inout RawList<UInt8>, _ positions: inout RawList<UInt8>
  ) {
    var reader = VarintReader(bytes)
    while !reader.isAtEnd {
      let start = reader.position
      let head = reader.byte()
      _ = reader.next()
      if head & PartialIndex.isElsewhere != 0 { _ = reader.byte() }
      let hasSeveral = head & PartialIndex.hasSeveral != 0
      var size = Int(head >> 2 & 3) + 1
      let sizeStart = reader.position
      if hasSeveral {
        let following = Int(truncatingIfNeeded: reader.next())
        size = reader.position - sizeStart + following
      }
      postings.append(UnsafeBufferPointer(rebasing: bytes[start..<sizeStart]))
      if hasSeveral { postings.appendVarint(UInt64(size)) }
      positions.append(UnsafeBufferPointer(rebasing: bytes[sizeStart..<sizeStart + size]))
      reader.pass(sizeStart + size - reader.position)
    }
  }

  /// The same in memory, for when there is no room for the file.
  private static func flat(_ index: borrowing PartialIndex, _ order: [UInt32]) -> [UInt8] {
    var sink = SnapshotSink()
    _ = write(index, order, to: &sink)
    return sink.finish(replacingStartWith: []).bytes
  }

  private static func open(in folder: String) -> Int32 {
    var name = Array("\(folder)/.papers.run-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor >= 0 { unlink(name) }
    return descriptor
  }

  var count: Int { order.count }

  func word(_ place: Int) -> ArraySlice<UInt8> { words.word(Int(order[place])) }

  func rowCount(_ place: Int) -> UInt32 { counts[place] }

  /// Lets go of what belongs to some words, which were joined already.
  func release(_ places: Range<Int>) {
    let end = { place in place > 0 ? self.positionEnds[min(place, self.positionEnds.count) - 1] : 0 }
    store.release(end(places.lowerBound)..<end(places.upperBound))
  }

  func withPostings<Result>(_ place: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = place > 0 ? positionEnds[place - 1] : 0
    return store.withBytes(start..<postingEnds[place]) { body($0.bindMemory(to: UInt8.self)) }
  }

  func withPositions<Result>(_ place: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    store.withBytes(postingEnds[place]..<positionEnds[place], body)
  }
}
