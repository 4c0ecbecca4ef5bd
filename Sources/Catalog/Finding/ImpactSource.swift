/// What a word or phrase counts for in the rows of one segment, by windows of rows. See `TopRows`.
protocol ImpactSource: AnyObject {
  /// Raises what each window's rows may be worth to what they may be by this.
  func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>)

  /// Raises the values of some rows that stand side by side to their impacts.
  func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>)
}

/// An impact for each row, worked out at once.
final class RowImpacts: ImpactSource {
  private let impacts: [UInt8]

  /// - Parameter impacts: by row.
  init(_ impacts: [UInt8]) { self.impacts = impacts }

  /// - Parameter masks: by row, the fields that hold it.
  convenience init(masks: [UInt8]) {
    self.init(masks.map { $0 == 0 ? 0 : Ranking.impactsOfFields[Int($0 & TextFields.all.rawValue)] })
  }

  func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>) {
    impacts.withUnsafeBufferPointer { impacts in
      for window in bounds.indices {
        let start = window * TopRows.windowSize
        var greatest = bounds[window]
        for row in start..<max(start, min(start + TopRows.windowSize, impacts.count)) { greatest = max(greatest, impacts[row]) }
        bounds[window] = greatest
      }
    }
  }

  func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>) {
    for row in rows.clamped(to: 0..<impacts.count) {
      let index = row &- rows.lowerBound
      values[index] = max(values[index], impacts[row])
    }
  }
}
