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
  static let blockLength = 1 << 20
  private static let newline = UInt8(ascii: "\n")

  /// How the file ends.
  enum Tail {
    case clean
    /// A whole line, but for its newline.
    case unfinished
    /// A part of a line, which starts at this place.
    case torn(Int)
  }

  private let folder: String
  let file: Descriptor
  private let lock: Descriptor
  /// The bytes on the disk.
  private(set) var length: Int
  /// The length to go back to when writing fails; nil until something was written.
  private var oldLength: Int?
  private var pending: [UInt8] = []
  /// As reading through the file found it.
  var tail = Tail.clean
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

  // A process forked off at this moment holds the lock's file too, until it runs its program.
  deinit { flock(lock.raw, LOCK_UN) }

  private static func open(_ name: String, in folder: String) throws(ImportReason) -> Descriptor {
    do throws(SystemError) {
      let file = try Descriptor(opening: folder + "/" + name, O_RDWR | O_CREAT | O_APPEND | O_NONBLOCK)
      // Reading a pipe would wait for ever.
      if try file.status().st_mode & S_IFMT != S_IFIFO { return file }
    } catch {
      throw .libraryUnwritable("\(name): \(error.description)")
    }
    throw .libraryUnwritable("\(name) is a pipe")
  }

  private static func asWriting<Value>(
    _ body: () throws(SystemError) -> Value
  ) throws(ImportReason) -> Value {
    do throws(SystemError) { return try body() } catch { throw .libraryUnwritable(error.description) }
  }

  /// Size and time of the file as it is on the disk; nil when the system does not say.
  var stamp: KnownPapersFile.Stamp? {
    do throws(SystemError) { return try KnownPapersFile.Stamp(of: file) } catch { return nil }
  }

  /// Whether the last line is whole.
  var endsCleanly: Bool {
    if case .clean = tail { true } else { oldLength != nil }
  }

  /// Adds a line and gives its place. It reaches the disk with later ones, by `finish` at the latest.
  mutating func append(_ line: UnsafeRawBufferPointer) throws(ImportReason) -> Int {
    try begin()
    let place = length + pending.count
    pending.append(contentsOf: line)
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
      let part: [UInt8]
      do throws(SystemError) {
        part = try file.read(size, at: place + line.count)
      } catch {
        throw .libraryUnreadable(error.description)
      }
      if let end = part.firstIndex(of: Self.newline) { return line + part[..<end] }
      line += part
      if part.count < size { return line }
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
        let torn = try file.read(max(0, length - start), at: start)
        setAside = try LibraryFolder.newFile(Self.name + ".torn", in: folder, holding: torn)
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
  /// The bytes from `place` on, as many as given or up to the end.
  func read(_ count: Int, at place: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(SystemError) {
        filled = try read(
          into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]),
          at: place)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
