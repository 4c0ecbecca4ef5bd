#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Puts a snapshot into a library's folder.
enum SnapshotFile {
  /// Writes under a name of its own, and then takes the place of the old snapshot, which stays as it is for
  /// those who have it mapped. Nothing is forced to the disk: the checksum tells a torn file.
  ///
  /// - Returns: nil, or what went wrong.
  static func save(_ bytes: [UInt8], folder: String) -> String? {
    let path = folder + "/" + PaperCatalog.snapshotName
    let temporary = path + ".\(getpid()).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return "\(temporary): \(lastErrorText())" }
    var failure = writeAll(bytes, to: descriptor)
    if close(descriptor) != 0, failure == nil { failure = lastErrorText() }
    if failure == nil, rename(temporary, path) != 0 { failure = lastErrorText() }
    guard let failure else { return nil }
    unlink(temporary)
    return "\(path): \(failure)"
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return lastErrorText() }
        done += count
      }
      return nil
    }
  }
}
