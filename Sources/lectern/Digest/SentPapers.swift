import Configuration
import Glibc
import Papers

/// The papers that digests had, so that none comes twice: an id a line, the newest last, under the library's path.
///
/// The file is of one library, which its first line names, in the state folder: without it a paper comes again, and no
/// more is lost.
struct SentPapers {
  private let file: ReplacedFile
  private let library: String
  private static let limit = 8 << 20
  /// Older ones are forgotten.
  private static let most = 50_000

  init(_ folders: Folders, library: String) {
    let name = library.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    file = ReplacedFile("\(folders.state)/digest-\(String(name, radix: 16))")
    self.library = library.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Throws when the file is there and cannot be read.
  func read() throws(Failure) -> [PaperID] {
    let lines = try file.read(limit: Self.limit).split(separator: "\n")
    guard lines.first == "library \(library)" else { return [] }
    return lines.dropFirst().map { PaperID(key: String($0)) }
  }

  func add(_ ids: [PaperID]) throws(Failure) {
    let keys = (try read() + ids).suffix(Self.most).map(\.key).filter { !$0.contains { $0.isNewline } }
    try file.replace(by: (["library \(library)"] + keys).joined(separator: "\n") + "\n")
  }
}
