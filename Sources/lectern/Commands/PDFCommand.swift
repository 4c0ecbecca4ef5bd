import ArgumentParser
import Catalog
import Configuration
import Feeds
import Papers

/// Downloads the PDFs of papers.
struct PDFCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pdf", abstract: "Download the PDFs of papers, and print where they are.",
    discussion: """
      One that is there already is not downloaded again, and one that was cut off is gone on with; each service is asked \
      at its own pace. They go into the library's folder, or where the settings' pdf_folder says. Exit status: 0 all \
      well, 1 no such paper, 4 a download failed.
      """)

  /// Without a limit no more are downloaded at a time: a query finds more than its writer thinks.
  private static let usualLimit = 100

  @Argument(help: "arXiv ids, DOIs, ACL or OpenReview ids; or words and fields, as after / in the reader.")
  var papers: [String]

  @Option(help: ArgumentHelp("Download no more than this many of what a query finds (\(usualLimit)).", valueName: "n"))
  var limit: Int?

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func run() async throws {
    let papers = try wanted()
    let folders = Folders.resolve(environment: Environment.current)
    let settings = Settings.load(path: folders.configFile).settings
    for problem in settings.templateProblems(file: folders.configFile) { Standard.error("lectern: \(problem)") }
    let signals = StopSignals()
    let fetcher = Fetcher(
      pace: Pace(folder: folders.state + "/pace"), contact: settings.contact, isCancelled: signals.isRaised)
    let store = PDFStore(library: options.folder, settings: settings, home: Environment.current["HOME"])
    let line = ProgressLine()
    defer { line.clear() }
    var isWell = true
    for (index, paper) in papers.enumerated() where !signals.isRaised() {
      let place = papers.count > 1 ? "\(index + 1) of \(papers.count), " : ""
      do throws(FetchError) {
        let path = try await store.download(paper, by: fetcher) { progress in
          line.show { _ in Standard.clean("\(place)\(paper.id.key): \(progress.words)") }
        }
        line.clear()
        Standard.output(path)
      } catch {
        line.clear()
        Standard.error("lectern: \(paper.id.key): \(error)")
        isWell = false
      }
    }
    if let number = signals.number { throw ExitCode(128 + number) }
    guard isWell else { throw ExitCode(ExitStatus.inputOutput.rawValue) }
  }

  /// The papers that are named, or else those that a query finds.
  private func wanted() throws -> [Paper] {
    let (catalog, _) = try options.openCatalog()
    if papers.allSatisfy({ PaperID(recognising: $0) != nil || catalog.row(of: PaperID(key: $0)) != nil }) {
      return try papers.map { catalog.paper(at: try catalog.row(named: $0)) }
    }
    let found = try options.find(papers, limit: limit ?? Self.usualLimit)
    if found.rows.isEmpty { throw Failure(.nothingMatched, "no paper matches") }
    if found.shown.count < found.rows.count {
      Standard.error("lectern: the newest \(found.shown.count) of \(found.rows.count) papers; --limit takes more or fewer")
    }
    return found.shown.map { found.catalog.paper(at: $0) }
  }
}

extension TransferProgress {
  /// `1.2 of 3.4 MB`
  fileprivate var words: String {
    let megabytes = { (count: Int) in "\(count / 1_000_000).\(count / 100_000 % 10)" }
    return total.map { "\(megabytes(done)) of \(megabytes($0)) MB" } ?? "\(megabytes(done)) MB"
  }
}
