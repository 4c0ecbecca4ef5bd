import Glibc
import Testing

/// A home folder for one test, with all that the program reads and writes in it; gone with its last owner.
final class Home: Sendable {
  let path: String

  /// - Parameter isNew: whether nobody has opened the reader there before, who is shown the first steps.
  init(isNew: Bool = false) throws {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(place)/lectern-tests-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
    for name in ["data", "config", "config/lectern", "state", "cache"] { mkdir("\(path)/\(name)", 0o700) }
    guard !isNew else { return }
    mkdir("\(path)/state/lectern", 0o700)
    try write("state/lectern/tour", "done\n")
  }

  deinit { Self.remove(path) }

  var library: String { "\(path)/data/lectern" }

  /// Nothing of the machine's but the way to its programs, and what the sanitizers are told. Nothing gets out to a
  /// network: nobody listens where the proxy is said to be.
  var environment: [String: String] {
    let own = [
      "HOME": path, "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin", "TMPDIR": path,
      "XDG_DATA_HOME": "\(path)/data", "XDG_CONFIG_HOME": "\(path)/config", "XDG_STATE_HOME": "\(path)/state",
      "XDG_CACHE_HOME": "\(path)/cache", "LC_ALL": "C.UTF-8",
      "EDITOR": "true", "https_proxy": "http://127.0.0.1:9", "no_proxy": "127.0.0.1",
    ]
    return ["TSAN_OPTIONS", "ASAN_OPTIONS", "LSAN_OPTIONS"].reduce(into: own) { variables, name in
      variables[name] = getenv(name).map { String(cString: $0) }
    }
  }

  /// Runs the program under test to its end.
  func lectern(
    _ arguments: String..., input: [UInt8] = [], environment extra: [String: String] = [:]
  ) async throws -> Outcome {
    try await Outcome.of(
      Tool.lectern, arguments, environment: environment.merging(extra) { $1 }, input: input)
  }

  /// Runs a line of the shell in which `$LECTERN` is the program under test.
  func shell(_ line: String) async throws -> Outcome {
    try await Outcome.of(
      "/bin/sh", ["-c", line], environment: environment.merging(["LECTERN": Tool.lectern.string]) { $1 })
  }

  /// Writes a file, by its path in the home folder, and gives its whole path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let whole = "\(path)/\(name)"
    let file = try #require(fopen(whole, "w"))
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
    return whole
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  /// A file's bytes, by its path in the home folder; nil when it is not there.
  func bytes(of name: String) -> [UInt8]? { Self.bytes(at: "\(path)/\(name)") }

  static func bytes(at path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  func text(of name: String) -> String? { bytes(of: name).map { String(decoding: $0, as: UTF8.self) } }

  /// The names in the library's folder, sorted.
  var libraryNames: [String] { Self.names(in: library) }

  /// Brings papers into the library.
  func importPapers(_ text: String) async throws {
    let outcome = try await lectern("import", "-", input: Array(text.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) where unlink("\(path)/\(name)") != 0 { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
