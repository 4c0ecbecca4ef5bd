import Catalog
import Configuration
import Files
import Learning
import Reader
import Synchronization

/// What was learned from the marks of a library: in memory, and in a file of the state folder for the next start.
///
/// The file is a cache: one that was made from other marks or papers, by another version, or is damaged, is learned
/// anew. Nothing of it leaves the machine.
final class TasteStore: Sendable {
  private let path: String
  private let wishes: WishStore
  private let memory = Mutex(Memory())
  private static let limit = 4 << 20

  private struct Memory {
    var taste: Taste?
    /// What it was made from.
    var source: UInt64 = 0
    /// The catalog that the lengths are of.
    weak var catalog: PaperCatalog?
    var lengths: [Float] = []
  }

  init(_ folders: Folders, library: String) {
    let name = RememberedTriage.resolved(library).utf8.fingerprint
    path = "\(folders.state)/taste-\(String(name, radix: 16))"
    wishes = WishStore(path: folders.wishesFile)
  }

  /// What the marks teach, and what is wrong with the file of wishes.
  ///
  /// - Returns: nothing learned from fewer than three stars, or when cancelled.
  func learned(
    from marks: RowMarks, in catalog: PaperCatalog, isCancelled: @Sendable () -> Bool = { false }
  ) -> (learned: Learned?, problems: [String]) {
    let examples = TasteExamples(marks)
    guard examples.areEnough else { return (nil, []) }
    return memory.withLock { memory in
      guard var taste = taste(examples, in: catalog, &memory, isCancelled),
        let lengths = lengths(of: catalog, &memory, isCancelled)
      else { return (nil, []) }
      let (said, problems) = wishes.load()
      taste.wishes = said
      let scores = taste.scores(
        in: catalog, lengths: lengths, learnedFrom: marks.starred.union(marks.later), isCancelled: isCancelled)
      return (scores.map { Learned(taste: taste, scores: $0) }, problems)
    }
  }

  /// Writes what was said of traits into the file as it is now.
  func keep(_ wish: Wish?, of traits: [Trait]) throws(Failure) { try wishes.keep(wish, of: traits) }

  private func taste(
    _ examples: TasteExamples, in catalog: PaperCatalog, _ memory: inout Memory, _ isCancelled: @Sendable () -> Bool
  ) -> Taste? {
    let source = examples.fingerprint(in: catalog)
    if memory.source == source, let taste = memory.taste { return taste }
    guard let taste = read(madeFrom: source) ?? learn(examples, in: catalog, source, isCancelled) else { return nil }
    (memory.taste, memory.source) = (taste, source)
    return taste
  }

  private func read(madeFrom source: UInt64) -> Taste? {
    guard let bytes = try? readFile(path, limit: Self.limit) else { return nil }
    return Taste(text: String(decoding: bytes, as: UTF8.self), madeFrom: source)
  }

  private func learn(
    _ examples: TasteExamples, in catalog: PaperCatalog, _ source: UInt64, _ isCancelled: @Sendable () -> Bool
  ) -> Taste? {
    guard let taste = Taste.learned(from: examples, in: catalog, isCancelled: isCancelled) else { return nil }
    // Without the file it is learned again, and no more is lost.
    try? ReplacedFile(path).replace(by: taste.text(madeFrom: source))
    return taste
  }

  private func lengths(of catalog: PaperCatalog, _ memory: inout Memory, _ isCancelled: @Sendable () -> Bool) -> [Float]? {
    if memory.catalog === catalog { return memory.lengths }
    guard let lengths = Taste.wordLengths(in: catalog, isCancelled: isCancelled) else { return nil }
    (memory.catalog, memory.lengths) = (catalog, lengths)
    return lengths
  }
}
