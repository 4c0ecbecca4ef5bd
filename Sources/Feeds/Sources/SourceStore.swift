import Glibc
import Papers

/// Where the records of sources are kept: a file for each in the library's folder, since what was fetched is there.
package struct SourceStore: Sendable {
  private let library: String
  private var folder: String { library + "/sources" }

  /// - Parameter library: the library's folder.
  package init(library: String) { self.library = library }

  private func path(_ name: String) -> String { "\(folder)/\(name).json" }

  package func read(_ name: String) -> SourceRecord {
    let file = open(path(name), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return SourceRecord() }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = max(0, Glibc.read(file, &bytes, bytes.count))
    return SourceRecord(json: Array(bytes[..<count]))
  }

  /// Puts a record in the place of the old one, as a whole. Gives the reason where that fails.
  @discardableResult
  package func write(_ record: SourceRecord, of name: String) -> String? {
    mkdir(library, 0o700)
    mkdir(folder, 0o700)
    let temporary = "\(folder)/.\(name).tmp-\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    let bytes = record.json
    var isWritten = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) } == bytes.count
    if fsync(file) != 0 { isWritten = false }
    if close(file) != 0 { isWritten = false }
    if isWritten, rename(temporary, path(name)) == 0 { return nil }
    let reason = String(cString: strerror(errno))
    unlink(temporary)
    return reason
  }
}
