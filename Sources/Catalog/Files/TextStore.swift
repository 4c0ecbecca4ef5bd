#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of `papers.jsonl`, read piece by piece.
///
/// The file belongs to its owner, who may edit or cut it at any time. It is read with `pread` and not mapped,
/// so that the worst of it is a piece that is short or holds other bytes.
final class TextStore: Sendable {
  private enum Backing {
    case file(Int32)
    case memory(ByteStore)
  }

  private let backing: Backing
  /// How it was when it was opened.
  let size: Int
  let modified: Int64
  /// Which file it is; 0 in memory.
  let device: UInt64
  let file: UInt64

  init(_ bytes: [UInt8]) {
    backing = .memory(ByteStore(bytes))
    size = bytes.count
    modified = 0
    device = 0
    file = 0
  }

  /// Opens a file; nil when there is none.
  init?(path: String) throws(CatalogError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .unreadable(path: path, reason: lastErrorText())
    }
    guard let status = FileStatus(descriptor), status.isRegular else {
      close(descriptor)
      throw .unreadable(path: path, reason: "it is not an ordinary file")
    }
    backing = .file(descriptor)
    size = status.size
    modified = status.modified
    device = status.device
    file = status.file
  }

  deinit {
    if case .file(let descriptor) = backing { close(descriptor) }
  }

  /// Fills the buffer from a place on; gives how many bytes there were.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard offset >= 0 else { return 0 }
    switch backing {
    case .memory(let store):
      let start = min(offset, size)
      return store.withBytes(start..<start + min(buffer.count, size - start)) {
        buffer.copyMemory(from: $0)
        return $0.count
      }
    case .file(let descriptor):
      var filled = 0
      while filled < buffer.count {
        let count = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(offset + filled))
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
        filled += count
      }
      return filled
    }
  }

  /// A piece of the text, shorter where the text has ended; good until `body` returns.
  func withBytes<Result>(
    at offset: Int, count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let offset = min(max(offset, 0), size)
    let count = max(0, min(count, size - offset))
    return try withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { buffer in
      let filled = read(at: offset, into: buffer)
      return try body(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }
  }
}
