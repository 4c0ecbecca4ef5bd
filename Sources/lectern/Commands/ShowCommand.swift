import ArgumentParser
import Catalog
import Configuration
import Marks
import Papers
import Reader
import Terminal

/// Prints one paper to read.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Print a paper's title, authors, abstract and links.")

  @Argument(help: "An arXiv id, DOI, ACL or OpenReview id, or an address that holds one.")
  var id: String

  @Flag(name: .customLong("bibtex"), help: "Print it as BibTeX instead.")
  var isBibTeX = false

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let (catalog, _) = try options.openCatalog()
    let paper = catalog.paper(at: try catalog.row(named: id))
    guard !isBibTeX else {
      let file = Folders.resolve(environment: Environment.current).configFile
      let template = Settings.load(path: file).settings.citationTemplate
      return Standard.output(paper.bibTeX(key: template.key(of: paper)), terminator: "")
    }
    let width = min(PaneSizes().measure, Standard.columns(of: 1) ?? .max)
    let page = AbstractPage(paper, width: width, highlighter: Highlighter(.all), head: .whole, remarks: remarks(of: paper))
    for line in page.lines { Standard.output(line.segments.map(\.text).joined()) }
  }
}

extension ShowCommand {
  private func remarks(of paper: Paper) -> AbstractPage.Remarks {
    let marks = options.loadMarks().table.marks(of: paper.id)
    return AbstractPage.Remarks(
      tags: marks?.tags ?? [], note: marks?.note?.text ?? "", changes: marks?.lastRead.map { .sinceRead($0) }, hasSigns: true)
  }
}

extension PaperCatalog {
  /// The row of the paper that `text` names.
  func row(named text: String) throws -> Row {
    if let row = row(of: PaperID(key: text)) { return row }
    guard let id = PaperID(recognising: text) else {
      throw Failure(
        .wrongUse, "'\(Standard.clean(text))' is no arXiv id, DOI, ACL or OpenReview id; 'lectern list' prints ids")
    }
    guard let row = row(of: id) else {
      throw Failure(.nothingMatched, "no paper \(id.key) in the library; 'lectern list' prints ids")
    }
    return row
  }
}
