import Glibc
import Papers

/// The PDFs that were downloaded: files in the library's folder `pdfs`, or in another one, named after the papers.
package struct PDFStore: Sendable {
  /// The most that a PDF may have, in bytes.
  static let limit = 200 << 20
  private static let deadline = Duration.seconds(600)

  private let folder: String
  private let template: CitationTemplate?
  /// Where they are when nobody chose a place.
  private let ownFolder: String

  /// - Parameters:
  ///   - folder: where they go in place of the library's folder.
  ///   - template: how files are named in place of after the id.
  package init(library: String, folder: String? = nil, template: CitationTemplate? = nil) {
    ownFolder = library + "/pdfs"
    self.folder = folder ?? ownFolder
    self.template = template
  }

  /// `arxiv-2401.00001.pdf`: made of the paper's id alone.
  static func name(of paper: Paper) -> String {
    let plain = plain(paper.id.key)
    // What is too long keeps its beginning, and a number made of the whole.
    return (plain.utf8.count > 100 ? plain.prefix(100) + "-" + String(sum(of: paper), radix: 16) : plain) + ".pdf"
  }

  /// The name of a paper's file. By a template two papers may have one name, so that a few letters made of the id
  /// stand behind it: `lovelace2024cats-1x7kq.pdf`.
  func name(of paper: Paper) -> String {
    guard let template else { return Self.name(of: paper) }
    return Self.plain(template.key(of: paper)) + "-" + String(String(Self.sum(of: paper), radix: 36).prefix(5)) + ".pdf"
  }

  /// Letters, digits and `-._`, the first of them a letter or digit, so that no source can choose where a file goes.
  private static func plain(_ text: String) -> String {
    let bytes = text.utf8.map { byte in
      let isKept = byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || "._".utf8.contains(byte)
      return isKept ? Character(Unicode.Scalar(byte)) : "-"
    }
    return String(bytes.drop { "._-".contains($0) })
  }

  private static func sum(of paper: Paper) -> UInt64 {
    paper.id.key.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  private func path(of paper: Paper) -> String { "\(folder)/\(name(of: paper))" }

  /// The file of a paper that was downloaded; nil when it was not.
  package func file(of paper: Paper) -> String? {
    var status = stat()
    // What was downloaded before somebody chose another place or name stays where it is.
    return [path(of: paper), "\(ownFolder)/\(Self.name(of: paper))"].first { path in
      lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// Downloads a paper's PDF, or goes on with what is there of it, and gives the file.
  ///
  /// What was cut off stays beside it as `.part`; only what is whole and begins like a PDF gets the name.
  /// - Parameters:
  ///   - allowsPrivate: whether it may come from this machine or its network, which no paper should ask for.
  ///   - progress: told several times a second how far it has come, on any thread.
  package func download(
    _ paper: Paper, by fetcher: Fetcher, allowsPrivate: Bool = false,
    progress: @escaping @Sendable (TransferProgress) -> Void = { _ in }
  ) async throws(FetchError) -> String {
    if let file = file(of: paper) { return file }
    guard let url = paper.pdf.flatMap({ WebURL($0) }) else { throw .notPapers("no PDF is known for \(paper.id.key)") }
    Pace.make(folder)
    let part = path(of: paper) + ".part"
    let file = open(part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.failure(part) }
    defer { close(file) }
    // Another process may be at it.
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .command("\(paper.id.key) is being downloaded already") }
    // A process forked off at this moment holds the file too, until it runs its program.
    defer { flock(file, LOCK_UN) }
    var request = FetchRequest(url: url)
    request.isUntrusted = true
    request.allowsPrivate = allowsPrivate
    request.file = file
    request.progress = progress
    var limits = fetcher.limits
    (limits.deadline, limits.length) = (Self.deadline, Self.limit)
    _ = try await fetcher.with(limits).fetch(request)
    guard Self.isPDF(file) else {
      unlink(part)
      throw .notPapers("what \(url.host) sent for \(paper.id.key) is no PDF")
    }
    guard fsync(file) == 0, rename(part, path(of: paper)) == 0 else { throw Self.failure(part) }
    return path(of: paper)
  }

  /// Whether a file begins like a PDF; readers look for the sign in the first 1,024 bytes.
  private static func isPDF(_ file: Int32) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = max(0, pread(file, &bytes, bytes.count, 0))
    let sign = Array("%PDF-".utf8)
    return count >= sign.count && (0...(count - sign.count)).contains { bytes[$0..<$0 + sign.count].elementsEqual(sign) }
  }

  private static func failure(_ path: String) -> FetchError {
    .library("\(path): \(String(cString: strerror(errno)).lowercased())")
  }
}
