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
  private let template: CitationTemplate

  /// - Parameters:
  ///   - now: what a feed says of its own time.
  ///   - template: how keys are made.
  package init(_ format: ExportFormat, at now: Timestamp, keys template: CitationTemplate = .usual) {
    self.format = format
    self.now = now
    self.template = template
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
    case .bibtex: return (count == 0 ? "" : "\n") + paper.bibTeX(key: keys.unique(template.key(of: paper)), isWhole: true)
    case .ris: return paper.ris
    case .cslJSON: return (count == 0 ? "" : ",\n") + paper.cslJSON(id: keys.unique(template.key(of: paper)))
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
