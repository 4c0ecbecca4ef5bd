/// Whole numbers within a snapshot, each in as few bytes as the distance of the greatest from the least takes: none
/// where all are the same, else 1, 2, 4 or 8. A place outside of it, or in a damaged block, holds the least one.
///
///     least number   bytes of each   how many there are; eight bytes each
///     number − least number, of each
struct PackedColumn: Sendable {
  private let bytes: Column<UInt8>
  private let least: Int64
  private let width: Int
  let count: Int

  private static let headSize = 24

  init(_ column: Column<UInt8>) {
    bytes = column
    let head = column.withNumbers(0..<Self.headSize) { head in
      head.count == Self.headSize
        ? (0..<3).map { UnsafeRawBufferPointer(head).loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self) } : [0, 0, 0]
    }
    least = head[0]
    let (width, count) = (Int(clamping: head[1]), Int(clamping: head[2]))
    let isWhole = [0, 1, 2, 4, 8].contains(width) && (0...Int(Int32.max)).contains(count)
      && Self.headSize + count * width == column.count
    (self.width, self.count) = isWhole ? (width, count) : (0, 0)
  }

  subscript(index: Int) -> Int64 {
    guard index >= 0, index < count, width > 0 else { return least }
    let place = Self.headSize + index * width
    return bytes.withNumbers(place..<place + width) { bytes in
      guard bytes.count == width else { return least }
      let bytes = UnsafeRawBufferPointer(bytes)
      return switch width {
      case 1: least &+ Int64(bytes[0])
      case 2: least &+ Int64(bytes.load(as: UInt16.self))
      case 4: least &+ Int64(bytes.load(as: UInt32.self))
      default: least &+ bytes.load(as: Int64.self)
      }
    }
  }

  /// Lets `body` read many numbers, by places within the column.
  @inline(__always)
  func withValues<Result>(_ body: (_ value: (Int) -> Int) -> Result) -> Result {
    bytes.withNumbers { bytes in
      let all = UnsafeRawBufferPointer(bytes)
      let least = Int(least)
      guard width > 0, all.count == Self.headSize + count * width else { return body { _ in least } }
      let numbers = UnsafeRawBufferPointer(rebasing: all[Self.headSize...])
      return switch width {
      case 1: body { least &+ Int(numbers[$0]) }
      case 2: body { least &+ Int(numbers.load(fromByteOffset: $0 &* 2, as: UInt16.self)) }
      case 4: body { least &+ Int(numbers.load(fromByteOffset: $0 &* 4, as: UInt32.self)) }
      default: body { least &+ Int(numbers.load(fromByteOffset: $0 &* 8, as: Int64.self)) }
      }
    }
  }

  /// The places before one of numbers of which something holds, as rows.
  func rows(before end: Int, where isWanted: (Int64) -> Bool) -> RowSet {
    let end = min(end, count)
    return switch width {
    case 0: isWanted(least) ? .all(capacity: end) : RowSet(capacity: end)
    case 1: rows(UInt8.self, before: end) { isWanted(least &+ Int64($0)) }
    case 2: rows(UInt16.self, before: end) { isWanted(least &+ Int64($0)) }
    case 4: rows(UInt32.self, before: end) { isWanted(least &+ Int64($0)) }
    default: rows(Int64.self, before: end) { isWanted(least &+ $0) }
    }
  }

  @inline(__always)
  private func rows<Number: BitwiseCopyable>(
    _ type: Number.Type, before end: Int, where isWanted: (Number) -> Bool
  ) -> RowSet {
    bytes.withNumbers(0..<Self.headSize + end * width) { bytes in
      let part = UnsafeRawBufferPointer(bytes)
      guard part.count == Self.headSize + end * width else { return RowSet(capacity: end) }
      let numbers = UnsafeRawBufferPointer(rebasing: part[Self.headSize...]).bindMemory(to: Number.self)
      return RowSet(capacity: end) { isWanted(numbers[$0]) }
    }
  }

  /// The bytes of some numbers.
  static func packed(_ numbers: [Int64]) -> [UInt8] {
    let least = numbers.min() ?? 0
    let span = UInt64(bitPattern: (numbers.max() ?? 0) &- least)
    let width = span == 0 ? 0 : span < 1 << 8 ? 1 : span < 1 << 16 ? 2 : span < 1 << 32 ? 4 : 8
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headSize + numbers.count * width)
    for number in [least, Int64(width), Int64(numbers.count)] { bytes.append(number, width: 8) }
    for number in numbers { bytes.append(number &- least, width: width) }
    return bytes
  }
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, in the order of the machine.
  fileprivate mutating func append(_ number: Int64, width: Int) {
    switch width {
    case 0: break
    case 1: append(UInt8(truncatingIfNeeded: number))
    case 2: Swift.withUnsafeBytes(of: UInt16(truncatingIfNeeded: number)) { append(contentsOf: $0) }
    case 4: Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: number)) { append(contentsOf: $0) }
    default: Swift.withUnsafeBytes(of: number) { append(contentsOf: $0) }
    }
  }
}
