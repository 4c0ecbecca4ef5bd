import Glibc
import Subprocess
import SystemPackage

/// Programs that the tests start.
enum Tool {
  /// The program under test: it is built into the folder of the running tests.
  static var lectern: FilePath {
    let own = resolved("/proc/self/exe") ?? CommandLine.arguments.first ?? "."
    return FilePath(own).removingLastComponent().appending("lectern")
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether a program is on the path.
  static func isInstalled(_ name: String) -> Bool {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  static var hasTmux: Bool { isInstalled("tmux") }

  /// Whether the tests, and so the program, are built with the address or the thread sanitizer, which makes them
  /// several times slower.
  static let isSanitized = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// What the address sanitizer is told of the reader: all that it holds when it ends would be called a leak where only
  /// an enum points to it, whose tag is in the pointer's spare bits. That it keeps nothing for long, the soak shows.
  static let noSearchForLeaks = "detect_leaks=0"

  /// What a shell has to do so that what it starts gets no more than so many KiB of memory: nothing with a sanitizer,
  /// whose own tables are larger than any limit.
  static func limitingMemory(to kibibytes: Int) -> String { isSanitized ? ":" : "ulimit -d \(kibibytes)" }
}

/// What a program that has ended said.
struct Outcome: Sendable {
  var status: Int32
  var outputBytes: [UInt8]
  var errorBytes: [UInt8]

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var errors: String { String(decoding: errorBytes, as: UTF8.self) }
  var lines: [Substring] { output.split(separator: "\n") }

  /// Starts a program and waits until it ends; a signal that ended it counts from 128, as in a shell.
  static func of(
    _ executable: FilePath, _ arguments: [String], environment: [String: String], input: [UInt8] = []
  ) async throws -> Outcome {
    let variables = Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key($0), $1) })
    let result = try await run(
      .path(executable), arguments: Arguments(arguments), environment: .custom(variables), input: .array(input),
      output: .bytes(limit: 1 << 26), error: .bytes(limit: 1 << 26))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let number): 128 + number
      }
    return Outcome(status: status, outputBytes: result.standardOutput, errorBytes: result.standardError)
  }
}

extension Environment.Key {
  fileprivate init(_ name: String) { self = .init(stringLiteral: name) }
}

extension [UInt8] {
  /// The control characters of C0, DEL and C1, but for line breaks and tabs, and what hides or reorders text.
  var forbiddenScalars: [Unicode.Scalar] {
    String(decoding: self, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
      default: false
      }
    }
  }
}
