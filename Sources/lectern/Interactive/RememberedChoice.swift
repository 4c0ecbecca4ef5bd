import Glibc
import Configuration

/// Something that was chosen in the reader, kept in a file of one line in the state folder, since the
/// config file is the user's own.
struct RememberedChoice {
  /// What there is to choose, by the name of its file.
  enum Name: String {
    case theme
    case abstractShare = "abstract_share"
  }

  private let folder: String
  private let name: Name
  private var path: String { "\(folder)/\(name.rawValue)" }

  init(_ name: Name, _ folders: Folders) {
    self.name = name
    folder = folders.state
  }

  func read() -> String? {
    // A pipe in the place of the file must not stop us here, nor a line without an end.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(file, &bytes, bytes.count)
    let name = String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0 && $0 != 10 }, as: UTF8.self)
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
