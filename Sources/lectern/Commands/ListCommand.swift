import ArgumentParser
import Catalog

/// Prints the papers that a query finds.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the papers that a query finds, newest first.")

  @OptionGroup var options: QueryOptions

  @Option(help: "table, tsv (marks, date, id, title, authors, topics), json or jsonl (the library's own lines).")
  var format = PaperPrinter.Format.table

  func run() throws {
    let found = try options.find()
    PaperPrinter(catalog: found.catalog, marks: found.marks, format: format).print(found.shown)
    try found.finish()
  }
}
