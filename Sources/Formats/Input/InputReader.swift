import Glibc

/// Opens an input and streams its text, unpacked where it is packed.
struct InputReader {
  /// How far reading has come in the file as it lies on the disk; `total` is nil for a pipe.
  struct Position {
    var done: Int
    var total: Int?
  }

  /// So much that memory of its size is taken and given back without the system.
  private static let chunkLength = 32 << 10
  /// How long to wait for a pipe, in milliseconds, before looking whether reading is still wanted.
  private static let idleTime: Int32 = 100

  let input: ImportInput
  /// So many bytes of packed data from a pipe are put aside on the disk; more is refused.
  var spoolLimit = 4 << 30

  /// Calls `body` with each chunk of text, and with none now and then while a pipe has nothing to say. An error
  /// of `body` ends reading and is passed on.
  func read(
    _ body: ([UInt8], Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) {
    if case .answer(let bytes, _) = input { return try await Self.pass(bytes, body) }
    let file = try open()
    let start = file.position
    let total = start.flatMap { file.length(from: $0) }
    let head = try await Self.head(of: file, body)
    guard let compression = Compression(magic: head) else {
      return try await Self.pass(on: file, head, total: total, body)
    }
    if let start {
      do throws(SystemError) { try file.seek(to: start) } catch { throw Self.reason(for: error) }
      return try await Unpacker(compression: compression).unpack(file, from: start, body)
    }
    let spool = try Self.temporaryFile()
    try await Self.pass(on: file, head, total: nil) { chunk, position throws(ImportReason) in
      guard position.done <= spoolLimit else {
        throw .unreadable("more than \(spoolLimit >> 20) MiB of packed data from a pipe; write them into a file first")
      }
      do throws(SystemError) { try spool.write(chunk) } catch { throw Self.reason(for: error) }
      try await body([], position)
    }
    do throws(SystemError) { try spool.seek(to: 0) } catch { throw Self.reason(for: error) }
    try await Unpacker(compression: compression).unpack(spool, from: 0, body)
  }

  private func open() throws(ImportReason) -> Descriptor {
    do throws(SystemError) {
      let file: Descriptor
      switch input {
      case .standardInput, .answer: file = .standardInput
      case .file(let path): file = try Descriptor(opening: path, O_RDONLY)
      }
      if try file.status().st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
      return file
    } catch {
      throw Self.reason(for: error)
    }
  }

  /// Hands over bytes that are in memory, in chunks all the same.
  private static func pass(
    _ bytes: [UInt8], _ body: ([UInt8], Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) {
    for start in stride(from: 0, to: bytes.count, by: chunkLength) {
      let end = min(start + chunkLength, bytes.count)
      try await body(Array(bytes[start..<end]), Position(done: end, total: bytes.count))
    }
  }

  /// Hands over `head`, which was read before, and all that follows it.
  private static func pass(
    on file: borrowing Descriptor, _ head: [UInt8], total: Int?,
    _ body: ([UInt8], Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) {
    var position = Position(done: head.count, total: total)
    try await body(head, position)
    while true {
      let chunk = try await next(chunkLength, of: file, position, body)
      guard !chunk.isEmpty else { return }
      position.done += chunk.count
      try await body(chunk, position)
    }
  }

  /// Reads until there is enough to recognise packed data by, or the input ends.
  private static func head(
    of file: borrowing Descriptor, _ body: ([UInt8], Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) -> [UInt8] {
    var head: [UInt8] = []
    while head.count < Compression.magicLength {
      let chunk = try await next(4096, of: file, Position(done: head.count), body)
      guard !chunk.isEmpty else { break }
      head += chunk
    }
    return head
  }

  /// The next bytes, none at the end. While there are none yet, `body` is called now and then.
  private static func next(
    _ limit: Int, of file: borrowing Descriptor, _ position: Position,
    _ body: ([UInt8], Position) async throws(ImportReason) -> Void
  ) async throws(ImportReason) -> [UInt8] {
    while !file.hasInput(within: idleTime) { try await body([], position) }
    do throws(SystemError) { return try file.read(limit) } catch { throw reason(for: error) }
  }

  /// A nameless file for packed data from a pipe, since the bytes looked at cannot be put back.
  private static func temporaryFile() throws(ImportReason) -> Descriptor {
    do throws(SystemError) { return try Descriptor.temporary() } catch { throw reason(for: error) }
  }

  static func reason(for error: SystemError) -> ImportReason {
    switch error.number {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .noPermission
    case EISDIR: .folder
    default: .unreadable(error.description)
    }
  }
}

extension Descriptor {
  /// The bytes from `start` to the end of a regular file.
  func length(from start: Int) -> Int? {
    do throws(SystemError) {
      let status = try status()
      return status.st_mode & S_IFMT == S_IFREG ? max(0, Int(status.st_size) - start) : nil
    } catch {
      return nil
    }
  }

  /// At most `limit` bytes of what is there, waiting for at least one; none at the end.
  func read(_ limit: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      do throws(SystemError) {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Whether reading would not wait, after as many milliseconds as given.
  func hasInput(within milliseconds: Int32) -> Bool {
    var place = pollfd(fd: raw, events: Int16(POLLIN), revents: 0)
    return poll(&place, 1, milliseconds) != 0
  }
}
