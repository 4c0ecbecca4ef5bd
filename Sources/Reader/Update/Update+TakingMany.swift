import Catalog
import Papers

extension State {
  /// More papers than this are not handed to the browser, nor copied, at one stroke.
  private static let mostPages = 20
  private static let mostCopies = 1_000

  /// Hands the selected papers to something outside; nil for a command that is about one paper.
  mutating func takeMany(_ command: Command, _ rows: [Row]) -> [Effect]? {
    switch command {
    case .browse: return browse(rows, Messages.pages, \.page)
    case .pdf: return browse(rows, Messages.pdfs, \.pdf)
    case .copyLink: return copy(rows, Messages.links) { $0.page }
    case .copyCitation: return copy(rows, Messages.citations) { $0.citation() }
    case .copyBibTeX:
      let template = citationKeys
      var given = CitationKeys()
      return copy(rows, Messages.bibTeXEntries) { $0.bibTeX(key: given.unique(template.key(of: $0))) }
    default: return nil
    }
  }

  /// Hands the selected papers, or else those of the list, to a file; without a name, opens the line to type it.
  mutating func export(to path: String?) -> [Effect] {
    let rows = picked.isEmpty ? Array(list.rows) : picked.rows
    guard !rows.isEmpty else { return say(.info, Messages.noPaperToExport) }
    guard let path else { return startCommand("\(Command.export.rawValue) ") }
    return [.export(rows, path: path)]
  }

  private mutating func browse(_ rows: [Row], _ what: String, _ address: (Paper) -> String?) -> [Effect] {
    guard rows.count <= Self.mostPages else {
      return say(.warning, Messages.notOpened(rows.count, what, most: Self.mostPages))
    }
    let addresses = rows.compactMap { address(catalog.paper(at: $0)) }
    guard !addresses.isEmpty else { return say(.warning, Messages.noneHasOne) }
    picks.clear()
    return addresses.map { .browse($0) }
  }

  private mutating func copy(_ rows: [Row], _ what: String, _ text: (Paper) -> String?) -> [Effect] {
    guard rows.count <= Self.mostCopies else {
      return say(
        .warning, Messages.notCopied(rows.count, most: Self.mostCopies))
    }
    let texts = rows.compactMap { text(catalog.paper(at: $0)) }
    guard !texts.isEmpty else { return say(.warning, Messages.noneHasOne) }
    picks.clear()
    return [.copy(texts.joined(separator: "\n"), what: Messages.many(texts.count, what))]
  }
}
