import Glibc

extension StateFolder {
  /// The right to write, until it goes away.
  final class Lock: Sendable {
    private let file: OpenFile
    /// Whether the file system really locks.
    let isReal: Bool

    init(file: OpenFile, isReal: Bool) { (self.file, self.isReal) = (file, isReal) }

    // Not by closing alone: if that failed, this process would shut itself out.
    deinit { if isReal { flock(file.descriptor, LOCK_UN) } }
  }

  /// Waits up to four seconds for the lock. The kernel lets go of it when this process ends in any way.
  func lock() throws(MarkFileError) -> Lock {
    do throws(SystemError) {
      let file = OpenFile(
        try operations.uninterrupted { () throws(SystemError) in
          try operations.open(paths.lock, O_RDWR | O_CREAT | O_NOFOLLOW, 0o600)
        })
      if let lock = try wait(for: file) { return lock }
    } catch {
      throw .failed(.lock, path: paths.file, code: error.code)
    }
    throw .busy(path: paths.lock)
  }

  /// The lock where there is a file for it already, so that looking at a library changes nothing in it; nil
  /// where there is none, or no way to get it.
  func lockIfThere() -> Lock? {
    for flags in [O_RDWR, O_RDONLY] {
      guard let descriptor = try? operations.open(paths.lock, flags | O_NOFOLLOW, 0) else { continue }
      return try? wait(for: OpenFile(descriptor))
    }
    return nil
  }

  private func wait(for file: OpenFile) throws(SystemError) -> Lock? {
    let turn = turn()
    defer { extendLifetime(turn) }
    do {
      // Only the next in line comes back so often.
      return try isLocked(file, within: 4_000_000, pause: 150) ? Lock(file: file, isReal: true) : nil
    } catch  where [ENOLCK, ENOSYS, ENOTSUP, EINVAL].contains(error.code) {
      return Lock(file: file, isReal: false)
    }
  }

  /// Waits to be the next in line, which is who holds the folder: else a process that marks again at once would
  /// always be quicker than those that wait. Nobody depends on it, so that who is stopped there stops nobody.
  private func turn() -> OpenFile? {
    guard let descriptor = try? operations.open(paths.folder, O_RDONLY | O_DIRECTORY, 0) else { return nil }
    let folder = OpenFile(descriptor)
    return (try? isLocked(folder, within: 1_000_000, pause: 1_000)) == true ? folder : nil
  }

  /// Tries to lock a file until it succeeds or so many microseconds are over.
  private func isLocked(_ file: OpenFile, within limit: UInt32, pause: UInt32) throws(SystemError) -> Bool {
    var waited = UInt32(0)
    while waited < limit {
      do {
        try operations.lock(file.descriptor)
        return true
      } catch  where error.code == EWOULDBLOCK || error.code == EINTR {
        // Those who wait must not come back in step. Nor does anybody come back sooner for having waited less.
        let microseconds = UInt32.random(in: pause / 2...pause)
        usleep(microseconds)
        waited += microseconds
      }
    }
    return false
  }
}
