import TOML
import Terminal

/// What one theme file says, with its colours by name: the palette may come from a file that
/// inherits it.
struct ThemeFile: Sendable {
  /// A look before its colours are found in the palette.
  struct Look: Sendable {
    var foreground: Document.Entry?
    var background: Document.Entry?
    var attributes: Style.Attributes = []
  }

  /// The file's name, for messages.
  let file: String
  var title: String?
  var variant: Theme.Variant?
  var isHighContrast: Bool?
  /// The theme whose looks and palette this one starts from, and the line that says so.
  var inherits: (name: String, line: Int)?
  var palette: [String: Color] = [:]
  var looks: [Scope: Look] = [:]

  /// The most that a theme file may hold, in bytes.
  static let limit = 64 * 1024

  init(parsing bytes: [UInt8], file: String) throws(ThemeError) {
    self.file = file
    let document: Document
    do throws(SyntaxError) {
      document = try Document(parsing: bytes)
    } catch {
      throw ThemeError(file: file, line: error.line, reason: error.reason)
    }
    for entry in document.entries { try read(entry) }
  }

  private mutating func read(_ entry: Document.Entry) throws(ThemeError) {
    switch (entry.path.first, entry.path.count) {
    case ("palette", 2): try readColor(entry)
    case ("styles", 2...): try readLook(entry)
    case ("title", 1): title = try string(entry)
    case ("variant", 1): variant = try choice(entry, ["dark": .dark, "light": .light])
    case ("contrast", 1): isHighContrast = try choice(entry, ["normal": false, "high": true])
    case ("inherits", 1): inherits = (try string(entry), entry.line)
    default:
      let known = ["title", "variant", "contrast", "inherits", "palette", "styles"]
      let key = dotted(entry.path)
      throw error(entry, "no such setting in a theme" + hint(for: key, among: known))
    }
  }

  private mutating func readColor(_ entry: Document.Entry) throws(ThemeError) {
    guard let color = Color(entry.value) else {
      throw error(entry, "expected a colour: \"#rrggbb\", \"#rgb\", a name such as \"light-red\", or 0 to 15")
    }
    palette[entry.key] = color
  }

  /// `"scope" = "colour"`, or one of the values of `"scope" = { fg = …, bg = …, modifiers = […] }`.
  private mutating func readLook(_ entry: Document.Entry) throws(ThemeError) {
    let isPart = entry.path.count > 2 && ["fg", "bg", "modifiers"].contains(entry.key)
    let name = entry.path.dropFirst().dropLast(isPart ? 1 : 0).joined(separator: ".")
    guard let scope = Scope(name: name) else { throw unknownScope(entry, name) }
    var look = looks[scope] ?? Look()
    switch (isPart ? entry.key : "", entry.value) {
    case ("", .table): break
    case ("", _), ("fg", _): look.foreground = entry
    case ("bg", _): look.background = entry
    default: look.attributes = try attributes(entry)
    }
    looks[scope] = look
  }

  private func unknownScope(_ entry: Document.Entry, _ name: String) -> ThemeError {
    let owner = entry.path.dropFirst().dropLast().joined(separator: ".")
    if entry.path.count > 2, Scope(name: owner) != nil {
      return error(entry, "expected fg, bg or modifiers, not \(quoted(entry.key))")
    }
    let names = Scope.allCases.map(\.name)
    return error(entry, "no place of the screen has this name" + hint(for: name, among: names))
  }

  private func attributes(_ entry: Document.Entry) throws(ThemeError) -> Style.Attributes {
    guard case .array(let values) = entry.value else {
      throw error(entry, "expected an array such as [\"bold\"], not \(entry.value.kind)")
    }
    var attributes: Style.Attributes = []
    for value in values {
      let name = value.string ?? ""
      guard let attribute = Self.modifiers.first(where: { $0.name == name })?.attribute else {
        throw error(entry, "no modifier \(quoted(name))" + hint(for: name, among: Self.modifiers.map(\.name)))
      }
      attributes.insert(attribute)
    }
    return attributes
  }

  private static let modifiers: [(name: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underlined", .underlined), ("reversed", .reversed),
  ]
}

extension ThemeFile {
  /// A mistake at `entry`; looks are named by their scope alone, as people know them.
  func error(_ entry: Document.Entry, _ reason: String) -> ThemeError {
    let key =
      entry.path.first == "styles" && entry.path.count > 1
      ? entry.path.dropFirst().map(printable).joined(separator: ".") : dotted(entry.path)
    return ThemeError(file: file, line: entry.line, key: key, reason: reason)
  }

  private func string(_ entry: Document.Entry) throws(ThemeError) -> String {
    guard let string = entry.value.string else {
      throw error(entry, "expected a string, not \(entry.value.kind)")
    }
    return string
  }

  private func choice<T>(
    _ entry: Document.Entry, _ choices: KeyValuePairs<String, T>
  ) throws(ThemeError) -> T {
    let string = try string(entry)
    guard let choice = choices.first(where: { $0.key == string }) else {
      let names = choices.map { quoted($0.key) }.joined(separator: " or ")
      throw error(entry, "expected \(names), not \(quoted(string))")
    }
    return choice.value
  }
}
