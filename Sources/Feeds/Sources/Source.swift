import Configuration
import Papers

/// A place that papers are fetched from, as the settings name it.
package struct Source: Sendable {
  package let name: String
  package let kind: SourceKind
  package let query: String
  let filter: String?
  package let address: WebURL?
  package let command: [String]
  /// The most papers that are taken at a time.
  let limit: Int
  let allowsPrivate: Bool
  /// Whether it is left out where no source is named.
  package let isPaused: Bool

  /// What is taken at a time where the settings say nothing.
  static let usualLimit = 500

  /// Reads a source's settings. Throws with what is wrong in them; `file` is named there.
  package init(_ settings: SourceSettings, file: String) throws(SettingsError) {
    func mistake(_ key: String, _ reason: String) -> SettingsError {
      SettingsError(file: file, line: settings.line, key: "sources.\(settings.name).\(key)", reason: reason)
    }
    guard let kind = SourceKind(rawValue: settings.kind) else {
      throw mistake("kind", "expected one of " + SourceKind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if kind.needsQuery, settings.query == nil { throw mistake("query", "expected a query, which \(kind.rawValue) needs") }
    if kind == .command, settings.command.isEmpty { throw mistake("command", "expected a program and its arguments") }
    let address = (settings.url ?? kind.address).flatMap { WebURL($0) }
    if kind != .command, address == nil { throw mistake("url", "expected an address that begins with https:// or http://") }
    self.address = address
    self.kind = kind
    name = settings.name
    query = settings.query ?? ""
    filter = settings.filter
    command = settings.command
    limit = settings.limit ?? Self.usualLimit
    allowsPrivate = settings.allowsPrivate
    isPaused = settings.isPaused
  }

  /// The sources of the settings that make sense, and what is wrong with the others.
  package static func all(in settings: Settings, file: String) -> (sources: [Source], errors: [SettingsError]) {
    var sources: [Source] = []
    var errors: [SettingsError] = []
    for entry in settings.sources {
      do throws(SettingsError) { sources.append(try Source(entry, file: file)) } catch { errors.append(error) }
    }
    return (sources, errors)
  }

  /// Its key, from the environment or a file of the settings' folder; nil where there is none.
  package func secret(environment: [String: String], folder: String) throws(FetchError) -> Secret? {
    guard let key = kind.key else { return nil }
    return try Secret.find(
      key.place, variable: key.variable, file: "\(folder)/keys/\(kind.rawValue)", environment: environment)
  }
}
