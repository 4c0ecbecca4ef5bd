import Papers

/// The two lines of an abstract that say most, in its own words.
///
/// Every sentence counts by the share of its words that the title has too, and by words such as *we show* with which
/// authors announce what they did; of equal ones the earlier. The best is taken, and with it the next best as long as
/// both fit; they stand in the order of the abstract.
package enum AbstractSummary {
  /// - Parameters:
  ///   - abstract: in the form for reading.
  ///   - limit: how many characters at most; a sentence that is longer by itself is cut after a word.
  package static func of(_ abstract: String, title: String, limit: Int = 150) -> String {
    let sentences = sentences(of: CleanText.line(abstract))
    let scores = sentences.map { score($0, Set(words(title))) }
    let order = sentences.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    guard let best = order.first else { return "" }
    guard sentences[best].count <= limit else { return cut(sentences[best], to: limit) }
    var (taken, used) = ([best], sentences[best].count)
    for next in order.dropFirst() where taken.count < 2 && used + 1 + sentences[next].count <= limit {
      taken.append(next)
      used += 1 + sentences[next].count
    }
    return taken.sorted().map { sentences[$0] }.joined(separator: " ")
  }

  /// The sentences of a text without line breaks. One ends at a full stop, question or exclamation mark before a blank
  /// and a capital or digit, unless the word before is short for another.
  static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var sentence: [Substring] = []
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      sentence.append(word)
      let next = index + 1 < words.count ? words[index + 1].first : nil
      guard ends(word), next.map({ $0.isUppercase || $0.isNumber || "\"“‘(".contains($0) }) ?? true else { continue }
      sentences.append(sentence.joined(separator: " "))
      sentence = []
    }
    if !sentence.isEmpty { sentences.append(sentence.joined(separator: " ")) }
    return sentences
  }

  private static let abbreviations: Set<String> = [
    "e.g.", "i.e.", "etc.", "al.", "cf.", "vs.", "fig.", "figs.", "eq.", "eqs.", "sec.", "ref.", "refs.", "no.", "resp.",
    "approx.", "dr.", "prof.", "st.",
  ]

  private static func ends(_ word: Substring) -> Bool {
    let bare = word.reversed().drop { "\"”’)".contains($0) }
    guard let mark = bare.first, ".?!".contains(mark) else { return false }
    if mark != "." { return true }
    let own = String(word).lowercased().drop { "(\"“".contains($0) }
    // A single letter is an initial.
    return !abbreviations.contains(String(own)) && !(own.count == 2 && own.first?.isLetter == true)
  }

  private static let announcements = [
    "we show", "we propose", "we present", "we introduce", "we find", "we prove", "we develop", "we demonstrate",
    "we study", "this paper", "this work", "our results", "in this paper", "our method", "outperform",
  ]

  private static func score(_ sentence: String, _ title: Set<String>) -> Double {
    let own = words(sentence)
    guard own.count >= 4 else { return 0 }
    let shared = Set(own).intersection(title).count
    let text = own.joined(separator: " ")
    let announces = announcements.contains { text.contains($0) }
    return Double(shared) / Double(max(1, title.count)) + (announces ? 0.5 : 0)
  }

  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var scanner = WordScanner()
    scanner.scan(text) { word, _ in words.append(word.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }) }
    return words
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    let kept = text.prefix(max(0, limit - 1))
    let end = kept.lastIndex(of: " ").map { kept[..<$0] } ?? kept
    return end + "…"
  }
}
