import ArgumentParser
import Catalog
import Learning
import Papers
import Reader

/// The papers that a command is about.
struct QueryOptions: ParsableArguments {
  @Argument(help: "Words and fields, as after / in the reader; without any, all papers.")
  var query: [String] = []

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit: Int?

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func find() throws -> FoundPapers { try library.find(query, limit: limit) }
}

extension LibraryOptions {
  /// Asks the library, or the sample while there is none, which is said.
  func find(_ words: [String], limit: Int?) throws -> FoundPapers {
    let query = try Self.parsed(words.joined(separator: " "))
    let (catalog, isSample) = try openCatalog()
    if isSample { Standard.error("lectern: no library in \(folder) yet, so this is the built-in sample") }
    let now = Timestamp.now()
    let table = loadMarks().table
    let marks = rowMarks(of: table, in: catalog, at: now, for: query)
    let context = QueryContext(marks: marks, now: now, for: query, in: catalog, table: table)
    let rows = catalog.find(query, in: context)?.rows ?? RowList([])
    return FoundPapers(catalog: catalog, marks: marks, rows: rows, shown: rows.prefix(limit ?? rows.count))
  }

  private static func parsed(_ text: String) throws -> Query {
    do {
      return try Query.parse(text)
    } catch {
      throw Failure(.wrongUse, "the query has a mistake\n" + error.lines(for: text).joined(separator: "\n"))
    }
  }
}

/// What a query found.
struct FoundPapers {
  let catalog: PaperCatalog
  let marks: RowMarks
  let rows: RowList
  /// Those of them that were asked for.
  let shown: Slice<RowList>

  /// Ends the command: with its own exit status when nothing was found, and with a word when not all was shown.
  func finish() throws {
    if rows.isEmpty { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
    guard shown.count < rows.count else { return }
    Standard.error("lectern: \(shown.count) of \(rows.count) papers; --limit asked for no more")
  }
}
