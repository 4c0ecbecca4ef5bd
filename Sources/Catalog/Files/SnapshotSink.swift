#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where bytes go one after another: memory, or a file through a buffer. Takes the checksum of each block on
/// the way.
struct SnapshotSink: ~Copyable {
  private let descriptor: Int32?
  /// Everything in memory; for a file, what is not yet written.
  private var bytes: [UInt8] = []
  /// How much of it has its checksum.
  private var summed = 0
  private(set) var sums: [UInt64] = []
  /// The bytes so far.
  private(set) var count = 0
  /// Why the last write failed; nothing more is written then.
  private(set) var failure: String?

  private static let bufferSize = 1 << 20

  /// Into memory.
  init() { descriptor = nil }

  /// Into a file that is open for writing and empty; it stays open.
  init(descriptor: Int32) { self.descriptor = descriptor }

  mutating func append(_ piece: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: piece)
    count += piece.count
    if bytes.count - summed >= CheckedBytes.blockSize { takeSums() }
  }

  mutating func append<Number: BitwiseCopyable>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { append($0) }
  }

  /// Fills up to a multiple of `alignment`.
  mutating func align(to alignment: Int) {
    let rest = count % alignment
    if rest > 0 { append([UInt8](repeating: 0, count: alignment - rest)) }
  }

  /// Ends the last block.
  mutating func finishBlocks() {
    takeSums()
    if summed < bytes.count { takeSum(of: summed..<bytes.count) }
  }

  private mutating func takeSums() {
    while bytes.count - summed >= CheckedBytes.blockSize { takeSum(of: summed..<summed + CheckedBytes.blockSize) }
    if descriptor != nil, summed >= Self.bufferSize { flush() }
  }

  private mutating func takeSum(of range: Range<Int>) {
    sums.append(bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[range])) })
    summed = range.upperBound
  }

  private mutating func flush() {
    guard let descriptor else { return }
    if failure == nil {
      failure = bytes.withUnsafeBytes { Self.write(UnsafeRawBufferPointer(rebasing: $0[..<summed]), to: descriptor) }
    }
    bytes.removeFirst(summed)
    summed = 0
  }

  /// Puts words in place of the first bytes, and hands everything out: the bytes in memory, or none for a file.
  consuming func finish(replacingStartWith words: [UInt64]) -> (bytes: [UInt8], failure: String?) {
    guard let descriptor else {
      words.withUnsafeBytes { words in bytes.withUnsafeMutableBytes { $0.copyMemory(from: words) } }
      return (bytes, nil)
    }
    summed = bytes.count
    flush()
    let written = words.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) == $0.count }
    return ([], failure ?? (written ? nil : lastErrorText()))
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> String? {
    var done = 0
    while done < bytes.count {
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      #else
        let count = Darwin.write(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done)
      #endif
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return lastErrorText() }
      done += count
    }
    return nil
  }
}
