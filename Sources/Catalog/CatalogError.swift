/// Why a library cannot be opened.
package enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file that is there cannot be read.
  case unreadable(path: String, reason: String)
  /// There are more papers or bytes than the catalog has numbers for.
  case tooLarge(path: String)
  /// A snapshot cannot be written.
  case unwritable(reason: String)
  case cancelled

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason); look at its permissions"
    case .tooLarge(let path): "\(path) has more than 2,147,483,647 papers; divide it into libraries"
    case .unwritable(let reason): "the index cannot be written: \(reason)"
    case .cancelled: "stopped; the library is as it was"
    }
  }
}
