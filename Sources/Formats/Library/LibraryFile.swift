import Glibc
import Papers

/// `papers.jsonl`, held for appending: locked against other imports, and never left half written.
///
/// Lines are gathered in memory and written in large blocks of whole lines. If writing fails, the file is cut
/// back to the length that it had. If the process dies, what was written stays, and a line torn by that is
/// mended or set aside by the next import that has something to add.
struct LibraryFile: ~Copyable {
  static let name = "papers.jsonl"
  static let lockName = "papers.lock"
  private static let blockLength = 1 << 20
  private static let newline = UInt8(ascii: "\n")

  /// How the file ends.
  private enum Tail {
    case clean
    /// A whole line, but for its newline.
    case unfinished
    /// A part of a line, which starts at this place.
    case torn(Int)
  }

  private let folder: String
  private let file: Descriptor
  private let lock: Descriptor
  /// The bytes on the disk.
  private var length: Int
  /// The length to go back to when writing fails; nil until something was written.
  private var oldLength: Int?
  private var pending: [UInt8] = []
  private var tail = Tail.clean
  /// Where a torn last line was moved to.
  private(set) var setAside: String?

  /// Opens the library in `folder`, which is made if it is missing.
  init(folder: String) throws(ImportReason) {
    try Self.asWriting { () throws(SystemError) in try LibraryFolder.make(folder) }
    let lock = try Self.open(Self.lockName, in: folder)
    guard flock(lock.raw, LOCK_EX | LOCK_NB) == 0 else { throw .busy }
    let file = try Self.open(Self.name, in: folder)
    let size = try Self.asWriting { () throws(SystemError) in Int(try file.status().st_size) }
    self.folder = folder
    self.file = file
    self.lock = lock
    length = size
  }

  private static func open(_ name: String, in folder: String) throws(ImportReason) -> Descriptor {
    do throws(SystemError) {
      return try Descriptor(opening: folder + "/" + name, O_RDWR | O_CREAT | O_APPEND)
    } catch {
      throw .libraryUnwritable(error.description)
    }
  }

  private static func asWriting<Value>(
    _ body: () throws(SystemError) -> Value
  ) throws(ImportReason) -> Value {
    do throws(SystemError) { return try body() } catch { throw .libraryUnwritable(error.description) }
  }

  /// Reads the file through; `body` gets the place and the bytes of every line, and tells whether it is whole.
  mutating func scan(_ body: (Int, UnsafeRawBufferPointer) -> Bool) throws(ImportReason) {
    var lines = LineSplitter(limit: RecordReader.defaultLimit)
    var buffer = [UInt8](repeating: 0, count: Self.blockLength)
    var done = 0
    do throws(SystemError) {
      while done < length {
        let count = try file.read(into: &buffer, at: done)
        guard count > 0 else { break }
        done += count
        buffer.withUnsafeBytes { bytes in
          lines.feed(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { place, piece in
            if case .bytes(let line) = piece { _ = body(place.offset, line) }
          }
        }
      }
    } catch {
      throw .libraryUnreadable(error.description)
    }
    var tail = Tail.clean
    lines.finish { place, piece in
      tail = .torn(place.offset)
      if case .bytes(let line) = piece, body(place.offset, line) { tail = .unfinished }
    }
    self.tail = tail
  }

  /// Adds a line and gives its place. It reaches the disk with later ones, by `finish` at the latest.
  mutating func append(_ line: [UInt8]) throws(ImportReason) -> Int {
    try begin()
    let place = length + pending.count
    pending += line
    pending.append(Self.newline)
    if pending.count >= Self.blockLength { try flush() }
    return place
  }

  /// The line that starts at `place`, without its newline.
  func line(at place: Int) throws(ImportReason) -> [UInt8] {
    if place >= length {
      let line = pending.dropFirst(place - length)
      return Array(line.prefix { $0 != Self.newline })
    }
    var line: [UInt8] = []
    var size = 4096
    while true {
      var buffer = [UInt8](repeating: 0, count: size)
      let count: Int
      do throws(SystemError) {
        count = try file.read(into: &buffer, at: place + line.count)
      } catch {
        throw .libraryUnreadable(error.description)
      }
      let part = buffer[..<count]
      if let end = part.firstIndex(of: Self.newline) { return line + part[..<end] }
      line += part
      if count < size { return line }
      size = min(size * 4, Self.blockLength)
    }
  }

  /// Writes what is pending and waits until all of it is on the disk.
  mutating func finish() throws(ImportReason) {
    try flush()
    guard oldLength != nil else { return }
    do throws(SystemError) { try file.synchronise() } catch { throw retreat(after: error) }
  }

  /// Makes the end of the file fit for a new line, once.
  private mutating func begin() throws(ImportReason) {
    guard oldLength == nil else { return }
    do throws(SystemError) {
      switch tail {
      case .clean: break
      case .unfinished: pending = [Self.newline]
      case .torn(let start):
        var bytes = [UInt8](repeating: 0, count: max(0, length - start))
        let count = try file.read(into: &bytes, at: start)
        setAside = try LibraryFolder.newFile(
          Self.name + ".torn", in: folder, holding: Array(bytes[..<count]))
        try file.truncate(to: start)
        length = start
      }
    } catch {
      throw .libraryUnwritable(error.description)
    }
    oldLength = length
  }

  private mutating func flush() throws(ImportReason) {
    guard !pending.isEmpty else { return }
    do throws(SystemError) { try file.write(pending) } catch { throw retreat(after: error) }
    length += pending.count
    pending.removeAll(keepingCapacity: true)
  }

  /// Cuts the file back to what it was before this import.
  private mutating func retreat(after error: SystemError) -> ImportReason {
    pending = []
    let oldLength = oldLength ?? length
    do throws(SystemError) {
      try file.truncate(to: oldLength)
      length = oldLength
      return .libraryUnwritable(error.description)
    } catch let second {
      return .libraryLeftLonger(error.description, second.description, length: oldLength)
    }
  }
}

extension Descriptor {
  func read(into buffer: inout [UInt8], at place: Int) throws(SystemError) -> Int {
    try buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(SystemError) in try read(into: bytes, at: place) }
    }.get()
  }
}
