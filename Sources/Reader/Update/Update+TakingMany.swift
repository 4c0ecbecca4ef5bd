import Catalog
import Papers

extension State {
  /// More papers than this are not handed to the browser, nor copied, at one stroke.
  private static let mostPages = 20
  private static let mostCopies = 1_000

  /// Hands the selected papers to something outside; nil for a command that is about one paper.
  mutating func takeMany(_ command: Command, _ rows: [Row]) -> [Effect]? {
    switch command {
    case .browse: return browse(rows, "pages", \.page)
    case .pdf: return browse(rows, "PDFs", \.pdf)
    case .copyLink: return copy(rows, "links") { $0.page }
    case .copyCitation: return copy(rows, "citations") { $0.citation() }
    case .copyBibTeX:
      let template = citationKeys
      var given = CitationKeys()
      return copy(rows, "BibTeX entries") { $0.bibTeX(key: given.unique(template.key(of: $0))) }
    default: return nil
    }
  }

  private mutating func browse(_ rows: [Row], _ what: String, _ address: (Paper) -> String?) -> [Effect] {
    guard rows.count <= Self.mostPages else {
      return say(.warning, "Not opened: \(rows.count.grouped) \(what) at once are too many, \(Self.mostPages) are the most.")
    }
    let addresses = rows.compactMap { address(catalog.paper(at: $0)) }
    guard !addresses.isEmpty else { return say(.warning, "none of these papers has one") }
    picks.clear()
    return addresses.map { .browse($0) }
  }

  private mutating func copy(_ rows: [Row], _ what: String, _ text: (Paper) -> String?) -> [Effect] {
    guard rows.count <= Self.mostCopies else {
      return say(
        .warning, "Not copied: \(rows.count.grouped) papers at once are too many, \(Self.mostCopies.grouped) are the most.")
    }
    let texts = rows.compactMap { text(catalog.paper(at: $0)) }
    guard !texts.isEmpty else { return say(.warning, "none of these papers has one") }
    picks.clear()
    return [.copy(texts.joined(separator: "\n"), what: "\(texts.count.grouped) \(what)")]
  }
}
