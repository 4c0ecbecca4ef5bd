extension PaperCatalog {
  /// The names of the sources that any paper came from, sorted.
  package var sourceNames: [String] { Set(segments.flatMap(\.columns.sourceNames)).filter { !$0.isEmpty }.sorted() }

  /// How many of some rows came from each source, the most frequent first, then by name.
  package func sourceCounts(of rows: RowSet) -> [(name: String, count: Int)] {
    var counts: [String: Int] = [:]
    for (number, segment) in segments.enumerated() {
      let names = segment.columns.sourceNames
      var own = [Int](repeating: 0, count: names.count)
      for row in layout.part(of: rows, in: number) {
        let source = Int(segment.columns.sources[row.index])
        if source < own.count { own[source] += 1 }
      }
      for (name, count) in zip(names, own) where count > 0 && !name.isEmpty { counts[name, default: 0] += count }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }
}
