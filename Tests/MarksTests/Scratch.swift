import Glibc
import Papers
import Synchronization
import Testing

@testable import Marks

/// A folder of its own for one test, gone with its last owner.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/marks-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { Self.remove(path) }

  var state: String { path + "/state.json" }

  func file(_ operations: FileOperations = .system) -> MarkFile {
    MarkFile(folder: path, operations: operations)
  }

  /// The names in the folder, sorted.
  var names: [String] { Self.names(in: path) }

  func read(_ name: String = "state.json") -> [UInt8]? {
    guard let file = fopen("\(path)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }

  /// A file of any size.
  func readAll(_ name: String) -> [UInt8]? {
    guard let file = try? OpenFile(FileOperations.system.open("\(path)/\(name)", O_RDONLY, 0)) else { return nil }
    defer { extendLifetime(file) }
    return try? FileOperations.system.readAll(file.descriptor, limit: 1 << 28)
  }

  func write(_ bytes: [UInt8], to name: String = "state.json") throws {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
  }

  /// The content of the one file that was set aside.
  func broken() throws -> [UInt8] {
    let names = names.filter { $0.hasPrefix("state.json.broken-") }
    #expect(names.count == 1)
    let name = try #require(names.first)
    return try #require(read(name))
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) where unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
    rmdir(path)
  }
}

extension MarkTable {
  /// A table with one star.
  static func starring(_ id: PaperID, at second: Int64 = 0) -> MarkTable {
    var table = MarkTable()
    table.set(.starred, true, for: [id], at: .second(second), name: "starred")
    return table
  }
}

/// Makes chosen system calls fail.
final class Fault: Sendable {
  private let calls = Mutex(0)
  private let fired = Mutex(false)
  private let number: Int
  private let code: Int32
  private let isLasting: Bool
  private let isOver = Mutex(false)

  /// Fails the call of that number, counted from 1, and all calls after it if `isLasting`.
  init(atCall number: Int, code: Int32, isLasting: Bool) {
    (self.number, self.code, self.isLasting) = (number, code, isLasting)
  }

  /// Nothing fails any more.
  func end() { isOver.withLock { $0 = true } }

  var hasFired: Bool { fired.withLock { $0 } }

  private func check() throws(SystemError) {
    let count = calls.withLock { calls in
      calls += 1
      return calls
    }
    guard count == number || (isLasting && count > number), !isOver.withLock({ $0 }) else { return }
    fired.withLock { $0 = true }
    throw SystemError(code: code)
  }

  var operations: FileOperations {
    let system = FileOperations.system
    var operations = system
    operations.open = { [self] (path, flags, mode) throws(SystemError) in
      try check()
      return try system.open(path, flags, mode)
    }
    operations.read = { [self] (file, buffer) throws(SystemError) in
      try check()
      return try system.read(file, buffer)
    }
    operations.write = { [self] (file, bytes) throws(SystemError) in
      try check()
      return try system.write(file, bytes)
    }
    operations.sync = { [self] (file) throws(SystemError) in
      try check()
      try system.sync(file)
    }
    operations.syncData = { [self] (file) throws(SystemError) in
      try check()
      try system.syncData(file)
    }
    operations.truncate = { [self] (file, length) throws(SystemError) in
      try check()
      try system.truncate(file, length)
    }
    operations.close = { [self] (file) throws(SystemError) in
      // A close that reports an error has closed the file all the same.
      try system.close(file)
      try check()
    }
    operations.rename = { [self] (from, to) throws(SystemError) in
      try check()
      try system.rename(from, to)
    }
    operations.link = { [self] (from, to) throws(SystemError) in
      try check()
      try system.link(from, to)
    }
    operations.lock = { [self] (file) throws(SystemError) in
      try check()
      try system.lock(file)
    }
    return operations
  }
}
