import Papers

/// One entry of a BibTeX or biblatex file.
struct BibTeXEntry: Sendable {
  /// In lower case: `article`, `inproceedings`, `string`.
  let type: String
  let key: String
  let line: Int
  /// Names in lower case, each once, and values without their delimiters.
  private(set) var fields: [(name: String, value: String)] = []

  init(type: String, key: String, line: Int) {
    self.type = type
    self.key = key
    self.line = line
  }

  /// Whether it says something of the file, and not of a work.
  var isDirective: Bool { type == "comment" || type == "preamble" || type == "string" }

  /// Adds a field; of a name given twice the first counts, as in BibTeX.
  mutating func add(_ value: String, to name: String) {
    if !fields.contains(where: { $0.name == name }) { fields.append((name, value)) }
  }

  /// A field that is there and not empty.
  subscript(name: String) -> String? {
    for field in fields where field.name == name { return field.value.utf8.contains { $0 > 0x20 } ? field.value : nil }
    return nil
  }

  /// What a work takes over from the volume that it is in, as biblatex has it: the volume's title as the
  /// book's, and what is said of publishing, but nothing that names or describes the volume itself.
  mutating func inherit(from volume: BibTeXEntry) {
    let own = ["title", "doi", "url", "eprint", "abstract", "keywords", "crossref", "author", "ids", "file", "pages"]
    for (name, value) in volume.fields where !own.contains(name) { add(value, to: name) }
    guard self["booktitle"] == nil else { return }
    fields.removeAll { $0.name == "booktitle" }
    if let title = volume["booktitle"] ?? volume["title"] { add(title, to: "booktitle") }
  }
}

/// Why an entry of a BibTeX file is not taken.
package enum BibTeXError: Error, Hashable, Sendable, CustomStringConvertible {
  case noFields
  case noEquals(field: String)
  case noValue(field: String)
  case unclosed(field: String)
  case noClosing

  package var description: String {
    switch self {
    case .noFields: "no key and fields after the entry's type"
    case .noEquals(let field): "'\(field)' has no = after it"
    case .noValue(let field): "'\(field)' has no value in braces or quotes"
    case .unclosed(let field): "the value of '\(field)' is not closed"
    case .noClosing: "the entry's closing brace is missing"
    }
  }
}
