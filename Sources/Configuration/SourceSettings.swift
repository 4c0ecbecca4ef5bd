import TOML

/// A table of `[sources]`: where papers come from. Whether there is such a kind is not known here.
package struct SourceSettings: Equatable, Sendable {
  package var name: String
  /// The line on which the table's first setting stands, counted from one.
  package let line: Int
  package var kind = ""
  package var query: String?
  package var filter: String?
  /// The address to ask in place of the service's own.
  package var url: String?
  /// The program and its arguments.
  package var command: [String] = []
  /// The most papers that are taken at a time.
  package var limit: Int?
  package var allowsPrivate = false
  /// Whether it is left out where no source is named.
  package var isPaused = false

  package init(name: String, line: Int) {
    self.name = name
    self.line = line
  }
}

extension SourceSettings {
  /// A source that is asked something: one of the settings by its name, or a kind of source.
  package init(asking place: String, query: String, in settings: Settings) {
    if let own = settings.sources.first(where: { $0.name == place }) {
      self = own
    } else {
      self.init(name: place, line: 1)
      kind = place
    }
    if kind == "feed", !query.isEmpty { url = query } else if !query.isEmpty { self.query = query }
  }
}

extension Settings {
  /// A name for a source that no other has, made of what it asks: `arxiv-cs-ro`.
  package func newName(for source: SourceSettings) -> String {
    let asked = source.query ?? source.url ?? ""
    let words = "\(source.kind)-\(asked)".lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .filter { !["cat", "all", "or", "and", "https", "http", "www"].contains($0) }
    let name = String(words.joined(separator: "-").prefix(40))
    let taken = Set(sources.map(\.name))
    guard taken.contains(name) else { return name }
    return (2...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }

  private static let sourceNames = ["kind", "query", "filter", "url", "command", "limit", "allow_private", "paused"]

  mutating func readSource(_ entry: Document.Entry) throws(Mistake) {
    if entry.value == .table { return }
    guard entry.path.count == 3 else { throw Mistake(reason: "expected a table with a name, such as [sources.robots]") }
    let name = entry.path[1]
    let isName = !name.isEmpty && name.utf8.count <= 60 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    guard isName else { throw Mistake(reason: "expected a name of letters, digits, - and _") }
    let place = sources.firstIndex { $0.name == name }
    var source = place.map { sources[$0] } ?? SourceSettings(name: name, line: entry.line)
    try Self.read(entry, into: &source)
    if let place { sources[place] = source } else { sources.append(source) }
  }

  private static func read(_ entry: Document.Entry, into source: inout SourceSettings) throws(Mistake) {
    func text() throws(Mistake) -> String {
      guard let text = entry.value.string, !text.isEmpty else { throw Mistake(reason: "expected a text in quotation marks") }
      return text
    }
    func truth() throws(Mistake) -> Bool {
      guard case .boolean(let value) = entry.value else { throw Mistake(reason: "expected true or false") }
      return value
    }
    switch entry.key {
    case "kind": source.kind = try text()
    case "query": source.query = try text()
    case "filter": source.filter = try text()
    case "url": source.url = try text()
    case "limit":
      guard case .integer(let number) = entry.value, (1...100_000).contains(number) else {
        throw Mistake(reason: "expected a whole number from 1 to 100000")
      }
      source.limit = Int(number)
    case "allow_private": source.allowsPrivate = try truth()
    case "paused": source.isPaused = try truth()
    case "command":
      guard case .array(let values) = entry.value, !values.isEmpty,
        case let arguments = values.compactMap(\.string), arguments.count == values.count, arguments[0] != ""
      else { throw Mistake(reason: "expected a program and its arguments, such as [\"my-papers\", \"--new\"]") }
      source.command = arguments
    default:
      let choice = nearest(to: entry.key, among: sourceNames).map { "; did you mean \(quoted($0))?" }
      throw Mistake(reason: "no such setting of a source" + (choice ?? "; there are " + sourceNames.joined(separator: ", ")))
    }
  }

  mutating func readFetching(_ entry: Document.Entry) throws(Mistake) {
    if entry.value == .table { return }
    switch entry.path.dropFirst() {
    case ["contact"]:
      guard let text = entry.value.string, text.contains("@"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"()<>\"".utf8.contains($0) })
      else { throw Mistake(reason: "expected an address of mail, such as \"me@example.org\"") }
      contact = text
    case ["every"]:
      switch entry.value {
      case .boolean(false): fetchEvery = nil
      case .integer(let number) where (1...8760).contains(number): fetchEvery = Double(number)
      case .float(let number) where (0.1...8760).contains(number): fetchEvery = number
      default: throw Mistake(reason: "expected hours from 0.1 to 8760, or false for never by itself")
      }
    default: throw Mistake(reason: "no such setting of [fetch]; there are contact, every")
    }
  }
}
