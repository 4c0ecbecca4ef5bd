import ArgumentParser
import Catalog
import Formats
import Marks
import Papers
import Reader
import Terminal

/// Prints the papers that a query finds.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the papers that a query finds, newest first.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, tsv, json, jsonl }

  @Argument(help: "Words and fields, as after / in the reader.")
  var query: [String] = []

  @Option(help: "table, tsv (marks, date, id, title, authors, topics), json or jsonl (the library's own lines).")
  var format = Format.table

  @Option(help: ArgumentHelp("Print no more than this many.", valueName: "n"))
  var limit: Int?

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0") }
  }

  func run() throws {
    let query = try parsed()
    let (catalog, isSample) = try options.openCatalog()
    if isSample { Standard.error("lectern: no library in \(options.folder) yet, so this is the built-in sample") }
    let marks = RowMarks(of: options.loadMarks().table, in: catalog)
    let context = QueryContext(marks: marks, now: .now())
    let rows = catalog.find(query, in: context)?.rows ?? RowList([])
    let shown = rows.prefix(limit ?? rows.count)
    switch format {
    case .table: printTable(shown.map { ($0, catalog.paper(at: $0)) }, marks)
    case .tsv: for row in shown { printFields(catalog.paper(at: row), row, marks) }
    case .jsonl: for row in shown { Standard.output(Self.json(catalog.paper(at: row))) }
    case .json: printArray(shown, catalog)
    }
    if rows.isEmpty { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
    if shown.count < rows.count {
      Standard.error("lectern: \(shown.count) of \(rows.count) papers; --limit asked for no more")
    }
  }

  private func parsed() throws -> Query {
    let text = query.joined(separator: " ")
    do {
      return try Query.parse(text)
    } catch {
      throw Failure(.wrongUse, "the query has a mistake\n" + error.lines(for: text).joined(separator: "\n"))
    }
  }

  private static func json(_ paper: Paper) -> String { String(decoding: PaperLine.encode(paper), as: UTF8.self) }

  private func printArray(_ rows: Slice<RowList>, _ catalog: PaperCatalog) {
    Standard.output("[")
    for row in rows {
      Standard.output(Self.json(catalog.paper(at: row)) + (row == rows.last ? "" : ","))
    }
    Standard.output("]")
  }

  private func printFields(_ paper: Paper, _ row: Row, _ marks: RowMarks) {
    let fields = [
      marks.words(of: row).joined(separator: " "), paper.published?.description ?? "", paper.id.key,
      TeX.unicode(paper.title), paper.authors.map(TeX.unicode).joined(separator: "; "),
      paper.topics.joined(separator: " "),
    ]
    Standard.output(fields.map(Standard.clean).joined(separator: "\t"))
  }

  /// Columns fit the terminal; to a pipe nothing is cut.
  private func printTable(_ papers: [(row: Row, paper: Paper)], _ marks: RowMarks) {
    let idWidth = papers.map { TextWidth.columns(of: $0.paper.id.key) }.max() ?? 0
    let room = Standard.columns(of: 1).map { max(20, $0 - idWidth - 19) }
    for (row, paper) in papers {
      let title = Standard.clean(TeX.unicode(paper.title))
      let date = (paper.published?.description ?? "").padded(to: 10)
      let id = Standard.clean(paper.id.key).padded(to: idWidth)
      Standard.output("\(marks.signs(of: row)) \(date)  \(id)  \(room.map { title.cut(to: $0) } ?? title)")
    }
  }
}

extension RowMarks {
  /// The marks of a paper by name, in the order of `Mark`.
  func words(of row: Row) -> [String] {
    [(starred, "starred"), (read, "read"), (later, "later"), (dismissed, "dismissed")]
      .filter { $0.0.contains(row) }.map(\.1)
  }

  /// Three columns: unread or dismissed, starred, to read later.
  func signs(of row: Row) -> String {
    (dismissed.contains(row) ? "✕" : read.contains(row) ? " " : "●") + (starred.contains(row) ? "★" : " ")
      + (later.contains(row) ? "◷" : " ")
  }
}

extension String {
  /// As much as fits into `columns`, with an ellipsis when something is missing.
  func cut(to columns: Int) -> String {
    guard TextWidth.columns(of: self) > columns else { return self }
    var used = 1
    return prefix { character in
      used += TextWidth.columns(of: character)
      return used <= columns
    } + "…"
  }
}
