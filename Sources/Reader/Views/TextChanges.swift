/// A text with what is different from an earlier form of it, word by word.
///
///     earlier   we show that nets learn slowly
///     now       we prove that deep nets learn
///     set       we [-show-] prove that deep nets learn [-slowly-]
///                           +++++      ++++
struct TextChanges: Equatable {
  enum Kind: Sendable, Equatable { case added, removed }

  /// The text as it is now, with what is gone from it between `[-` and `-]`.
  private(set) var text: String
  /// What was added and what is gone, with its signs, in the order of the text.
  private(set) var parts: [(range: Range<String.Index>, kind: Kind)] = []
  /// Whether so little stayed that nothing is set apart.
  private(set) var isRewritten = false

  /// More different words than these are not compared.
  private static let mostWords = 800

  /// - Parameter hasSigns: whether what was added stands between `{+` and `+}`, for where no style can show it.
  init(from earlier: String, to now: String, hasSigns: Bool) {
    let (old, new) = (Self.words(of: earlier), Self.words(of: now))
    text = now
    guard let runs = Self.runs(old.map(\.word), new.map(\.word)) else {
      isRewritten = true
      return
    }
    text = ""
    var places: [(Range<Int>, Kind)] = []
    for run in runs {
      switch run {
      case .kept(let range): for index in range { text += new[index].space + new[index].word }
      case .added(let range):
        text += new[range.lowerBound].space
        let start = text.utf8.count
        let words = range.map { ($0 == range.lowerBound ? "" : new[$0].space) + new[$0].word }.joined()
        text += hasSigns ? "{+\(words)+}" : words
        places.append((start..<text.utf8.count, .added))
      case .removed(let range):
        if !text.isEmpty { text += " " }
        let start = text.utf8.count
        text += "[-" + old[range].map(\.word).joined(separator: " ") + "-]"
        places.append((start..<text.utf8.count, .removed))
        // What begins the text has no space before it.
        if text.utf8.count == places.last?.0.count, !new.isEmpty { text += " " }
      }
    }
    parts = places.map { (text.range(ofBytes: $0), $1) }
  }

  static func == (a: TextChanges, b: TextChanges) -> Bool {
    a.text == b.text && a.isRewritten == b.isRewritten && a.parts.elementsEqual(b.parts) { $0 == $1 }
  }

  /// A word, and the white space before it.
  private static func words(of text: String) -> [(space: Substring, word: Substring)] {
    var words: [(space: Substring, word: Substring)] = []
    var rest = text[...]
    while true {
      let space = rest.prefix(while: \.isWhitespace)
      let word = rest[space.endIndex...].prefix { !$0.isWhitespace }
      if word.isEmpty { return words }
      words.append((space, word))
      rest = rest[word.endIndex...]
    }
  }
}

/// Words that stand side by side: of the earlier text if they are gone, else of the later one.
private enum Run {
  case kept(Range<Int>)
  case added(Range<Int>)
  case removed(Range<Int>)
}

extension TextChanges {
  /// What is between the words with which both begin and those with which both end; nil where less than a quarter stays.
  private static func runs(_ old: [Substring], _ new: [Substring]) -> [Run]? {
    let shorter = min(old.count, new.count)
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = min(shorter - head, zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count)
    let middle = (old: head..<old.count - tail, new: head..<new.count - tail)
    guard max(middle.old.count, middle.new.count) <= mostWords else { return nil }
    let difference = new[middle.new].difference(from: old[middle.old])
    let kept = new.count - difference.insertions.count
    guard kept * 4 >= new.count else { return nil }
    var isGone = Set<Int>(), isAdded = Set<Int>()
    for case .remove(let offset, _, _) in difference.removals { isGone.insert(head + offset) }
    for case .insert(let offset, _, _) in difference.insertions { isAdded.insert(head + offset) }
    var runs: [Run] = []
    var (from, to) = (0, 0)
    while from < old.count || to < new.count {
      let gone = (from..<old.count).prefix { isGone.contains($0) }
      let added = (to..<new.count).prefix { isAdded.contains($0) }
      if !gone.isEmpty { runs.append(.removed(gone)) }
      if !added.isEmpty { runs.append(.added(added)) }
      (from, to) = (from + gone.count, to + added.count)
      var count = 0
      while from + count < old.count, to + count < new.count, !isGone.contains(from + count), !isAdded.contains(to + count) {
        count += 1
      }
      if count > 0 { runs.append(.kept(to..<to + count)) }
      guard count + gone.count + added.count > 0 else { return nil }
      (from, to) = (from + count, to + count)
    }
    return runs
  }
}
