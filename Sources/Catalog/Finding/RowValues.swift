/// A small number for each of some rising rows, kept by row where they are many, else one after another.
struct RowValues {
  private var values: [UInt8]
  private let rows: [Row]
  /// Whether values are kept by row.
  private let isDense: Bool

  init(_ rows: [Row], of rowCount: Int) {
    isDense = rows.count > rowCount / 64
    self.rows = rows
    values = [UInt8](repeating: 0, count: isDense ? rowCount : rows.count)
  }

  /// Changes the values of the rows of a block.
  @inline(__always)
  mutating func update(
    with block: borrowing PostingBlock, _ change: (borrowing PostingBlock, _ place: Int, _ old: UInt8) -> UInt8
  ) {
    guard block.count > 0 else { return }
    guard !isDense else {
      values.withUnsafeMutableBufferPointer { values in
        for place in 0..<block.count {
          let row = Int(block.rows[place])
          values[row] = change(block, place, values[row])
        }
      }
      return
    }
    var index = rows.partition(notBefore: Int(block.rows[0]))
    for place in 0..<block.count {
      let row = Int(block.rows[place])
      while index < rows.count, rows[index].index < row { index += 1 }
      guard index < rows.count else { return }
      if rows[index].index == row { values[index] = change(block, place, values[index]) }
    }
  }

  /// Sets a bit in the values of the rows of a set.
  mutating func set(_ bit: UInt8, in set: RowSet) {
    if isDense {
      for row in set where row.index < values.count { values[row.index] |= bit }
    } else {
      for (index, row) in rows.enumerated() where set.contains(row) { values[index] |= bit }
    }
  }

  /// Sets the bits of the fields in which a phrase begins.
  mutating func setFields(of beginnings: [UInt64]) {
    var index = 0
    for beginning in beginnings {
      let place = PhraseScan.place(beginning)
      if !isDense {
        while index < rows.count, rows[index].index < place.row { index += 1 }
      }
      let target = isDense ? place.row : index
      guard target < values.count else { return }
      if isDense || rows[target].index == place.row { values[target] |= place.fields }
    }
  }

  mutating func change(_ change: (UInt8) -> UInt8) {
    for index in values.indices { values[index] = change(values[index]) }
  }

  /// Adds each row's value, so many times, to its sum.
  ///
  /// - Parameter indices: where the sum of each row is; nil where they are in the order of the rows.
  func add(_ weight: UInt32, to sums: inout [UInt32], at indices: [Int32]?) {
    if let indices {
      for (place, index) in indices.enumerated() { sums[Int(index)] &+= weight &* UInt32(value(at: place)) }
      return
    }
    let isInOrder = values.count == rows.count
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { values in
        rows.withUnsafeBufferPointer { rows in
          for place in 0..<min(sums.count, rows.count) {
            let value = isInOrder ? values[place] : values[rows[place].index]
            sums[place] &+= weight &* UInt32(value)
          }
        }
      }
    }
  }

  /// The rows, those of the greatest value first, those of the same in their order.
  var rowsByFallingValue: [Row] {
    var places = [Int](repeating: 0, count: Int(UInt8.max) + 2)
    return rows.withUnsafeBufferPointer { rows in
      values.withUnsafeBufferPointer { values in
        let isInOrder = values.count == rows.count
        // A value that is greater has its places before.
        let key = { (place: Int) in 255 &- Int(isInOrder ? values[place] : values[rows[place].index]) }
        for place in 0..<rows.count { places[key(place) &+ 1] &+= 1 }
        for value in 1..<places.count { places[value] &+= places[value - 1] }
        return [Row](unsafeUninitializedCapacity: rows.count) { sorted, count in
          places.withUnsafeMutableBufferPointer { places in
            for place in 0..<rows.count {
              let key = key(place)
              sorted.initializeElement(at: places[key], to: rows[place])
              places[key] &+= 1
            }
          }
          count = rows.count
        }
      }
    }
  }

  private func value(at place: Int) -> UInt8 { isDense ? values[rows[place].index] : values[place] }
}

extension [Row] {
  /// The first place of a row that is not before another.
  fileprivate func partition(notBefore row: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].index < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
