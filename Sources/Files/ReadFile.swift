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
}

/// The bytes of a file of at most `limit` bytes.
///
/// Never waits for a writer, so that a pipe in the place of a settings file cannot stop the program.
package func readFile(_ path: String, limit: Int) throws(ReadError) -> [UInt8] {
  let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { throw failure(errno) }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: limit + 1)
  var count = 0
  while count < bytes.count {
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
  guard count <= limit else {
    throw ReadError(isMissing: false, reason: "larger than \(limit / 1024) KB, so no file of this kind")
  }
  return Array(bytes.prefix(count))
}

private func failure(_ code: Int32) -> ReadError {
  let message = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return ReadError(isMissing: code == ENOENT || code == ENOTDIR, reason: message)
}
