import ArgumentParser
import Catalog
import Formats
import Glibc

/// Takes papers from files into the library.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take papers from files into the library.",
    discussion: """
      The format is recognised by content: Lectern's own JSON Lines, records with id, title and abstract, \
      arXiv's metadata snapshot, mails and .abs files, BibTeX, RIS, CSL-JSON, CSV and TSV with a header, PubMed's nbib \
      and XML, JATS, Crossref's, DBLP's and the ACL Anthology's XML, RSS, Atom, OAI-PMH, the JSON answers of OpenAlex, \
      Crossref and others, a saved listing page as text; packed with gzip, zstd or xz or not. Importing a file again changes nothing, and passes quickly over what is \
      there: after an interrupt (^C), which keeps what was read, the same command goes on where it was.
      """)

  @Argument(help: "Files, or - for standard input.")
  var files: [String]

  @OptionGroup var options: LibraryOptions

  func run() async throws {
    let run = ImportRun(folder: options.folder)
    let summary = try await run.run(files)
    for line in summary.lines(limit: ImportSummary.skippedLimit) { Standard.error("lectern: \(line)") }
    Standard.output(
      "\(summary.added) added, \(summary.updated) updated, \(summary.unchanged) unchanged, "
        + "\(summary.skippedCount) skipped")
    if let interruption = run.interruption { throw interruption }
    try run.settle()
    guard summary.failures.isEmpty else { throw ExitCode(ExitStatus.badInput.rawValue) }
  }
}
