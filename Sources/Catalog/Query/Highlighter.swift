import Papers

/// Finds what a query asked for in the texts of a paper, to show it.
package struct Highlighter: Sendable {
  private let terms: [SearchTerm]

  package init(_ query: Query) {
    var seen: Set<SearchTerm> = []
    terms = query.terms.filter { !$0.words.isEmpty && seen.insert($0).inserted }
  }

  /// Whether there is nothing to look for.
  package var isEmpty: Bool { terms.isEmpty }

  /// The places of the query's words and phrases in a text in its form for reading, in order and apart from
  /// one another. Cost: linear in the text, times the terms of the query.
  package func ranges(in text: String, field: TextField) -> [Range<String.Index>] {
    let terms = terms.filter { $0.field == nil || $0.field == field }
    guard !terms.isEmpty else { return [] }
    let (words, places) = scan(text)
    var found: [Range<Int>] = []
    for start in words.indices {
      let length = terms.compactMap { $0.matches(words, at: start) ? $0.words.count : nil }.max()
      guard let length else { continue }
      found.append(places[start].lowerBound..<places[start + length - 1].upperBound)
    }
    return merged(found).map { text.index(atByte: $0.lowerBound)..<text.index(atByte: $0.upperBound) }
  }

  private func scan(_ text: String) -> (words: [String], places: [Range<Int>]) {
    var words: [String] = []
    var places: [Range<Int>] = []
    var scanner = WordScanner()
    scanner.scan(text) { word, place in
      words.append(String(folded: word))
      places.append(place)
    }
    return (words, places)
  }

  private func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension SearchTerm {
  /// Whether the term's words stand at a place of a text's words.
  func matches(_ text: [String], at start: Int) -> Bool {
    guard !words.isEmpty, start + words.count <= text.count else { return false }
    for (offset, word) in words.enumerated() {
      let candidate = text[start + offset].utf8
      guard candidate.starts(with: word.utf8) else { return false }
      let isBeginning = isPrefix && offset == words.count - 1
      guard isBeginning || candidate.count == word.utf8.count else { return false }
    }
    return true
  }
}

extension String {
  fileprivate func index(atByte offset: Int) -> Index {
    utf8.index(startIndex, offsetBy: offset, limitedBy: endIndex) ?? endIndex
  }
}
