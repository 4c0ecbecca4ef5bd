import Files
import Glibc

/// A small text file of the user's own that is changed as a whole: it is the old one or the new one, never half.
struct ReplacedFile {
  /// With symbolic links followed, so that a link stays one.
  private let path: String
  private let isNew: Bool

  init(_ path: String) {
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    self.path = resolved.map { String(cString: $0) } ?? path
    isNew = resolved == nil
  }

  private var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  /// The text; empty when there is no file.
  func read(limit: Int) throws(Failure) -> String {
    do {
      return String(decoding: try readFile(path, limit: limit), as: UTF8.self)
    } catch {
      if error.isMissing { return "" }
      throw Failure(.inputOutput, "\(Standard.clean(path)): \(error.reason)")
    }
  }

  /// Writes beside the file, waits until that is on disk, and puts it in the file's place, with its mode.
  func replace(by text: String) throws(Failure) {
    if isNew { makeFolder() }
    var mode: mode_t = 0o600
    var status = stat()
    if stat(path, &status) == 0 {
      // Behind a link there may be a device, which would be gone for everybody.
      guard status.st_mode & S_IFMT == S_IFREG else { throw failure("it is no file") }
      mode = status.st_mode & 0o777
    }
    guard isNew || access(path, W_OK) == 0 else { throw failure(errno) }
    let temporary = "\(path).tmp-\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard file >= 0 else { throw failure(errno) }
    var problem = write(text, to: file)
    if problem == 0, fchmod(file, mode) != 0 { problem = errno }
    if problem == 0, fsync(file) != 0 { problem = errno }
    if close(file) != 0, problem == 0 { problem = errno }
    if problem == 0, rename(temporary, path) != 0 { problem = errno }
    guard problem == 0 else {
      unlink(temporary)
      throw failure(problem)
    }
    syncFolder()
  }

  private func makeFolder() {
    for end in folder.indices.dropFirst() where folder[end] == "/" { mkdir(String(folder[..<end]), 0o700) }
    mkdir(folder, 0o700)
  }

  private func write(_ text: String, to file: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return errno }
    }
    return 0
  }

  /// Makes the new name durable; file systems that cannot are none the worse.
  private func syncFolder() {
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { return }
    fsync(file)
    close(file)
  }

  private func failure(_ code: Int32) -> Failure { failure(String(cString: strerror(code))) }

  private func failure(_ reason: String) -> Failure {
    Failure(.inputOutput, "not saved: \(Standard.clean(path)): \(reason); the file is as it was")
  }
}
