#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The index of a range of rows as it is when all are in: its words in order, and what belongs to each in one
/// piece, postings first. Large ones lie in a file that has no name and goes away with the process.
final class IndexRun: Sendable {
  private let words: TermTable
  private let order: [Int32]
  private let counts: [UInt32]
  /// Where the postings and the positions of each word end.
  private let postingEnds: [Int]
  private let positionEnds: [Int]
  private let store: ByteStore

  /// - Parameter folder: where a large one may put its file; nil keeps it in memory.
  init(_ index: PartialIndex, folder: String?) {
    words = index.words
    order = index.sortedTerms()
    counts = order.map { index.rowCount(of: Int($0)) }
    let descriptor = folder.map(Self.open) ?? -1
    var sink = descriptor >= 0 ? SnapshotSink(descriptor: descriptor) : SnapshotSink()
    var (postingEnds, positionEnds): ([Int], [Int]) = ([], [])
    var piece: [UInt8] = []
    for term in order {
      piece.removeAll(keepingCapacity: true)
      index.copyPostings(of: Int(term), to: &piece)
      postingEnds.append(sink.count + piece.count)
      index.copyPositions(of: Int(term), to: &piece)
      sink.append(piece)
      positionEnds.append(sink.count)
    }
    (self.postingEnds, self.positionEnds) = (postingEnds, positionEnds)
    let (bytes, failure) = sink.finish(replacingStartWith: [])
    let mapped = descriptor >= 0 && failure == nil ? ByteStore.map(descriptor) : nil
    if descriptor >= 0 { close(descriptor) }
    store = mapped ?? ByteStore(descriptor >= 0 ? Self.flat(index, order) : bytes)
  }

  /// The same in memory, for when there is no room for the file.
  private static func flat(_ index: PartialIndex, _ order: [Int32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for term in order {
      index.copyPostings(of: Int(term), to: &bytes)
      index.copyPositions(of: Int(term), to: &bytes)
    }
    return bytes
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
