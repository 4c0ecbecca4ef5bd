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

  @OptionGroup var options: QueryOptions

  @Option(help: "table, tsv (marks, date, id, title, authors, topics), json or jsonl (the library's own lines).")
  var format = Format.table

  func run() throws {
    let found = try options.find()
    let papers = found.shown.lazy.map { (row: $0, paper: found.catalog.paper(at: $0)) }
    switch format {
    case .table: printTable(Array(papers), found.marks)
    case .tsv: for (row, paper) in papers { printFields(paper, row, found.marks) }
    case .jsonl: for (_, paper) in papers { Standard.output(Self.json(paper)) }
    case .json: printArray(papers.map(\.paper))
    }
    try found.finish()
  }

  private static func json(_ paper: Paper) -> String { String(decoding: PaperLine.encode(paper), as: UTF8.self) }

  private func printArray(_ papers: some Collection<Paper>) {
    Standard.output("[")
    for (index, paper) in papers.enumerated() {
      Standard.output(Self.json(paper) + (index == papers.count - 1 ? "" : ","))
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
