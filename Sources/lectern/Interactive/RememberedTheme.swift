import Glibc
import Configuration

/// The theme that was chosen in the reader, kept in a file of one line in the state folder, since the
/// config file is the user's own.
struct RememberedTheme {
  private let folder: String
  private var path: String { "\(folder)/theme" }

  init(_ folders: Folders) { folder = folders.state }

  func read() -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var bytes = [CChar](repeating: 0, count: 256)
    guard fgets(&bytes, Int32(bytes.count), file) != nil else { return nil }
    let name = String(decoding: bytes.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return name.isEmpty ? nil : name
  }

  /// The reason when it could not be written.
  func write(_ name: String) -> String? {
    for end in folder.indices.dropFirst() where folder[end] == "/" { mkdir(String(folder[..<end]), 0o700) }
    mkdir(folder, 0o700)
    guard let file = fopen(path, "we") else { return "\(path): \(String(cString: strerror(errno)))" }
    let isWritten = fputs(name + "\n", file) >= 0
    guard fclose(file) == 0, isWritten else { return "\(path): \(String(cString: strerror(errno)))" }
    return nil
  }
}
