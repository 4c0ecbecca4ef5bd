import ArgumentParser
import Catalog
import Learning
import Papers
import Reader

/// Prints the papers that are most like one, or like a text.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "Print the papers that are most like a paper or a text, nearest first.",
    discussion: "For example: lectern similar 2401.00001, or: lectern similar scalable oversight of language models")

  @Argument(help: "An arXiv id, DOI, ACL or OpenReview id of a paper of the library, or any words.")
  var seed: [String]

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit = 10

  @Option(help: "table (with the words that are shared), tsv (as 'lectern list' has it), json or jsonl.")
  var format = PaperPrinter.Format.table

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func run() throws {
    let (catalog, isSample) = try library.openCatalog()
    if isSample { Standard.error("lectern: no library in \(library.folder) yet, so this is the built-in sample") }
    let likeness = try likeness(in: catalog)
    let found = NearestPapers(catalog).find(likeness, limit: limit) ?? []
    let marks = library.rowMarks(in: catalog, at: .now())
    PaperPrinter(catalog: catalog, marks: marks, format: format).print(found.map(\.row)) { paper in
      "≈ " + likeness.shared(with: paper, limit: 10).joined(separator: "  ")
    }
    if found.isEmpty { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
  }

  private func likeness(in catalog: PaperCatalog) throws -> Likeness {
    let text = seed.joined(separator: " ")
    guard seed.count == 1, PaperID(recognising: text) != nil else { return Likeness(text: text, in: catalog) }
    return Likeness(rows: [try catalog.row(named: text)], title: text, in: catalog)
  }
}
