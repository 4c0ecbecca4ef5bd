import ArgumentParser
import Catalog
import Formats

extension ExportFormat: ExpressibleByArgument {}

/// Prints papers in a format of other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the papers that a query finds for another program, newest first.",
    discussion: "For example: lectern export is:starred > starred.bib")

  @OptionGroup var options: QueryOptions

  @Option(help: "bibtex, ris, csl-json, markdown, html, csv, atom or jsonl (the library's own lines).")
  var format = ExportFormat.bibtex

  func run() throws {
    let found = try options.find()
    var exporter = Exporter(format, at: .now())
    Standard.document(exporter.opening)
    for row in found.shown { Standard.document(exporter.entry(found.catalog.paper(at: row))) }
    Standard.document(exporter.closing)
    try found.finish()
  }
}
