import ArgumentParser
import Configuration
import Feeds
import Papers

/// Downloads the PDFs of papers into the library's folder.
struct PDFCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Download the PDFs of papers, and print where they are.",
    discussion: """
      One that is there already is not downloaded again, and one that was cut off is gone on with. Exit status: 0 \
      all well, 1 no such paper, 4 a download failed.
      """)

  @Argument(help: "arXiv ids, DOIs, ACL or OpenReview ids.")
  var ids: [String]

  @OptionGroup var options: LibraryOptions

  func run() async throws {
    let (catalog, _) = try options.openCatalog()
    let papers = try ids.map { catalog.paper(at: try catalog.row(named: $0)) }
    let folders = Folders.resolve(environment: Environment.current)
    let signals = StopSignals()
    let fetcher = Fetcher(
      pace: Pace(folder: folders.state + "/pace"), contact: Settings.load(path: folders.configFile).settings.contact,
      isCancelled: signals.isRaised)
    let store = PDFStore(library: options.folder)
    var isWell = true
    for paper in papers where !signals.isRaised() {
      do throws(FetchError) {
        Standard.output(try await store.download(paper, by: fetcher))
      } catch {
        Standard.error("lectern: \(paper.id.key): \(error)")
        isWell = false
      }
    }
    if let number = signals.number { throw ExitCode(128 + number) }
    guard isWell else { throw ExitCode(ExitStatus.inputOutput.rawValue) }
  }
}
