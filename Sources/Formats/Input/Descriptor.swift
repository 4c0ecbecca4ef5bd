import Glibc

/// An open file, closed when it goes.
struct Descriptor: ~Copyable {
  let raw: Int32
  private let isOwned: Bool

  /// Standard input, which stays open.
  static var standardInput: Descriptor { Descriptor(raw: STDIN_FILENO, isOwned: false) }

  private init(raw: Int32, isOwned: Bool) {
    self.raw = raw
    self.isOwned = isOwned
  }

  /// Opens `path`, closed again in child processes. Throws the error number.
  init(opening path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SystemError) {
    let descriptor = open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw SystemError() }
    self.init(raw: descriptor, isOwned: true)
  }

  deinit { if isOwned { close(raw) } }

  /// A file without a name, for what is too much for memory; gone when closed.
  static func temporary() throws(SystemError) -> Descriptor {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var template = Array((folder + "/lectern-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw SystemError() }
    unlink(template)
    return Descriptor(raw: descriptor, isOwned: true)
  }

  func status() throws(SystemError) -> stat {
    var status = stat()
    guard fstat(raw, &status) == 0 else { throw SystemError() }
    return status
  }

  /// The place where reading goes on, shared with child processes; nil where there are no places, in pipes.
  var position: Int? {
    let place = lseek(raw, 0, SEEK_CUR)
    return place < 0 ? nil : Int(place)
  }

  func seek(to place: Int) throws(SystemError) {
    guard lseek(raw, off_t(place), SEEK_SET) >= 0 else { throw SystemError() }
  }

  /// Reads what is there, waiting for at least one byte; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    while true {
      let count = Glibc.read(raw, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw SystemError() }
    }
  }

  func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    try buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(SystemError) in try read(into: bytes) }
    }.get()
  }

  /// Reads at a place of a file without moving; fewer bytes only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) throws(SystemError) -> Int {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let count = pread(raw, rest.baseAddress, rest.count, off_t(place + done))
      if count == 0 { break }
      if count > 0 { done += count } else if errno != EINTR { throw SystemError() }
    }
    return done
  }

  /// Writes all bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let count = Glibc.write(raw, rest.baseAddress, rest.count)
      if count >= 0 { done += count } else if errno != EINTR { throw SystemError() }
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    try bytes.withUnsafeBytes { bytes in Result { () throws(SystemError) in try write(bytes) } }.get()
  }

  func truncate(to length: Int) throws(SystemError) {
    guard ftruncate(raw, off_t(length)) == 0 else { throw SystemError() }
  }

  /// Waits until everything written is on the disk.
  func synchronise() throws(SystemError) {
    guard fsync(raw) == 0 else { throw SystemError() }
  }
}

/// An error number of the operating system, in words.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  let number: Int32

  /// The error of the call just made.
  init() { number = errno }

  init(_ number: Int32) { self.number = number }

  var description: String { String(cString: strerror(number)).lowercased() }
}
