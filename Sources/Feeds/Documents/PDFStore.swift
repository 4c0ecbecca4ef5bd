import Glibc
import Papers

/// The PDFs that were downloaded: files in the library's folder `pdfs`, named after the papers.
package struct PDFStore: Sendable {
  /// The most that a PDF may have, in bytes.
  static let limit = 200 << 20
  private static let deadline = Duration.seconds(600)

  private let library: String
  private var folder: String { library + "/pdfs" }

  package init(library: String) { self.library = library }

  /// `arxiv-2401.00001.pdf`: made of the paper's id alone, of letters, digits and `-._`, so that no source can
  /// choose where a file goes.
  static func name(of paper: Paper) -> String {
    let plain = paper.id.key.utf8.map { byte in
      let isKept = byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || "._".utf8.contains(byte)
      return isKept ? Character(Unicode.Scalar(byte)) : "-"
    }
    // What is too long keeps its beginning, and a number made of the whole.
    guard plain.count > 100 else { return String(plain.drop { $0 == "." || $0 == "-" }) + ".pdf" }
    let sum = paper.id.key.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return String(plain.prefix(100).drop { $0 == "." || $0 == "-" }) + "-" + String(sum, radix: 16) + ".pdf"
  }

  private func path(of paper: Paper) -> String { "\(folder)/\(Self.name(of: paper))" }

  /// The file of a paper that was downloaded; nil when it was not.
  package func file(of paper: Paper) -> String? {
    let path = path(of: paper)
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? path : nil
  }

  /// Downloads a paper's PDF, or goes on with what is there of it, and gives the file.
  ///
  /// What was cut off stays beside it as `.part`; only what is whole and begins like a PDF gets the name.
  /// - Parameter allowsPrivate: whether it may come from this machine or its network, which no paper should ask for.
  package func download(
    _ paper: Paper, by fetcher: Fetcher, allowsPrivate: Bool = false
  ) async throws(FetchError) -> String {
    if let file = file(of: paper) { return file }
    guard let url = paper.pdf.flatMap({ WebURL($0) }) else { throw .notPapers("no PDF is known for \(paper.id.key)") }
    mkdir(folder, 0o700)
    let part = path(of: paper) + ".part"
    let file = open(part, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.failure(part) }
    defer { close(file) }
    // Another process may be at it.
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw .command("\(paper.id.key) is being downloaded already") }
    var request = FetchRequest(url: url)
    request.isUntrusted = true
    request.allowsPrivate = allowsPrivate
    request.file = file
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
