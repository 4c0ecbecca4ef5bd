import Configuration
import Files

/// Something that was chosen in the reader, kept in a file of one line in the state folder, since the
/// config file is the user's own.
struct RememberedChoice {
  /// What there is to choose, by the name of its file.
  enum Name: String {
    case theme, tour
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
    guard let bytes = try? readFile(path, limit: 256) else { return nil }
    let name = String(decoding: bytes.prefix { $0 != 0 && $0 != 10 }, as: UTF8.self)
    return name.isEmpty ? nil : name
  }

  /// The reason when it could not be written.
  func write(_ name: String) -> String? {
    do throws(Failure) {
      try ReplacedFile(path).replace(by: name + "\n")
      return nil
    } catch {
      return error.message
    }
  }
}
