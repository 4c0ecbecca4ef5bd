import Glibc
import Papers

/// What reading `papers.jsonl` from end to end found, without changing anything.
package struct LibraryInspection: Hashable, Sendable {
  /// A line that is no paper.
  package struct BadLine: Hashable, Sendable {
    package let line: Int
    package let reason: String
  }

  /// How many bad lines are told one by one.
  static let most = 20

  /// Lines that hold a paper; one that was merged has several.
  package private(set) var lines = 0
  package private(set) var badCount = 0
  /// The first bad lines.
  package private(set) var badLines: [BadLine] = []

  /// Reads the library in `folder`; nil when there is no `papers.jsonl` in it.
  package static func inspect(folder: String) throws(ImportReason) -> LibraryInspection? {
    do throws(SystemError) {
      // Without O_NONBLOCK a pipe in the place of the file would stop us here.
      let file = try Descriptor(opening: "\(folder)/\(LibraryFile.name)", O_RDONLY | O_NONBLOCK)
      guard try file.status().st_mode & S_IFMT == S_IFREG else { throw SystemError(EINVAL) }
      var inspection = LibraryInspection()
      try eachLine(of: file) { (place, piece) throws(SystemError) in inspection.take(piece, line: place.line) }
      return inspection
    } catch {
      if error.number == ENOENT { return nil }
      let isOther = error.number == EINVAL || error.number == EISDIR
      throw .libraryUnreadable(isOther ? "\(LibraryFile.name) is no ordinary file" : error.description)
    }
  }

  private mutating func take(_ piece: Piece, line: Int) {
    guard let reason = Self.mistake(in: piece) else {
      if !piece.isBlank { lines += 1 }
      return
    }
    badCount += 1
    if badLines.count < Self.most { badLines.append(BadLine(line: line, reason: reason)) }
  }

  /// Why a line is no paper; nil for one that is, and for an empty line.
  static func mistake(in piece: Piece) -> String? {
    guard case .bytes(let bytes) = piece else { return "longer than \(RecordReader.defaultLimit >> 20) MiB" }
    if piece.isBlank { return nil }
    do throws(PaperLineError) {
      _ = try PaperLine.decode(bytes)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// Hands over the lines of a file, the first without a byte order mark.
  static func eachLine(
    of file: borrowing Descriptor, _ body: (LineSplitter.Place, Piece) throws(SystemError) -> Void
  ) throws(SystemError) {
    var splitter = LineSplitter(limit: RecordReader.defaultLimit)
    var buffer = [UInt8](repeating: 0, count: LibraryFile.blockLength)
    var failure: SystemError?
    func pass(_ place: LineSplitter.Place, _ piece: Piece) {
      guard failure == nil else { return }
      var piece = piece
      if place.offset == 0, case .bytes(let bytes) = piece, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        piece = .bytes(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)))
      }
      do throws(SystemError) { try body(place, piece) } catch { failure = error }
    }
    while failure == nil {
      let count = try file.read(into: &buffer)
      guard count > 0 else { break }
      buffer.withUnsafeBytes { splitter.feed(UnsafeRawBufferPointer(rebasing: $0[..<count]), pass) }
    }
    splitter.finish(pass)
    if let failure { throw failure }
  }
}
