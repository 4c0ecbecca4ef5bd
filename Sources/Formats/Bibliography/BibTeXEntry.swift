import Papers

/// One entry of a BibTeX or biblatex file.
struct BibTeXEntry {
  /// In lower case: `article`, `inproceedings`, `string`.
  let type: String
  let key: String
  /// By name in lower case, the values without their delimiters; of a name given twice the first counts, as in
  /// BibTeX.
  var fields: [String: String]
  let line: Int

  /// Whether it says something of the file, and not of a work.
  var isDirective: Bool { ["comment", "preamble", "string"].contains(type) }

  /// The first of some fields that is there and not empty.
  subscript(names: String...) -> String? {
    for name in names {
      if let value = fields[name], value.utf8.contains(where: { $0 > 0x20 }) { return value }
    }
    return nil
  }

  /// What a work takes over from the volume that it is in, as biblatex has it: the volume's title as the
  /// book's, and what is said of publishing, but nothing that names or describes the volume itself.
  mutating func inherit(from volume: BibTeXEntry) {
    let own = ["title", "doi", "url", "eprint", "abstract", "keywords", "crossref", "author", "ids", "file", "pages"]
    for (name, value) in volume.fields where !own.contains(name) && fields[name] == nil { fields[name] = value }
    if self["booktitle"] == nil { fields["booktitle"] = volume["booktitle", "title"] }
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
