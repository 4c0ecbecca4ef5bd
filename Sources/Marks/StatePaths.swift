import Glibc

/// Where the state file and what belongs to it are.
///
/// If `state.json` is a symbolic link, everything is beside the file that it leads to: the link stays a link,
/// and two libraries that share a file share its lock.
struct StatePaths: Hashable, Sendable {
  /// The state file itself, behind all links.
  let file: String
  let folder: String
  private let name: String
  /// Whether `state.json` in the library is a link.
  let isLink: Bool

  init(library: String) throws(SystemError) {
    try self.init(file: (library.isEmpty ? "." : library) + "/state.json")
  }

  /// A state file by its own path.
  init(file: String) throws(SystemError) {
    var path = file
    var links = 0
    while let target = Self.target(ofLink: path) {
      links += 1
      if links > 40 { throw SystemError(code: ELOOP) }
      path = target.hasPrefix("/") ? target : Self.split(path).folder + "/" + target
    }
    self.file = path
    (folder, name) = Self.split(path)
    isLink = links > 0
  }

  var lock: String { file + ".lock" }
  /// The copy of the state file from before the last folding, from about a day before, from about a week before.
  var backups: [String] { [".bak", ".bak.2", ".bak.3"].map { file + $0 } }
  var journal: String { (file.hasSuffix(".json") ? String(file.dropLast(5)) : file) + ".journal" }
  /// The journal that leads from the newest backup to the state file.
  var journalBackup: String { journal + ".bak" }

  /// A hidden name in the same folder that no other save uses.
  var temporary: String {
    "\(folder)/.\(name).tmp-\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16))"
  }

  var temporaryPrefix: String { ".\(name).tmp-" }

  /// The path of `name.broken-20261123-080000`, with a number after it from the second on.
  static func aside(_ path: String, _ what: String, at moment: String, attempt: Int) -> String {
    "\(path).\(what)-\(moment)" + (attempt > 1 ? "-\(attempt)" : "")
  }

  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }

  private static func target(ofLink path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
