import Papers

/// Writes papers in another format, one after the other, so that three million of them need no memory.
///
///     opening, entry(paper) for each, closing
///
/// TeX in titles, names and abstracts is written as Unicode, except where the format is TeX's own or the
/// library's. What Lectern exports it imports again.
package struct Exporter {
  private let format: ExportFormat
  private var keys = CitationKeys()
  private var count = 0

  private let now: Timestamp

  /// - Parameter now: what a feed says of its own time.
  package init(_ format: ExportFormat, at now: Timestamp) {
    self.format = format
    self.now = now
  }

  /// What stands before all papers.
  package var opening: String {
    switch format {
    case .bibtex, .ris, .jsonl, .markdown: ""
    case .cslJSON: "[\n"
    case .html: HTMLPage.opening
    case .csv: Self.csvHeader
    case .atom: AtomFeed.opening(at: now)
    }
  }

  /// One paper.
  package mutating func entry(_ paper: Paper) -> String {
    defer { count += 1 }
    switch format {
    case .bibtex: return (count == 0 ? "" : "\n") + paper.bibTeX(key: keys.unique(paper.citationKey), isWhole: true)
    case .ris: return paper.ris
    case .cslJSON: return (count == 0 ? "" : ",\n") + paper.cslJSON(id: keys.unique(paper.citationKey))
    case .markdown: return paper.markdown
    case .html: return HTMLPage.entry(paper)
    case .csv: return paper.csv
    case .atom: return AtomFeed.entry(paper)
    case .jsonl: return String(decoding: PaperLine.encode(paper), as: UTF8.self) + "\n"
    }
  }

  /// What stands after them.
  package var closing: String {
    switch format {
    case .bibtex, .ris, .jsonl, .markdown, .csv: ""
    case .cslJSON: count == 0 ? "]\n" : "\n]\n"
    case .html: HTMLPage.closing
    case .atom: AtomFeed.closing
    }
  }
}

/// Keys of a bibliography, each given once: `doe2024cats`, `doe2024catsa`, `doe2024catsb`. The same papers in
/// the same order have the same keys at every run.
struct CitationKeys {
  private var given: Set<String> = []
  private var tries: [String: Int] = [:]

  mutating func unique(_ key: String) -> String {
    var candidate = key
    while !given.insert(candidate).inserted {
      let number = tries[key, default: 0]
      tries[key] = number + 1
      candidate = key + Self.letters(number)
    }
    return candidate
  }

  /// 0 is `a`, 25 `z`, 26 `aa`.
  private static func letters(_ number: Int) -> String {
    var (letters, rest) = ("", number)
    repeat {
      letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
