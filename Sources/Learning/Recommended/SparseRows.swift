/// Rows of numbers of which most are 0, one after another in flat memory.
struct SparseRows {
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private(set) var values: [Float] = []

  var count: Int { starts.count - 1 }

  /// Adds a row: the numbers of its features, each once, and their values.
  mutating func append(_ row: some Sequence<(feature: Int32, value: Float)>) {
    for (feature, value) in row {
      features.append(feature)
      values.append(value)
    }
    starts.append(features.count)
  }
}
