import Files
import TOML

/// The themes that can be had: those in the program, and those in the reader's own folder.
///
/// A file of the reader's own takes the place of the built-in theme of its name, and may inherit it.
package struct ThemeLibrary: Sendable {
  /// The folder of the reader's own theme files; it need not exist.
  package let userFolder: String?

  /// The longest chain of themes that inherit each other.
  private static let longestChain = 8

  package init(userFolder: String? = nil) {
    self.userFolder = userFolder
  }

  /// The theme to start with on a dark or on a light terminal.
  package static func defaultName(for variant: Theme.Variant) -> String {
    variant == .dark ? "catppuccin-mocha" : "catppuccin-latte"
  }

  /// The names of the themes in the program, the defaults first.
  package static var builtIn: [String] { files.map(\.name) }

  /// The names of all themes: those in the program, then the reader's own in the order of the alphabet.
  package var names: [String] {
    let own = userFolder.map(themeNames(inFolder:)) ?? []
    return Self.builtIn + own.filter { !Self.builtIn.contains($0) }
  }

  /// The theme called `name`, with all that it inherits.
  package func load(_ name: String) throws(ThemeError) -> Theme {
    var chain: [ThemeFile] = []
    var seen: Set<Source> = []
    var wanted: String? = name
    while let next = wanted {
      let heir = chain.last
      let source = try source(of: next, unlike: seen, heir: heir)
      guard chain.count < Self.longestChain else {
        throw error(heir, "more than \(Self.longestChain) themes inherit each other")
      }
      seen.insert(source)
      let file = try ThemeFile(parsing: try bytes(of: source), file: "\(next).toml")
      chain.append(file)
      wanted = file.inherits?.name
    }
    return try Theme(name: name, chain: chain)
  }
}

extension ThemeLibrary {
  /// Where a theme file is.
  private enum Source: Hashable {
    case own(path: String)
    case builtIn(index: Int)
  }

  /// Where the theme `name` is, the reader's own first; not one of `seen`, which would be a circle.
  private func source(
    of name: String, unlike seen: Set<Source>, heir: ThemeFile?
  ) throws(ThemeError) -> Source {
    var sources: [Source] = []
    if let path = ownPath(name) { sources.append(.own(path: path)) }
    let index = Self.files.firstIndex { $0.name == name }
    if let index { sources.append(.builtIn(index: index)) }
    if let source = sources.first(where: { !seen.contains($0) }) { return source }
    guard sources.isEmpty else { throw error(heir, "themes inherit each other in a circle") }
    throw error(heir, "no theme named \(quoted(name))" + hint(for: name, among: names))
  }

  /// The file of the reader's own theme `name`, if there is one.
  private func ownPath(_ name: String) -> String? {
    guard let userFolder, themeNames(inFolder: userFolder).contains(name) else { return nil }
    return "\(userFolder)/\(name).toml"
  }

  private func bytes(of source: Source) throws(ThemeError) -> [UInt8] {
    switch source {
    case .builtIn(let index): return Self.files[index].bytes
    case .own(let path):
      do throws(ReadError) {
        return try readFile(path, limit: ThemeFile.limit)
      } catch {
        throw ThemeError(file: String(path.split(separator: "/").last ?? ""), reason: error.reason)
      }
    }
  }

  /// A mistake in what `heir` inherits, or in the name that was asked for.
  private func error(_ heir: ThemeFile?, _ reason: String) -> ThemeError {
    ThemeError(
      file: heir?.file, line: heir?.inherits?.line, key: heir == nil ? nil : "inherits", reason: reason)
  }
}
