import CMemory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that do not change: a file mapped into memory, or a copy on the heap. They live as long as this
/// does.
///
/// A mapped file that somebody makes shorter takes its pages away, and reading them then ends the process. So
/// only files that are always replaced whole, under a new name, are mapped; others are read with `pread`.
final class ByteStore: Sendable {
  /// Of the first byte; 0 when there is none.
  private let address: UInt
  let count: Int
  private let isMapped: Bool
  private static let pageSize = max(Int(sysconf(Int32(_SC_PAGESIZE))), 4096)

  private init(address: UInt, count: Int, isMapped: Bool) {
    self.address = address
    self.count = count
    self.isMapped = isMapped
  }

  /// Copies bytes.
  convenience init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    copy.copyBytes(from: bytes)
    self.init(address: UInt(bitPattern: copy.baseAddress), count: bytes.count, isMapped: false)
  }

  /// Maps a file to be read; nil when it cannot be opened, is empty or is no ordinary file.
  static func map(_ path: String) -> ByteStore? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return map(descriptor)
  }

  /// Maps an open file, which may be closed then.
  static func map(_ descriptor: Int32) -> ByteStore? {
    guard let status = FileStatus(descriptor), status.isRegular, status.size > 0,
      let pages = mmap(nil, status.size, PROT_READ, MAP_PRIVATE, descriptor, 0), pages != MAP_FAILED
    else { return nil }
    return ByteStore(address: UInt(bitPattern: pages), count: status.size, isMapped: true)
  }

  /// Lets bytes come into the core's own cache that will be read soon.
  func prefetch(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    for place in stride(from: range.lowerBound, to: range.upperBound, by: Self.cacheLine) {
      lectern_prefetch(UnsafeRawPointer(bitPattern: address &+ UInt(place)))
    }
  }

  private static let cacheLine = 64

  deinit {
    guard let pointer = UnsafeMutableRawPointer(bitPattern: address) else { return }
    if isMapped {
      munmap(pointer, count)
    } else {
      pointer.deallocate()
    }
  }

  /// Says that a range of a mapped file is not needed for now, so that it takes no memory of this process. The bytes
  /// are still there.
  func release(_ range: Range<Int>) {
    let range = range.clamped(to: 0..<count)
    let (first, last) = (range.lowerBound / Self.pageSize, range.upperBound / Self.pageSize)
    guard isMapped, first < last,
      let start = UnsafeMutableRawPointer(bitPattern: address + UInt(first * Self.pageSize))
    else { return }
    madvise(start, (last - first) * Self.pageSize, MADV_DONTNEED)
  }

  /// The bytes of a range, cut to those that there are; good until `body` returns.
  @inline(__always)
  func withBytes<Result>(
    _ range: Range<Int>? = nil, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    let all = UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
    guard let range else { return try body(all) }
    return try body(UnsafeRawBufferPointer(rebasing: all[range.clamped(to: 0..<count)]))
  }
}
