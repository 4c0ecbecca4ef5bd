import ArgumentParser
import Catalog
import Formats
import Papers
import Reader
import Terminal

/// Prints papers in one of the formats of `lectern list`.
struct PaperPrinter {
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, tsv, json, jsonl }

  let catalog: PaperCatalog
  let marks: RowMarks
  let format: Format

  /// - Parameter note: what stands below a paper in the table.
  func print(_ rows: some Sequence<Row>, note: (Paper) -> String = { _ in "" }) {
    let papers = rows.lazy.map { (row: $0, paper: catalog.paper(at: $0)) }
    switch format {
    case .table: printTable(Array(papers), note)
    case .tsv: for (row, paper) in papers { printFields(paper, row) }
    case .jsonl: for (_, paper) in papers { Standard.output(Self.json(paper)) }
    case .json: printArray(papers.map(\.paper))
    }
  }

  private static func json(_ paper: Paper) -> String { String(decoding: PaperLine.encode(paper), as: UTF8.self) }

  private func printArray(_ papers: some Collection<Paper>) {
    Standard.output("[")
    for (index, paper) in papers.enumerated() {
      Standard.output(Self.json(paper) + (index == papers.count - 1 ? "" : ","))
    }
    Standard.output("]")
  }

  private func printFields(_ paper: Paper, _ row: Row) {
    let fields = [
      marks.words(of: row).joined(separator: " "), paper.published?.description ?? "", paper.id.key,
      TeX.unicode(paper.title), paper.authors.map(TeX.unicode).joined(separator: "; "),
      paper.topics.joined(separator: " "),
    ]
    Standard.output(fields.map(Standard.clean).joined(separator: "\t"))
  }

  /// Columns fit the terminal; to a pipe nothing is cut.
  private func printTable(_ papers: [(row: Row, paper: Paper)], _ note: (Paper) -> String) {
    let idWidth = papers.map { TextWidth.columns(of: $0.paper.id.key) }.max() ?? 0
    let room = Standard.columns(of: 1).map { max(20, $0 - idWidth - 19) }
    for (row, paper) in papers {
      let title = Standard.clean(TeX.unicode(paper.title))
      let date = (paper.published?.description ?? "").padded(to: 10)
      let id = Standard.clean(paper.id.key).padded(to: idWidth)
      Standard.output("\(marks.signs(of: row)) \(date)  \(id)  \(room.map { title.cut(to: $0) } ?? title)")
      let below = Standard.clean(note(paper))
      guard !below.isEmpty else { continue }
      Standard.output(String(repeating: " ", count: 18 + idWidth) + (room.map { below.cut(to: $0) } ?? below))
    }
  }
}

extension RowMarks {
  /// The marks of a paper by name, in the order of `Mark`.
  func words(of row: Row) -> [String] {
    [(starred, "starred"), (read, "read"), (later, "later"), (dismissed, "dismissed")]
      .filter { $0.0.contains(row) }.map(\.1)
  }

  /// Three columns: unread, updated since it was read, or dismissed; starred, to read later.
  func signs(of row: Row) -> String {
    (dismissed.contains(row) ? "✕" : !read.contains(row) ? "●" : updated.contains(row) ? "↻" : " ") + (starred.contains(row) ? "★" : " ")
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
