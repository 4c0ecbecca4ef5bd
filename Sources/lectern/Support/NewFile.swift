import Glibc

/// A file that is written whole or not at all, and never in place of another one.
struct NewFile: ~Copyable {
  private let path: String
  private let words: String
  private var file: Int32
  private var waiting: [UInt8] = []

  /// - Parameters:
  ///   - typed: its path; `~/` is the home folder.
  ///   - words: what it holds, for messages: `the picture is`.
  init(_ typed: String, home: String?, holding words: String) throws(Failure) {
    path = typed.hasPrefix("~/") ? home.map { $0 + typed.dropFirst() } ?? typed : typed
    self.words = words
    file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else {
      throw failure(errno == EEXIST ? "there is such a file already; choose another name" : String(cString: strerror(errno)))
    }
  }

  mutating func write(_ text: String) throws(Failure) {
    waiting += text.utf8
    if waiting.count >= 1 << 16 { try flush() }
  }

  /// Ends it; before that it may still vanish.
  mutating func close() throws(Failure) {
    try flush()
    let closing = file
    file = -1
    if Glibc.close(closing) != 0 { try giveUp(errno) }
  }

  private mutating func flush() throws(Failure) {
    var rest = waiting[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { try giveUp(errno) }
    }
    waiting.removeAll(keepingCapacity: true)
  }

  private func giveUp(_ code: Int32) throws(Failure) {
    unlink(path)
    throw failure(String(cString: strerror(code)))
  }

  private func failure(_ reason: String) -> Failure {
    Failure(.inputOutput, "\(words) not written: \(Standard.clean(path)): \(reason)")
  }

  deinit {
    guard file >= 0 else { return }
    Glibc.close(file)
    unlink(path)
  }
}
