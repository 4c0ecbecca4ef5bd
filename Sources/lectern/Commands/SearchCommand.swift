import ArgumentParser
import Catalog
import Configuration
import Feeds
import Formats
import Papers
import Reader

/// Asks a service for papers, and brings nothing into the library.
struct SearchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Ask a service for papers, what fits best first, and print them.",
    discussion: """
      For example: lectern search openalex humanoid robots. With --format jsonl what is printed can be imported: \
      lectern search dblp vaswani --format jsonl | lectern import -. Exit status: 0 found, 1 nothing found, 2 wrong \
      use, 4 the service failed.
      """)

  @OptionGroup var asked: SourceQuery

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit = 50

  @Option(help: "table, tsv (marks, date, id, title, authors, topics), json or jsonl (the library's own lines).")
  var format = PaperPrinter.Format.table

  @Flag(help: "What is new first, as the source would be followed.")
  var newest = false

  @Flag(help: ArgumentHelp("Print one page for the reader.", visibility: .private))
  var report = false

  @Option(help: ArgumentHelp("The place of that page.", visibility: .private))
  var page: String?

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() async throws {
    let folders = Folders.resolve(environment: Environment.current)
    let settings = Settings.load(path: folders.configFile).settings
    let source = try SourceQuery.source(asked.settings(in: settings), folders)
    if source.kind == .command, let reason = ExternalCommand.distrust(of: folders.configFile) {
      throw Failure(.wrongUse, Standard.clean("programs are not used, since \(reason): \(folders.configFile)"))
    }
    let signals = StopSignals()
    let fetcher = Fetcher(
      pace: Pace(folder: folders.state + "/pace"), contact: settings.contact, isCancelled: signals.isRaised)
    let found: FoundPage
    do throws(FetchError) {
      let secret = try source.secret(environment: Environment.current, folder: folders.config)
      let search = SourceSearch(source, fetcher: fetcher, secret: secret, isByDate: newest)
      if report { return RemotePage(try await search.page(at: page, now: .now())).write() }
      found = try await collect(search)
    } catch {
      throw Failure(.inputOutput, Standard.clean("\(asked.place): \(error)"))
    }
    try show(found.papers, of: found.total)
  }

  /// As many papers as are wanted, page after page.
  private func collect(_ search: SourceSearch) async throws(FetchError) -> FoundPage {
    var found = try await search.page(at: nil, now: .now())
    while let next = found.next, found.papers.count < limit {
      let page = try await search.page(at: next, now: .now())
      found.papers += page.papers
      found.next = page.papers.isEmpty ? nil : page.next
    }
    return found
  }

  private func show(_ papers: [Paper], of total: Int?) throws {
    let shown = papers.prefix(limit)
    guard !shown.isEmpty else { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
    let catalog = PaperCatalog(lines: shown.flatMap { PaperLine.encode($0) + [UInt8(ascii: "\n")] })
    let marks = options.rowMarks(in: catalog, at: .now())
    var seen: Set<Row> = []
    let rows = shown.compactMap { catalog.row(of: $0.id) }.filter { seen.insert($0).inserted }
    PaperPrinter(catalog: catalog, marks: marks, format: format).print(rows)
    if let total, total > rows.count { Standard.error("lectern: \(rows.count) of \(total.grouped) papers") }
  }
}
