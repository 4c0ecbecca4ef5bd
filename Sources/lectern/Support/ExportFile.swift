import Catalog
import Formats
import Papers

/// A file of papers for another program, which is made anew or not at all.
enum ExportFile {
  /// Writes papers in the format that the file's ending names; `~/` is the home folder.
  static func write(
    _ rows: [Row], of catalog: PaperCatalog, to typed: String, home: String?, keys: CitationTemplate
  ) throws(Failure) {
    guard let format = ExportFormat(path: typed) else {
      let endings = ExportFormat.endings.map { ".\($0.ending)" }.joined(separator: ", ")
      throw Failure(.wrongUse, "\(Standard.clean(typed)): no format; end the name with one of \(endings)")
    }
    var exporter = Exporter(format, at: .now(), keys: keys)
    var file = try NewFile(typed, home: home, holding: "the papers are")
    try file.write(exporter.opening)
    for row in rows { try file.write(exporter.entry(catalog.paper(at: row))) }
    try file.write(exporter.closing)
    try file.close()
  }
}

extension ExportFormat {
  fileprivate static let endings: [(ending: String, format: ExportFormat)] = [
    ("bib", .bibtex), ("ris", .ris), ("json", .cslJSON), ("md", .markdown), ("html", .html), ("csv", .csv), ("atom", .atom),
    ("jsonl", .jsonl),
  ]

  /// The format that the ending of a file's name stands for.
  fileprivate init?(path: String) {
    let name = path.lowercased()
    guard let found = Self.endings.first(where: { name.hasSuffix(".\($0.ending)") }) else { return nil }
    self = found.format
  }
}
