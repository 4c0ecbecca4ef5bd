#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why a file could not be read.
package struct ReadError: Error, Equatable {
  /// No file is there, which for settings is no mistake.
  package let isMissing: Bool
  package let reason: String

  package init(isMissing: Bool, reason: String) {
    self.isMissing = isMissing
    self.reason = reason
  }
}

/// The bytes of a file of at most `limit` bytes.
///
/// Never waits for a writer, so that a pipe in the place of a settings file cannot stop the program.
package func readFile(_ path: String, limit: Int) throws(ReadError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { throw failure(errno) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw failure(errno) }
  if status.st_mode & S_IFMT == S_IFIFO { throw ReadError(isMissing: false, reason: "it is a pipe, not a file") }
  if status.st_size > off_t(limit) { throw tooLarge(limit) }
  // One more than there are, so that a file which does not grow is read at once.
  var bytes = [UInt8](repeating: 0, count: min(limit, max(4095, Int(status.st_size))) + 1)
  var count = 0
  while count <= limit {
    if count == bytes.count { bytes += [UInt8](repeating: 0, count: min(count, limit + 1 - count)) }
    let got = bytes.withUnsafeMutableBytes {
      read(file, $0.baseAddress?.advanced(by: count), $0.count - count)
    }
    if got == 0 { break }
    if got > 0 {
      count += got
    } else if errno != EINTR {
      throw failure(errno)
    }
  }
  guard count <= limit else { throw tooLarge(limit) }
  return Array(bytes.prefix(count))
}

private func tooLarge(_ limit: Int) -> ReadError {
  ReadError(isMissing: false, reason: "larger than \(limit / 1024) KB, so no file of this kind")
}

private func failure(_ code: Int32) -> ReadError {
  let message = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return ReadError(isMissing: code == ENOENT || code == ENOTDIR, reason: message)
}
