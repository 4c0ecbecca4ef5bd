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
      self.init(text: text, snapshot: snapshot)
    } else {
      // Only a text beyond the numbers of an index comes here.
      self.init(text: text, snapshot: .none, notices: ["There are too many papers to hold"])
    }
  }

  /// Opens the library of a folder; one without `papers.jsonl` is empty.
  ///
  /// With a fresh snapshot this takes milliseconds, however many papers there are. Otherwise one is built first,
  /// which takes seconds for 100,000 papers and calls `progress` from several threads; it is written beside the
  /// text for the next time, and where that fails, a notice says so. A damaged snapshot, or one of another
  /// version, is built anew.
  ///
  /// - Parameter isFresh: whether to believe a snapshot that is there; false builds it anew in any case.
  package static func open(
    folder: String, isFresh: Bool = true, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> PaperCatalog {
    let path = folder + "/" + textName
    guard let text = try TextStore(path: path) else { return empty }
    if isFresh, let catalog = fromSnapshot(text, folder: folder) { return catalog }
    let builder = CatalogBuilder(text, progress: progress, isCancelled: isCancelled)
    var failure = ""
    do throws(CatalogError) {
      let (store, problem) = try SnapshotFile.write(folder: folder) { sink throws(CatalogError) in
        _ = try builder.build(into: sink, folder: folder, path: path)
      }
      if let snapshot = Snapshot(store) { return PaperCatalog(text: text, snapshot: snapshot, problem: problem) }
    } catch {
      guard case .unwritable(let reason) = error else { throw error }
      failure = reason
    }
    let bytes = try builder.build(into: SnapshotSink(), path: path)
    guard let snapshot = Snapshot(ByteStore(bytes), isTrusted: true) else { throw .tooLarge(path: path) }
    return PaperCatalog(text: text, snapshot: snapshot, problem: failure)
  }

  private convenience init(text: TextStore, snapshot: Snapshot, problem: String?) {
    let notices = problem.map { "The index could not be saved, and will be built again the next time: \($0)" }
    self.init(text: text, snapshot: snapshot, notices: notices.map { [$0] } ?? [])
  }

  /// Opens the library of a folder if it has a fresh snapshot, or no papers at all; else nil.
  package static func openSnapshot(folder: String) -> PaperCatalog? {
    do throws(CatalogError) {
      guard let text = try TextStore(path: folder + "/" + textName) else { return empty }
      return fromSnapshot(text, folder: folder)
    } catch {
      return nil
    }
  }

  private static func fromSnapshot(_ text: TextStore, folder: String) -> PaperCatalog? {
    guard let store = ByteStore.map(folder + "/" + snapshotName), let snapshot = Snapshot(store),
      snapshot.stamp.isState(of: text)
    else { return nil }
    return PaperCatalog(text: text, snapshot: snapshot)
  }
}
