/// The rows of something by the field that holds it.
final class FieldImpacts: ImpactSource {
  /// By field; none for a field that does not count.
  private let sets: [RowSet]
  /// Every set of fields that count, the most worth first.
  private let masks: [UInt8]

  init(_ sets: [(field: TextField, rows: RowSet)]) {
    self.sets = TextField.allCases.map { field in sets.first { $0.field == field }?.rows ?? RowSet(capacity: 0) }
    let counted = sets.reduce(UInt8(0)) { $0 | $1.field.bit }
    masks = (1...TextFields.all.rawValue).filter { $0 & ~counted == 0 }
      .sorted { Ranking.impactsOfFields[Int($0)] > Ranking.impactsOfFields[Int($1)] }
  }

  func raiseBounds(_ bounds: UnsafeMutableBufferPointer<UInt8>) {
    for window in bounds.indices {
      let first = window * TopRows.windowSize / 64
      bounds[window] = max(bounds[window], greatestImpact(in: first..<first + TopRows.windowSize / 64))
    }
  }

  /// What the best of the rows is worth of which the bits are in some words: that of the first set of fields that holds any.
  private func greatestImpact(in words: Range<Int>) -> UInt8 {
    var present: UInt8 = 0
    for field in sets.indices where words.contains(where: { bits(field, $0) != 0 }) { present |= 1 << UInt8(field) }
    let greatest = masks.first { mask in
      mask & ~present == 0 && words.contains { word in
        sets.indices.reduce(~0) { mask >> UInt8($1) & 1 != 0 ? $0 & bits($1, word) : $0 } != 0
      }
    }
    return greatest.map { Ranking.impactsOfFields[Int($0)] } ?? 0
  }

  func raise(_ values: UnsafeMutableBufferPointer<UInt8>, in rows: Range<Int>) {
    var word = rows.lowerBound / 64
    while word * 64 < rows.upperBound {
      var rest = sets.indices.reduce(0) { $0 | bits($1, word) }
      while rest != 0 {
        let bit = UInt64(rest.trailingZeroBitCount)
        rest &= rest &- 1
        let mask = sets.indices.reduce(0) { $0 | (bits($1, word) &>> bit & 1) &<< UInt64($1) }
        let index = word &* 64 &+ Int(bit) &- rows.lowerBound
        guard values.indices.contains(index) else { break }
        values[index] = max(values[index], Ranking.impactsOfFields[Int(mask)])
      }
      word += 1
    }
  }

  @inline(__always)
  private func bits(_ field: Int, _ word: Int) -> UInt64 { word < sets[field].words.count ? sets[field].words[word] : 0 }
}
