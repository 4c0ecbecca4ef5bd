#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Puts a snapshot into a library's folder.
enum SnapshotFile {
  /// Lets `fill` write under a name of its own, and then takes the place of the old snapshot, which stays as it is
  /// for those who have it mapped. Nothing is forced to the disk: the checksums tell a torn file.
  ///
  /// - Returns: the snapshot's bytes, and why they could not take the old ones' place, if so.
  /// - Throws: `unwritable` when there is no place to write, and whatever `fill` throws.
  static func write(
    folder: String, name: String = PaperCatalog.snapshotName,
    _ fill: (consuming SnapshotSink) throws(CatalogError) -> Void
  ) throws(CatalogError) -> (ByteStore, problem: String?) {
    let path = folder + "/" + name
    let temporary = path + ".\(getpid()).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .unwritable(reason: "\(temporary): \(lastErrorText())") }
    defer { close(descriptor) }
    do throws(CatalogError) {
      try fill(SnapshotSink(descriptor: descriptor))
    } catch {
      unlink(temporary)
      throw error
    }
    let store = ByteStore.map(descriptor)
    var problem: String?
    if rename(temporary, path) != 0 {
      problem = "\(path): \(lastErrorText())"
      unlink(temporary)
    }
    guard let store else { throw .unwritable(reason: "\(path): it cannot be mapped into memory") }
    return (store, problem)
  }
}
