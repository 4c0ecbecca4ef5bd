import Glibc

/// Opens an input and streams its text, unpacked where it is packed.
struct InputReader {
  /// How far reading has come in the file as it lies on the disk; `total` is nil for a pipe.
  struct Position {
    var done: Int
    var total: Int?
  }

  private static let chunkLength = 256 << 10

  let input: ImportInput

  /// Calls `body` with each chunk of text. An error of `body` ends reading and is passed on.
  func read(
    _ body: (UnsafeRawBufferPointer, Position) throws(ImportReason) -> Void
  ) async throws(ImportReason) {
    let file = try open()
    let start = file.position
    let head: [UInt8]
    do throws(SystemError) {
      head = try Self.head(of: file)
    } catch {
      throw Self.reason(for: error)
    }
    guard let compression = Compression(magic: head) else {
      return try Self.readPlain(file, start: start, head: head, body)
    }
    if let start {
      do throws(SystemError) { try file.seek(to: start) } catch { throw Self.reason(for: error) }
      return try await Unpacker(compression: compression).unpack(file, from: start, body)
    }
    let spool = try Self.spool(file, head: head)
    try await Unpacker(compression: compression).unpack(spool, from: 0, body)
  }

  private func open() throws(ImportReason) -> Descriptor {
    do throws(SystemError) {
      let file: Descriptor
      switch input {
      case .standardInput: file = .standardInput
      case .file(let path): file = try Descriptor(opening: path, O_RDONLY)
      }
      if try file.status().st_mode & S_IFMT == S_IFDIR { throw SystemError(EISDIR) }
      return file
    } catch {
      throw Self.reason(for: error)
    }
  }

  private static func readPlain(
    _ file: borrowing Descriptor, start: Int?, head: [UInt8],
    _ body: (UnsafeRawBufferPointer, Position) throws(ImportReason) -> Void
  ) throws(ImportReason) {
    let total = start.flatMap { file.length(from: $0) }
    var done = head.count
    try pass(head[...], Position(done: done, total: total), body)
    var buffer = [UInt8](repeating: 0, count: chunkLength)
    while true {
      let count: Int
      do throws(SystemError) { count = try file.read(into: &buffer) } catch { throw reason(for: error) }
      guard count > 0 else { return }
      done += count
      try pass(buffer[..<count], Position(done: done, total: total), body)
    }
  }

  /// Reads until there is enough to recognise packed data by, or the input ends.
  private static func head(of file: borrowing Descriptor) throws(SystemError) -> [UInt8] {
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while head.count < Compression.magicLength {
      let count = try file.read(into: &buffer)
      guard count > 0 else { break }
      head += buffer[..<count]
    }
    return head
  }

  /// Puts packed data from a pipe into a nameless file, since the bytes looked at cannot be put back.
  private static func spool(
    _ file: borrowing Descriptor, head: [UInt8]
  ) throws(ImportReason) -> Descriptor {
    do throws(SystemError) {
      let spool = try Descriptor.temporary()
      try spool.write(head)
      var buffer = [UInt8](repeating: 0, count: chunkLength)
      while true {
        let count = try file.read(into: &buffer)
        guard count > 0 else { break }
        try spool.write(Array(buffer[..<count]))
      }
      try spool.seek(to: 0)
      return spool
    } catch {
      throw reason(for: error)
    }
  }

  private static func pass(
    _ bytes: ArraySlice<UInt8>, _ position: Position,
    _ body: (UnsafeRawBufferPointer, Position) throws(ImportReason) -> Void
  ) throws(ImportReason) {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try body(bytes, position) }
    }.get()
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

  func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    try buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(SystemError) in try read(into: bytes) }
    }.get()
  }
}
