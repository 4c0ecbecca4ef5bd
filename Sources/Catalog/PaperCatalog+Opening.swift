extension PaperCatalog {
  /// The names of a library's files.
  package static let textName = "papers.jsonl"
  package static let snapshotName = "papers.snapshot"

  /// An empty catalog.
  package static var empty: PaperCatalog { PaperCatalog(lines: []) }

  /// A catalog of lines as `papers.jsonl` has them, held in memory.
  package convenience init(lines: [UInt8]) {
    let text = TextStore(lines)
    if let built = (try? CatalogBuilder(text).build()) ?? nil {
      self.init(text: text, snapshot: Snapshot(built))
    } else {
      // Only a text beyond the numbers of an index comes here.
      let none = SnapshotWriter(capacity: 0).finish(fingerprint: text.fingerprint, rowCount: 0)
      self.init(text: text, snapshot: Snapshot(none), notices: ["There are too many papers to hold"])
    }
  }

  /// Opens the library of a folder; one without `papers.jsonl` is empty.
  ///
  /// With a fresh snapshot this takes milliseconds. Otherwise one is built first, which takes seconds for
  /// 100,000 papers and calls `progress` from several threads; it is written beside the text for the next
  /// time, and where that fails, a notice says so. A damaged snapshot, or one of another version, is built
  /// anew.
  package static func open(
    folder: String, progress: @escaping @Sendable (BuildProgress) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(CatalogError) -> PaperCatalog {
    guard let text = try TextStore(path: folder + "/" + textName) else { return empty }
    if let catalog = fromSnapshot(text, folder: folder) { return catalog }
    let builder = CatalogBuilder(text, progress: progress, isCancelled: isCancelled)
    guard let built = try builder.build(path: folder + "/" + textName) else { throw .cancelled }
    if let failure = SnapshotFile.save(built.bytes, folder: folder) {
      let notice = "The index could not be saved, and will be built again the next time: \(failure)"
      return PaperCatalog(text: text, snapshot: Snapshot(built), notices: [notice])
    }
    return fromSnapshot(text, folder: folder) ?? PaperCatalog(text: text, snapshot: Snapshot(built))
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
      snapshot.fingerprint == text.fingerprint
    else { return nil }
    return PaperCatalog(text: text, snapshot: snapshot)
  }
}
