import Formats
import Papers

/// A program of the user's own that is given a paper, as a line of `[commands]` has it.
struct ExternalCommand: Sendable {
  let name: String
  /// The program and its arguments, with `{title}` and the like for the fields of the paper.
  let template: [String]
  /// Whether it gets the terminal until it ends.
  var usesTerminal = false

  /// The fields of a paper by name, in their form for reading.
  static func fields(of paper: Paper) -> [(name: String, value: String)] {
    let doi = paper.identities.first { $0.key.hasPrefix("doi:") }.map { String($0.key.dropFirst(4)) }
    return [
      ("id", paper.id.key), ("title", TeX.unicode(paper.title)),
      ("authors", paper.authors.map(TeX.unicode).joined(separator: "; ")),
      ("date", paper.published?.description ?? ""), ("venue", paper.venue.map(TeX.unicode) ?? ""),
      ("topics", paper.topics.joined(separator: " ")), ("url", paper.page ?? ""), ("pdf", paper.pdf ?? ""),
      ("doi", doi ?? ""), ("abstract", TeX.unicode(paper.abstract)), ("citation", paper.citation()),
      ("bibtex", paper.bibTeX()),
    ]
  }

  static let fieldNames = fields(of: Paper(id: PaperID(key: ""), title: "")).map(\.name)

  /// The program and its arguments for a paper.
  ///
  /// Every argument stays one argument, whatever is in it; one that would begin with `-` because of a field
  /// begins with a blank instead, so that no title passes for an option.
  func arguments(for paper: Paper) -> [String] {
    let fields = Dictionary(uniqueKeysWithValues: Self.fields(of: paper).map { ($0.name, $0.value) })
    return template.map { part in
      let filled = Self.fill(part) { fields[$0] }
      return filled.hasPrefix("-") && !part.hasPrefix("-") ? " " + filled : filled
    }
  }

  /// `LECTERN_TITLE` and the like, for the program's environment.
  static func variables(for paper: Paper) -> [(name: String, value: String)] {
    fields(of: paper).map { ("LECTERN_" + $0.name.uppercased(), $0.value) }
  }

  /// The paper as a line of JSON, for the program's standard input.
  static func json(of paper: Paper) -> [UInt8] { PaperLine.encode(paper) + [0x0A] }

  /// The names in braces that are no field.
  var unknownFields: [String] {
    var unknown: [String] = []
    for part in template {
      _ = Self.fill(part) { name in
        if !Self.fieldNames.contains(name) { unknown.append(name) }
        return nil
      }
    }
    return unknown
  }

  /// Puts values in the place of `{name}`; braces with anything but letters between them stay as they are.
  private static func fill(_ text: String, _ value: (String) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let inside = rest[open...].dropFirst().prefix { $0.isASCII && $0.isLowercase }
      let end = inside.endIndex
      guard !inside.isEmpty, end < rest.endIndex, rest[end] == "}" else {
        result += "{"
        rest = rest[open...].dropFirst()
        continue
      }
      let whole = rest[open...end]
      result += value(String(inside)) ?? String(whole)
      rest = rest[end...].dropFirst()
    }
    return result + rest
  }
}
