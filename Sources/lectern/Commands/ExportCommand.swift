import ArgumentParser
import Catalog
import Configuration
import Formats
import Papers

extension ExportFormat: ExpressibleByArgument {}

/// Prints papers in a format of other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Print the papers that a query finds for another program, newest first.",
    discussion: "For example: lectern export is:starred > starred.bib")

  @OptionGroup var options: QueryOptions

  @Option(help: "bibtex, ris, csl-json, markdown, html, csv, atom or jsonl (the library's own lines).")
  var format = ExportFormat.bibtex

  @Option(help: ArgumentHelp("How keys are made, as in '{author}{year}{word}' (else citation_key of the settings).", valueName: "template"))
  var key: String?

  func run() throws {
    let template = try template()
    let found = try options.find()
    var exporter = Exporter(format, at: .now(), keys: template)
    Standard.document(exporter.opening)
    for row in found.shown { Standard.document(exporter.entry(found.catalog.paper(at: row))) }
    Standard.document(exporter.closing)
    try found.finish()
  }

  private func template() throws -> CitationTemplate {
    let folders = Folders.resolve(environment: Environment.current)
    let settings = Settings.load(path: folders.configFile).settings
    guard let key else {
      for problem in settings.templateProblems(file: folders.configFile) { Standard.error("lectern: \(problem)") }
      return settings.citationTemplate
    }
    guard let template = CitationTemplate(key) else {
      throw Failure(.wrongUse, "--key: \(CitationTemplate.expectation), not \"\(Standard.clean(key))\"")
    }
    return template
  }
}
