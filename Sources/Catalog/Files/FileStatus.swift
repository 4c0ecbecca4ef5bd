#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system says of an open file.
struct FileStatus: Hashable, Sendable {
  let size: Int
  /// The last change, in nanoseconds since 1970.
  let modified: Int64
  let isRegular: Bool
  /// Which file it is.
  let device: UInt64
  let file: UInt64

  /// Nil when the system refuses.
  init?(_ descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    size = Int(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    file = UInt64(truncatingIfNeeded: status.st_ino)
    isRegular = status.st_mode & S_IFMT == S_IFREG
  }
}

/// The system's words for its last error.
func lastErrorText() -> String { String(cString: strerror(errno)) }
