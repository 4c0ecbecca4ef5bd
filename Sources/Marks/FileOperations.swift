import Glibc

/// A system call that failed.
struct SystemError: Error, Hashable {
  /// The `errno` of the call.
  let code: Int32
}

/// The system calls of reading and saving that can fail halfway, so that tests can make each of them fail.
struct FileOperations: Sendable {
  var open: @Sendable (_ path: String, _ flags: Int32, _ mode: mode_t) throws(SystemError) -> Int32
  var read: @Sendable (_ file: Int32, _ into: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
  var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
  var sync: @Sendable (_ file: Int32) throws(SystemError) -> Void
  /// Makes the content and the length durable, and nothing else of the file.
  var syncData: @Sendable (_ file: Int32) throws(SystemError) -> Void
  var truncate: @Sendable (_ file: Int32, _ length: Int) throws(SystemError) -> Void
  var close: @Sendable (_ file: Int32) throws(SystemError) -> Void
  var rename: @Sendable (_ from: String, _ to: String) throws(SystemError) -> Void
  var link: @Sendable (_ from: String, _ to: String) throws(SystemError) -> Void
  /// Takes an exclusive `flock`, without waiting.
  var lock: @Sendable (_ file: Int32) throws(SystemError) -> Void

  static let system = FileOperations(
    open: { (path, flags, mode) throws(SystemError) in
      try check(Glibc.open(path, flags | O_CLOEXEC, mode))
    },
    read: { (file, buffer) throws(SystemError) in
      try check(Glibc.read(file, buffer.baseAddress, buffer.count))
    },
    write: { (file, bytes) throws(SystemError) in
      try check(Glibc.write(file, bytes.baseAddress, bytes.count))
    },
    sync: { (file) throws(SystemError) in _ = try check(fsync(file)) },
    syncData: { (file) throws(SystemError) in _ = try check(fdatasync(file)) },
    truncate: { (file, length) throws(SystemError) in _ = try check(ftruncate(file, length)) },
    close: { (file) throws(SystemError) in _ = try check(Glibc.close(file)) },
    rename: { (from, to) throws(SystemError) in _ = try check(Glibc.rename(from, to)) },
    link: { (from, to) throws(SystemError) in _ = try check(Glibc.link(from, to)) },
    lock: { (file) throws(SystemError) in _ = try check(flock(file, LOCK_EX | LOCK_NB)) })

  private static func check<Result: SignedInteger>(_ result: Result) throws(SystemError) -> Result {
    if result < 0 { throw SystemError(code: errno) }
    return result
  }
}

extension FileOperations {
  /// Makes the call again as long as a signal interrupts it.
  func uninterrupted<Result>(
    _ call: () throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    while true {
      do {
        return try call()
      } catch {
        if error.code != EINTR { throw error }
      }
    }
  }

  /// Reads an open file to its end, or until there are more than `limit` bytes.
  ///
  /// - Parameter expected: how many there probably are, so that memory for them is taken once.
  func readAll(_ file: Int32, limit: Int, expecting expected: Int64 = 0) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    let expected = Int(clamping: min(max(0, expected), Int64(limit)))
    bytes.reserveCapacity(expected)
    // One more than is expected, so that the end is met at once.
    var chunk = [UInt8](repeating: 0, count: min(max(expected, 4095) + 1, 1 << 18))
    while bytes.count <= limit {
      let count = try uninterrupted { () throws(SystemError) in
        try chunk.withUnsafeMutableBufferPointer { (buffer) throws(SystemError) in
          try read(file, UnsafeMutableRawBufferPointer(buffer))
        }
      }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<min(count, chunk.count)])
    }
    return bytes
  }

  /// Writes all bytes, however few the system takes at a time.
  func writeAll(_ bytes: [UInt8], to file: Int32) throws(SystemError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) in
      var rest = UnsafeRawBufferPointer(buffer)[...]
      while !rest.isEmpty {
        let count = try uninterrupted { () throws(SystemError) in
          try write(file, UnsafeRawBufferPointer(rebasing: rest))
        }
        if count == 0 { throw SystemError(code: EIO) }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Makes the names in a folder durable. File systems that cannot sync a folder are forgiven.
  func syncFolder(_ path: String) throws(SystemError) {
    let folder = try uninterrupted { () throws(SystemError) in
      try open(path, O_RDONLY | O_DIRECTORY, 0)
    }
    defer { try? close(folder) }
    do {
      try uninterrupted { () throws(SystemError) in try sync(folder) }
    } catch  where [EINVAL, ENOTSUP, ENOSYS].contains(error.code) {
      return
    }
  }
}

/// An open file that closes with its last owner.
final class OpenFile: Sendable {
  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }
}
