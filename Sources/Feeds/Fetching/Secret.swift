import Glibc

/// A key for a service: sent to that service alone, and never shown.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  enum Place: Hashable, Sendable {
    case header(String)
    case query(String)
  }

  let place: Place
  fileprivate let value: String

  init(_ place: Place, _ value: String) {
    self.place = place
    self.value = value
  }

  package var description: String { "(a key)" }
  package var debugDescription: String { description }

  /// The line of the head that it goes into, if it does.
  var headerLine: String? { if case .header(let name) = place { "\(name): \(value)" } else { nil } }

  /// The address with the key in it, if it goes there.
  func added(to url: WebURL) -> WebURL {
    if case .query(let name) = place { url.adding([(name, value)]) } else { url }
  }

  /// Whether a text gives it away.
  func isIn(_ text: String) -> Bool { text.contains(value) || text.contains(WebURL.encoded(value)) }

  /// A text that shows others what happened, without the key.
  func redacted(_ text: String) -> String {
    guard isIn(text) else { return text }
    return text.split(separator: value, omittingEmptySubsequences: false).joined(separator: "…")
      .split(separator: WebURL.encoded(value), omittingEmptySubsequences: false).joined(separator: "…")
  }

  /// The key of a service from a variable, or else from a file that nobody else may read; nil when there is
  /// none. Throws, with what is wrong, when the file is open to others.
  static func find(
    _ place: Place, variable: String, file: String, environment: [String: String]
  ) throws(FetchError) -> Secret? {
    if let value = environment[variable].flatMap(usable) { return Secret(place, value) }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard status.st_mode & 0o077 == 0 else { throw .openKey(file: file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = max(0, read(descriptor, &bytes, bytes.count))
    return usable(String(decoding: bytes[..<count], as: UTF8.self)).map { Secret(place, $0) }
  }

  /// The first word of a text; keys are printable ASCII.
  private static func usable(_ text: String) -> String? {
    let word = text.split { $0.isWhitespace }.first.map { String($0) } ?? ""
    return word.utf8.count >= 4 && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? word : nil
  }
}
