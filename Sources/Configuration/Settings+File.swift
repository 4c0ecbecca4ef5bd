import Files
import TOML

extension Settings {
  /// The most that a settings file may hold, in bytes.
  package static let limit = 256 * 1024

  /// The settings of the file at `path`, and what is wrong in it.
  ///
  /// A setting that is wrong keeps its default and the rest works; of a file that is no TOML nothing
  /// is used. No file is no mistake.
  package static func load(path: String) -> (settings: Settings, errors: [SettingsError]) {
    do throws(ReadError) {
      return parse(try readFile(path, limit: limit), file: path)
    } catch {
      return (Settings(), error.isMissing ? [] : [SettingsError(file: path, reason: error.reason)])
    }
  }

  /// The settings written in `bytes`; `file` is named in the errors.
  package static func parse(_ bytes: [UInt8], file: String) -> (settings: Settings, errors: [SettingsError]) {
    var settings = Settings()
    var errors: [SettingsError] = []
    do throws(SyntaxError) {
      for entry in try Document(parsing: bytes).entries {
        do throws(Mistake) {
          try settings.read(entry)
        } catch {
          let key = dotted(entry.path)
          errors.append(SettingsError(file: file, line: entry.line, key: key, reason: error.reason))
        }
      }
    } catch {
      errors.append(SettingsError(file: file, line: error.line, reason: error.reason))
    }
    settings.dropEmptyCommands(file: file, &errors)
    settings.dropEmptyRules(file: file, &errors)
    return (settings, errors)
  }
}

/// What is wrong with one setting.
struct Mistake: Error {
  let reason: String
}

extension Settings {
  private static let names = [
    "theme", "theme_dark", "theme_light", "read_after", "mouse", "color", "glyphs", "sidebar_width", "abstract_share",
    "measure", "columns", "list", "group", "preset", "citation_key", "pdf_folder", "pdf_name", "keys", "commands", "rules",
    "sources", "fetch",
  ]

  private mutating func read(_ entry: Document.Entry) throws(Mistake) {
    switch (entry.path.first, entry.path.count) {
    case ("theme", 1):
      let name = try string(entry)
      theme = name == "auto" ? .automatic : .named(name)
    case ("theme_dark", 1): darkTheme = try string(entry)
    case ("theme_light", 1): lightTheme = try string(entry)
    case ("read_after", 1): readAfter = try seconds(entry)
    case ("mouse", 1): usesMouse = try boolean(entry)
    case ("color", 1): color = try choice(entry)
    case ("glyphs", 1): glyphs = try choice(entry)
    case ("sidebar_width", 1): sidebarWidth = try integer(entry, in: 12...60)
    case ("abstract_share", 1): abstractShare = try integer(entry, in: 20...80)
    case ("measure", 1): measure = try integer(entry, in: 30...200)
    case ("columns", 1): columns = try columnNames(entry)
    case ("list", 1): listForm = try choice(entry)
    case ("group", 1): group = try choice(entry)
    case ("preset", 1): preset = try string(entry)
    case ("citation_key", 1): citationKey = try string(entry)
    case ("pdf_folder", 1): pdfFolder = try folder(entry)
    case ("pdf_name", 1): pdfName = try string(entry)
    case ("commands", _): try readCommand(entry)
    case ("keys", _): try readBinding(entry)
    case ("rules", _): try readRule(entry)
    case ("sources", _): try readSource(entry)
    case ("fetch", _): try readFetching(entry)
    default:
      let typed = dotted(entry.path)
      let suggestion = nearest(to: typed, among: Self.names).map { "; did you mean \(quoted($0))?" }
      let choice = "; there are " + Self.names.joined(separator: ", ")
      throw Mistake(reason: "no such setting" + (suggestion ?? choice))
    }
  }

  private mutating func readBinding(_ entry: Document.Entry) throws(Mistake) {
    if entry.value == .table { return }
    guard (2...3).contains(entry.path.count) else {
      throw Mistake(reason: "expected a table of keys, such as [keys.library]")
    }
    guard let command = entry.value.string, !command.isEmpty else {
      throw Mistake(reason: "expected the name of a command, or \"unbind\" for none")
    }
    let keys = entry.key.split(separator: " ").joined(separator: " ")
    guard !keys.isEmpty else { throw Mistake(reason: "expected keys, such as \"g g\"") }
    let mode = entry.path.count == 3 ? entry.path[1] : nil
    bindings.append(KeyBinding(mode: mode, keys: keys, command: command, line: entry.line))
  }

  private mutating func readCommand(_ entry: Document.Entry) throws(Mistake) {
    if entry.value == .table { return }
    guard (2...3).contains(entry.path.count) else { throw Mistake(reason: "expected run or terminal") }
    let index = place(ofCommand: entry.path[1], line: entry.line)
    switch entry.path.count == 2 ? "run" : entry.key {
    case "run": commands[index].arguments = try arguments(entry)
    case "terminal": commands[index].usesTerminal = try boolean(entry)
    default: throw Mistake(reason: "no such part of a command; there are run, terminal")
    }
  }

  /// Where the command of this name is in `commands`, or is now.
  private mutating func place(ofCommand name: String, line: Int) -> Int {
    if let index = commands.firstIndex(where: { $0.name == name }) { return index }
    commands.append(ProgramLine(name: name, arguments: [], line: line))
    return commands.count - 1
  }

  private func arguments(_ entry: Document.Entry) throws(Mistake) -> [String] {
    guard case .array(let values) = entry.value, !values.isEmpty,
      case let arguments = values.compactMap(\.string), arguments.count == values.count, arguments[0] != ""
    else {
      throw Mistake(reason: "expected a program and its arguments, such as [\"xdg-open\", \"{url}\"]")
    }
    return arguments
  }

  /// Leaves commands out that name no program, and says which, unless their line was refused already.
  fileprivate mutating func dropEmptyCommands(file: String, _ errors: inout [SettingsError]) {
    for command in commands where command.arguments.isEmpty && !errors.contains(where: { $0.line == command.line }) {
      errors.append(
        SettingsError(
          file: file, line: command.line, key: dotted(["commands", command.name]),
          reason: "expected the program under run, such as run = [\"w3m\", \"{url}\"]"))
    }
    commands.removeAll(where: \.arguments.isEmpty)
  }

  private func string(_ entry: Document.Entry) throws(Mistake) -> String {
    guard let string = entry.value.string, !string.isEmpty else {
      throw Mistake(reason: "expected a name in quotation marks")
    }
    return string
  }

  private func folder(_ entry: Document.Entry) throws(Mistake) -> String {
    guard let name = entry.value.string, name.hasPrefix("/") || name.hasPrefix("~/"), !name.utf8.contains(0) else {
      throw Mistake(reason: "expected a folder that begins with / or ~/")
    }
    return name
  }

  private static let columns = ["date", "recommended", "title", "links", "authors", "topic", "venue", "source", "added", "score"]

  private func columnNames(_ entry: Document.Entry) throws(Mistake) -> [String] {
    guard case .array(let values) = entry.value, !values.isEmpty, case let names = values.compactMap(\.string),
      names.count == values.count, names.allSatisfy(Self.columns.contains), Set(names).count == names.count
    else {
      throw Mistake(reason: "expected names of columns, each once: " + Self.columns.map(quoted).joined(separator: ", "))
    }
    return names
  }

  private func boolean(_ entry: Document.Entry) throws(Mistake) -> Bool {
    guard case .boolean(let value) = entry.value else {
      throw Mistake(reason: "expected true or false, not \(entry.value.kind)")
    }
    return value
  }

  private func integer(_ entry: Document.Entry, in limits: ClosedRange<Int64>) throws(Mistake) -> Int {
    guard case .integer(let number) = entry.value, limits.contains(Int64(number)) else {
      throw Mistake(reason: "expected a whole number from \(limits.lowerBound) to \(limits.upperBound)")
    }
    return Int(number)
  }

  private func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ entry: Document.Entry
  ) throws(Mistake) -> Choice {
    guard let choice = entry.value.string.flatMap({ Choice(rawValue: $0) }) else {
      let choices = Choice.allCases.map { quoted($0.rawValue) }.joined(separator: ", ")
      throw Mistake(reason: "expected one of \(choices)")
    }
    return choice
  }

  /// A number of seconds up to a day, or nil for `false`, which is never.
  private func seconds(_ entry: Document.Entry) throws(Mistake) -> Double? {
    let seconds: Double
    switch entry.value {
    case .boolean(false): return nil
    case .integer(let number): seconds = Double(number)
    case .float(let number): seconds = number
    default: seconds = -1
    }
    guard (0...86_400).contains(seconds) else {
      throw Mistake(reason: "expected seconds from 0 to 86400, or false for never")
    }
    return seconds
  }
}
