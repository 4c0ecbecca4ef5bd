import Papers

/// The order by what was learned, with a share of places for what it knows nothing of.
///
/// A list that is ordered by what was starred shows what is like it, of which more is starred, and so narrows by itself.
/// So every tenth place of the first thousand is given away, to the likeliest papers of main topics of which nothing
/// is starred or to be read, a topic each as far as they go:
///
///     place    1 … 9    10           11 … 19    20
///     paper    best     of topic A   next best  of topic B
///
/// In which order these topics have their turn is drawn by the day, so that a list stays as it is until tomorrow. Where
/// there are no such topics, any papers are drawn. Nothing is left out, and nothing comes later than it would but for the places given away.
/// (The fixed share is the ε of ε-greedy bandits: Sutton and Barto, Reinforcement Learning, 2nd ed., section 2.2.)
extension Evaluation {
  /// The rows that are likely to be wanted.
  var recommended: RowSet {
    var result = RowSet(capacity: capacity)
    guard let scores else { return result }
    let threshold = scores.threshold
    for (index, value) in scores.values.prefix(capacity).enumerated() where value > threshold {
      result.insert(Row(Int32(truncatingIfNeeded: index)))
    }
    return result
  }

  /// The likeliest first, of equals the newer; newest first as long as nothing was learned.
  func recommended(_ set: RowSet, isReversed: Bool) -> RowList {
    guard let scores else { return RowList(set) }
    let rows = set.rows
    let sorted = Ranking.sorted(rows, by: scores.keys(of: rows))
    return RowList(isReversed ? sorted.reversed() : exploring(sorted))
  }

  /// Scores of another catalog's size are none.
  private var scores: RowScores? {
    context.marks.scores.flatMap { $0.values.count == catalog.count ? $0 : nil }
  }

  private static var share: Int { 10 }
  private static var mostPlaces: Int { 100 }
  /// Farther down nothing is looked for.
  private static var depth: Int { 50_000 }

  private func exploring(_ rows: [Row]) -> [Row] {
    let places = min(rows.count / (2 * Self.share), Self.mostPlaces)
    guard places > 0 else { return rows }
    let candidates = rows.dropFirst(places * Self.share).prefix(Self.depth)
    let drawn = drawn(places, from: candidates)
    let isDrawn = Set(drawn)
    var result: [Row] = []
    result.reserveCapacity(rows.count)
    var next = drawn.makeIterator()
    for row in rows where !isDrawn.contains(row) {
      result.append(row)
      if result.count % Self.share == Self.share - 1, let drawn = next.next() { result.append(drawn) }
    }
    return result
  }

  /// The likeliest papers of topics that are new to the reader, by turns; else any.
  private func drawn(_ count: Int, from rows: ArraySlice<Row>) -> [Row] {
    let marks = context.marks
    let known = Set(marks.starred.union(marks.later).compactMap { catalog.topics(at: $0).first })
    var byTopic: [TopicID: [Row]] = [:]
    for row in rows {
      if let topic = catalog.topics(at: row).first, !known.contains(topic), byTopic[topic, default: []].count < count {
        byTopic[topic, default: []].append(row)
      }
    }
    guard !byTopic.isEmpty else { return any(count, of: rows) }
    let turns = byTopic.keys.map { (hash: chance(catalog.topics[Int($0.number)].name.utf8), topic: $0) }
      .sorted { ($0.hash, $0.topic.number) < ($1.hash, $1.topic.number) }
    var drawn: [Row] = []
    for round in 0..<count {
      for turn in turns where drawn.count < count {
        if let rows = byTopic[turn.topic], round < rows.count { drawn.append(rows[round]) }
      }
    }
    return drawn
  }

  private func any(_ count: Int, of rows: ArraySlice<Row>) -> [Row] {
    let ids = rows.map { (hash: chance(catalog.id(at: $0).key.utf8), row: $0) }
    return ids.sorted { ($0.hash, $0.row) < ($1.hash, $1.row) }.prefix(count).map(\.row)
  }

  /// A number that is as good as drawn, the same all day.
  private func chance(_ bytes: some Sequence<UInt8>) -> UInt64 {
    let hash = bytes.fingerprint(after: UInt64(bitPattern: Int64(context.marks.today)) &* 0x9E37_79B9_7F4A_7C15)
    return (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
  }
}
