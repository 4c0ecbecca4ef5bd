/// Eight bytes of text looked at in one step.
extension UInt64 {
  /// The high bit of each byte that lies in a range of ASCII.
  @inlinable @inline(__always)
  package func bytes(in range: ClosedRange<UInt64>) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // The low seven bits can be added to without a carry into the next byte.
    let low = self & (ones &* 0x7F)
    let isAbove = low &+ (ones &* (0x7F &- range.upperBound))
    let isFrom = low &+ (ones &* (0x80 &- range.lowerBound))
    return isFrom & ~isAbove & ~self & (ones &* 0x80)
  }
}
