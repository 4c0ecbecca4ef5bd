import Papers

extension PaperCatalog {
  /// Words of the index that are spelled nearly as one that a query looks for and no paper holds, the likeliest
  /// first: the fewest letters changed, then the most papers.
  ///
  /// - Parameter limit: how many at most for each word.
  package func suggestions(for query: Query, limit: Int = 3) -> [(word: String, nearest: [String])] {
    var seen: Set<String> = []
    return query.terms.flatMap(\.words).compactMap { word in
      guard seen.insert(word).inserted, word.unicodeScalars.count >= 3, !isHeld(beginningOf: word)
      else { return nil }
      let nearest = words(near: word, limit: limit)
      return nearest.isEmpty ? nil : (word, nearest)
    }
  }

  /// Words that a few changed letters make of another.
  private func words(near word: String, limit: Int) -> [String] {
    var found: [String: (distance: Int, rows: Int)] = [:]
    for segment in segments {
      for near in segment.index.words(near: word) {
        let name = segment.index.word(near.term)
        found[name] = (near.distance, (found[name]?.rows ?? 0) + segment.index.rowCount(of: near.term))
      }
    }
    if layout.leavesOutRows {
      for (name, near) in found {
        let rows = rowCount(of: name)
        found[name] = rows > 0 ? (near.distance, rows) : nil
      }
    }
    // A word of one paper is as likely a slip itself.
    let common = found.filter { $0.value.rows > 1 }
    return (common.isEmpty ? found : common).sorted {
      let (a, b) = ($0.value, $1.value)
      return a.distance != b.distance
        ? a.distance < b.distance : a.rows != b.rows ? a.rows > b.rows : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.prefix(limit).map(\.key)
  }

  /// Whether any paper holds a word that begins so.
  private func isHeld(beginningOf word: String) -> Bool {
    segments.enumerated().contains { number, segment in
      let terms = segment.index.terms(withPrefix: word)
      return !terms.isEmpty && (!layout.leavesOutRows || !rows(of: terms, in: number).isEmpty)
    }
  }

  /// How many papers hold a word.
  private func rowCount(of word: String) -> Int {
    segments.indices.reduce(0) { $0 + rows(of: segments[$1].index.terms(word), in: $1).count }
  }

  private func rows(of terms: Range<Int>, in segment: Int) -> RowSet {
    var rows = RowSet(capacity: count)
    guard let own = segments[segment].index.rows(of: terms, in: .all, isCancelled: { false }) else { return rows }
    if layout.isPlain { return own }
    layout.add(own, of: segment, to: &rows)
    return rows
  }
}

extension TermIndex {
  /// The words that a few changed letters make of another, and how many letters those are.
  fileprivate func words(near word: String) -> [(term: Int, distance: Int)] {
    let target = Array(word.utf8)
    var found: [(term: Int, distance: Int)] = []
    var table = SpellingTable(target, most: target.count < 5 ? 1 : 2)
    withWords { term, letters in
      if let distance = table.distance(to: letters) { found.append((term, distance)) }
    }
    return found
  }

  /// How many words there are that no segment below has; pairs do not count.
  func newWordCount(beyond below: ArraySlice<Segment>) -> Int {
    let pairs = terms(withPrefix: WordPairs.mark).count
    guard !below.isEmpty else { return count - pairs }
    return (pairs..<max(pairs, count)).count { term in
      let word = word(term)
      return below.allSatisfy { $0.index.terms(word).isEmpty }
    }
  }
}

/// The distance of words from one, counted in letters put in, left out, changed, or swapped with their neighbour.
///
/// The words come in the order of the dictionary, so that the rows of the table that belong to letters shared with
/// the word before need not be worked out again, and where no way is left to stay near, all words that begin so are
/// passed over quickly.
///
///         d a k         d a r l         the first two rows stay
///       0 1 2 3       0 1 2 3 4
///     d 1 0 1 2       …
struct SpellingTable {
  private let target: [UInt8]
  private let most: Int
  /// A row for each letter of the word at hand.
  private var rows: [[Int]]
  private var word: [UInt8] = []
  /// How many letters of the word lead too far away already; no more are looked at.
  private var dead = Int.max

  private static let longest = 40

  init(_ target: [UInt8], most: Int) {
    self.target = target
    self.most = most
    rows = [[Int]](repeating: Array(0...target.count), count: Self.longest + 1)
  }

  /// The distance of the next word in order; nil when it is greater than the most.
  mutating func distance(to letters: UnsafeBufferPointer<UInt8>) -> Int? {
    guard letters.count <= Self.longest, letters.first != 1 else { return nil }
    var shared = 0
    while shared < min(word.count, letters.count), word[shared] == letters[shared] { shared += 1 }
    if shared >= dead { return nil }
    dead = .max
    word.removeLast(word.count - shared)
    for place in shared..<letters.count {
      word.append(letters[place])
      if !addRow(place + 1) {
        dead = place + 1
        return nil
      }
    }
    let distance = rows[letters.count][target.count]
    return distance <= most ? distance : nil
  }

  /// Works out the row of the word's letter before a place; false when nothing in it is near.
  private mutating func addRow(_ place: Int) -> Bool {
    var least = place
    rows[place][0] = place
    let letter = word[place - 1]
    for column in 1...max(1, target.count) where column <= target.count {
      var best = min(rows[place - 1][column], rows[place][column - 1]) + 1
      best = min(best, rows[place - 1][column - 1] + (target[column - 1] == letter ? 0 : 1))
      if place > 1, column > 1, target[column - 1] == word[place - 2], target[column - 2] == letter {
        best = min(best, rows[place - 2][column - 2] + 1)
      }
      rows[place][column] = best
      least = min(least, best)
    }
    return least <= most
  }
}
