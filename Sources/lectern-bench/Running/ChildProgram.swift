import Glibc

/// A program with its arguments and the environment that all sides are run in.
struct ChildProgram {
  let path: String
  let arguments: [String]

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Where standard input, output and error lead.
  enum Output {
    case discarded
    /// To a terminal, by its path.
    case terminal(String)
    /// What is said goes to a file that is made anew; what is complained of is discarded.
    case file(String)
  }

  /// Starts the program in a session of its own.
  func start(_ output: Output, settings: [String: String]) throws(BenchError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A terminal that the first process of a session opens becomes the session's.
    let device = if case .terminal(let path) = output { path } else { "/dev/null" }
    posix_spawn_file_actions_addopen(&actions, 0, device, O_RDWR, 0)
    if case .file(let path) = output {
      posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
    }
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // POSIX_SPAWN_SETSID, which is not to be seen from Swift.
    posix_spawnattr_setflags(&attributes, 0x80)
    let words = CStrings([path] + arguments)
    let variables = CStrings(Self.environment(settings).map { "\($0.key)=\($0.value)" })
    var child: pid_t = 0
    let result = posix_spawn(&child, path, &actions, &attributes, words.pointers, variables.pointers)
    guard result == 0 else { throw .system(call: path, number: result) }
    return child
  }

  /// The same for all sides, and nothing of the user's settings.
  private static func environment(_ settings: [String: String]) -> [String: String] {
    var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"].merging(settings) { $1 }
    for name in ["PATH", "TMPDIR", "LD_LIBRARY_PATH"] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }

  /// Where `$PATH` has a program; nil when it is not installed.
  static func find(_ name: String) -> String? {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}

extension ChildProgram {
  /// What a program that has ended used.
  struct Usage {
    var milliseconds: Double
    /// The most that it, or the greatest of its children, had in memory.
    var peakBytes: Int
  }

  /// Runs to the end.
  ///
  /// - Parameter allowed: a status besides 0 that is no failure.
  func run(
    _ output: Output = .discarded, settings: [String: String], allowing allowed: Int32 = 0
  ) throws(BenchError) -> Usage {
    let begun = ContinuousClock.now
    let child = try start(output, settings: settings)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw .system(call: "wait4", number: errno) }
    }
    let milliseconds = (ContinuousClock.now - begun).milliseconds
    // The low bits name the signal that ended it, if one did.
    guard status == 0 || status == allowed << 8 else {
      throw .failed(program: name, status: status & 0x7F != 0 ? status : status >> 8)
    }
    return Usage(milliseconds: milliseconds, peakBytes: usage.ru_maxrss * 1024)
  }
}

/// Strings as C takes lists of them.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
