import Catalog
import Papers

/// What papers are to be like: the most telling words of some papers or of a text, and whose they are.
///
/// A word tells more the fewer papers hold it, and the more often the seed does:
///
///     weight = Σ over the seed's papers  rarity · q / (q + 1)
///     rarity = ln(1 + papers / papers that hold it)
///     q      = 2 · times in the title + times in the abstract
///
/// Sixty words are enough: more of them find hardly better papers. Words that more than one paper in twenty-five holds, and
/// more than a thousand papers, are left out: they tell least, and more than half of the time went to them.
package struct Likeness: Hashable, Sendable {
  /// What it was made of, for a heading.
  package var title: String
  /// The most telling first.
  package var words: [TellingWord]
  /// The papers that it was made of, which are not looked for.
  package var papers: [PaperID]

  package static let mostWords = 60
  private static let papersPerCommonWord = 25
  private static let leastCommon = 1000
  /// More papers than this add nothing but time.
  package static let mostPapers = 50
}

/// A word and how much it tells.
package struct TellingWord: Hashable, Sendable {
  package var found: FoundWord
  package var weight: Float

  package var word: String { found.word }
}

extension Likeness {
  /// Likeness to a text, as a paper's title or a few words.
  package init(text: String, title: String = "", in catalog: PaperCatalog) {
    let seed = Paper(id: PaperID(key: ""), title: text)
    self.init(title: title, papers: [], words: Self.telling([seed], in: catalog, areInCatalog: false))
  }

  /// Likeness to papers of the catalog.
  package init(rows: [Row], title: String, in catalog: PaperCatalog) {
    let papers = rows.prefix(Self.mostPapers).map { catalog.paper(at: $0) }
    self.init(title: title, papers: catalog.ids(at: rows), words: Self.telling(papers, in: catalog, areInCatalog: true))
  }

  private init(title: String, papers: [PaperID], words: [TellingWord]) {
    (self.title, self.papers, self.words) = (title, papers, words)
  }

  /// The words that stand in a paper too, the most telling first.
  package func shared(with paper: Paper, limit: Int = .max) -> [String] {
    let theirs = Set(PaperWord.words(of: paper).map(\.word))
    return Array(words.lazy.map { $0.word }.filter(theirs.contains).prefix(limit))
  }

  private static func telling(_ papers: [Paper], in catalog: PaperCatalog, areInCatalog: Bool) -> [TellingWord] {
    var seeds: [(word: String, sum: Float, holders: Int)] = []
    var places: [String: Int] = [:]
    for paper in papers {
      for word in PaperWord.words(of: paper) where !FunctionWords.all.contains(word.word) {
        let often = Float(2 * word.inTitle + word.inAbstract)
        if let place = places[word.word] {
          seeds[place].sum += often / (often + 1)
          seeds[place].holders += 1
          continue
        }
        // Of a lone paper no word comes again.
        if papers.count > 1 { places[word.word] = seeds.count }
        seeds.append((word.word, often / (often + 1), 1))
      }
    }
    let most = max(leastCommon, catalog.count / papersPerCommonWord)
    let words = zip(seeds, catalog.find(words: seeds.map { $0.word })).compactMap { seed, found -> TellingWord? in
      // What nobody else has leads nowhere.
      guard found.paperCount > (areInCatalog ? seed.holders : 0), found.paperCount <= most else { return nil }
      return TellingWord(found: found, weight: seed.sum * Rarity.of(found.paperCount, among: catalog.count))
    }
    return Array(words.sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }.prefix(mostWords))
  }
}
