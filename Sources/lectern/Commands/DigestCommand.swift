import ArgumentParser
import Catalog
import Configuration
import Formats
import Glibc
import Papers
import Reader

/// Prints what is new, to be read elsewhere or sent by mail.
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest", abstract: "Print what is new, grouped by saved search and topic, each paper once.",
    discussion: """
      Papers that came into the library lately and have no mark yet, the likeliest to be wanted first, as learned from \
      what is starred, to be read, dismissed and read. What was printed is remembered, and does not come again. With \
      nothing new, nothing is printed, and the exit status is 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, html, mime, markdown, atom }

  @Option(help: ArgumentHelp("What came in since: 1d, 2w, 3m, 1y, or a date such as 2026-11-01", valueName: "span"))
  var since = "1d"

  @Option(help: ArgumentHelp("Only papers that this finds, too.", valueName: "query"))
  var query = ""

  @Option(help: ArgumentHelp("No more than this many papers.", valueName: "n"))
  var limit = 20

  @Option(help: "text, html, mime (a letter for 'sendmail -t'; needs --to), markdown or atom.")
  var format = Format.text

  @Option(help: ArgumentHelp("Whom the letter is for.", valueName: "address"))
  var to: String?

  @Option(help: ArgumentHelp("Whom the letter is from.", valueName: "address"))
  var from: String?

  @Flag(help: "Do not remember what is printed, and leave nothing out.")
  var preview = false

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
    for (name, address) in [("--to", to), ("--from", from)] {
      if let address, !MailAddress.isPlain(address) { throw ValidationError("\(name) takes an address such as ada@example.org") }
    }
    if format == .mime, to == nil { throw ValidationError("--format mime needs --to ADDRESS") }
  }

  func run() throws {
    let (catalog, isSample) = try library.openCatalog()
    if isSample { Standard.error("lectern: no library in \(library.folder) yet, so this is the built-in sample") }
    let folders = Folders.resolve(environment: Environment.current)
    let saved = SearchStore(path: folders.searchesFile).load()
    for problem in saved.problems { Standard.error("lectern: \(problem)") }
    let maker = DigestMaker(
      catalog: catalog, marks: library.loadMarks().table, searches: saved.searches, now: .now(),
      lastSession: library.lastSession,
      learn: { library.learned(from: $0, in: catalog)?.scores })
    let sent = SentPapers(folders, library: resolvedFolder)
    let digest = maker.digest(try parsed(isSample), limit: limit, without: preview ? [] : Set(try sent.read()))
    guard !digest.papers.isEmpty else { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
    Standard.document(text(digest))
    // What did not get out must come again.
    try Standard.finish()
    if !preview { try sent.add(digest.papers.map(\.id)) }
  }

  private func text(_ digest: Digest) -> String {
    switch format {
    case .text: digest.text
    case .html: digest.html
    case .mime: digest.mail(from: from, to: to ?? "")
    case .markdown: digest.markdown
    case .atom: digest.atom
    }
  }

  /// The sample's papers never came in.
  private func parsed(_ isSample: Bool) throws -> Query {
    let span: Query
    do {
      span = isSample ? .all : try Query.parse("added:\"\(sinceInWhole)\"")
    } catch {
      throw Failure(.wrongUse, "--since \(Standard.clean(since)): expected 1d, 2w, 3m, 1y, or a date such as 2026-11-01")
    }
    do {
      return span.and(try Query.parse(query))
    } catch {
      throw Failure(.wrongUse, "the query has a mistake\n" + error.lines(for: query).joined(separator: "\n"))
    }
  }

  /// A date with all that came after it, which in a query is that day, month or year alone.
  private var sinceInWhole: String {
    !since.isEmpty && since.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") } ? since + ".." : since
  }

  /// The same for every way to the folder.
  private var resolvedFolder: String {
    guard let real = realpath(library.folder, nil) else { return library.folder }
    defer { free(real) }
    return String(cString: real)
  }
}
