extension PaperCatalog {
  /// The names of a library's files.
  package static let textName = "papers.jsonl"
  package static let snapshotName = "papers.snapshot"

  /// An empty catalog.
  package static var empty: PaperCatalog { PaperCatalog(lines: []) }

  /// A catalog of lines as `papers.jsonl` has them, held in memory.
  package convenience init(lines: [UInt8]) {
    let text = TextStore(lines)
    let bytes = try? CatalogBuilder(text).build(into: SnapshotSink())
    if let snapshot = bytes.flatMap({ Snapshot(ByteStore($0), isTrusted: true) }) {
      self.init(text: text, segments: [Segment(snapshot)])
    } else {
      // Only a text beyond the numbers of an index comes here.
      self.init(text: text, segments: [Segment(.none)], notices: ["There are too many papers to hold"])
    }
  }

  /// Opens the library of a folder; one without `papers.jsonl` is empty.
  ///
  /// With a fresh snapshot this takes milliseconds, however many papers there are. Papers that were appended since
  /// it was made are compiled into a small segment above it, which takes as long as they are many. Otherwise one is
  /// built first, which takes seconds for 100,000 papers and calls `progress` from several threads; it is written
  /// beside the text for the next time, and where that fails, a notice says so. A damaged snapshot, or one of
  /// another version, is built anew.
  ///
  /// - Parameter isFresh: whether to believe a snapshot that is there; false builds it anew in any case.
  package static func open(
    folder: String, isFresh: Bool = true, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> PaperCatalog {
    try open(folder: folder, isFresh: isFresh, plan: .standard, progress: progress, isCancelled: isCancelled)
  }

  static func open(
    folder: String, isFresh: Bool = true, plan: SegmentPlan,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> PaperCatalog {
    guard let text = try TextStore(path: folder + "/" + textName) else { return empty }
    var segments = isFresh ? SegmentFiles.read(folder: folder) : []
    if segments.areAll(of: text) { return PaperCatalog(text: text, segments: segments) }
    segments = segments.prefix(heldBy: text)
    segments.removeLast(segments.count - plan.kept(ends: segments.map(\.end), size: text.size))
    return try build(text, above: segments, folder: folder, progress: progress, isCancelled: isCancelled)
  }

  /// Joins the segments of a library, if there are so many or such large ones that it is worth while; takes as long
  /// as building does. Those who have the library open go on with what they have, which has the same papers in the
  /// same order.
  ///
  /// - Returns: whether there was something to join.
  @discardableResult
  package static func joinSegments(
    folder: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> Bool {
    try joinSegments(folder: folder, plan: .standard, isCancelled: isCancelled)
  }

  @discardableResult
  static func joinSegments(
    folder: String, plan: SegmentPlan, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> Bool {
    guard let text = try TextStore(path: folder + "/" + textName) else { return false }
    let segments = SegmentFiles.read(folder: folder)
    guard segments.areAll(of: text), let kept = plan.keptAtRest(ends: segments.map(\.end)) else { return false }
    _ = try build(text, above: Array(segments.prefix(kept)), folder: folder, isCancelled: isCancelled)
    return true
  }

  /// Compiles what of a text comes after some segments.
  private static func build(
    _ text: TextStore, above below: [Segment], folder: String,
    progress: @escaping @Sendable (BuildProgress) -> Void = { _ in }, isCancelled: @escaping @Sendable () -> Bool
  ) throws(CatalogError) -> PaperCatalog {
    let path = folder + "/" + textName
    let builder = CatalogBuilder(text, above: below, progress: progress, isCancelled: isCancelled)
    var failure = ""
    do throws(CatalogError) {
      let name = SegmentFiles.name(below.count)
      let (store, problem) = try SnapshotFile.write(folder: folder, name: name) { sink throws(CatalogError) in
        _ = try builder.build(into: sink, folder: folder, path: path)
      }
      // Where the rows belong was looked up in the segments below.
      if below.contains(where: \.snapshot.isDamaged) {
        return try build(text, above: [], folder: folder, progress: progress, isCancelled: isCancelled)
      }
      if let snapshot = Snapshot(store) {
        SegmentFiles.remove(folder: folder, from: below.count + 1)
        return PaperCatalog(text: text, segments: below + [Segment(snapshot)], problem: problem)
      }
    } catch {
      guard case .unwritable(let reason) = error else { throw error }
      failure = reason
    }
    let bytes = try builder.build(into: SnapshotSink(), path: path)
    guard let snapshot = Snapshot(ByteStore(bytes), isTrusted: true) else { throw .tooLarge(path: path) }
    return PaperCatalog(text: text, segments: below + [Segment(snapshot)], problem: failure)
  }

  private convenience init(text: TextStore, segments: [Segment], problem: String?) {
    let notices = problem.map { "The index could not be saved, and will be built again the next time: \($0)" }
    self.init(text: text, segments: segments, notices: notices.map { [$0] } ?? [])
  }

  /// Opens the library of a folder if it has a fresh snapshot, or no papers at all; else nil.
  package static func openSnapshot(folder: String) -> PaperCatalog? {
    do throws(CatalogError) {
      guard let text = try TextStore(path: folder + "/" + textName) else { return empty }
      let segments = SegmentFiles.read(folder: folder)
      return segments.areAll(of: text) ? PaperCatalog(text: text, segments: segments) : nil
    } catch {
      return nil
    }
  }
}
