import Glibc
import Testing

/// A terminal that nobody draws, with the reader in it: every byte that the reader sends, and any that it may be
/// sent.
final class Pseudoterminal {
  let home: Home
  /// The reader's process.
  let child: pid_t
  /// Our end.
  private var terminal: Int32
  /// The end that the reader has, held open to ask for its settings.
  private var line: Int32
  /// How the terminal was set before the reader came.
  private(set) var firstSettings: [UInt32] = []
  /// What the reader has sent so far.
  private(set) var output: [UInt8] = []
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var ending: Int32?

  /// Starts the reader, which says its errors to the file `errors` of the home folder.
  init(
    _ arguments: [String] = [], home: Home, width: Int = 120, height: Int = 36, variables: [String: String] = [:]
  ) throws {
    self.home = home
    let path: String
    (terminal, path) = try Self.open()
    let line = Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(line >= 0)
    self.line = line
    firstSettings = Self.settings(of: line)
    Self.resize(terminal, width: width, height: height)
    var own = ["TERM": "xterm-256color"]
    if Tool.isSanitized { own["ASAN_OPTIONS"] = Tool.noSearchForLeaks }
    child = try Self.start([Tool.lectern.string] + arguments, home, variables.merging(own) { old, _ in old }, on: path)
  }

  deinit {
    if ending == nil {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    if line >= 0 { close(line) }
    if terminal >= 0 { close(terminal) }
  }

  /// A new terminal: our end of it, and the path of the other.
  private static func open() throws -> (Int32, String) {
    // Linux's own numbers, since the C library's functions for this are not to be seen from Swift.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let terminal = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var (locked, index): (Int32, Int32) = (0, 0)
    try #require(terminal >= 0 && ioctl(terminal, unlock, &locked) == 0 && ioctl(terminal, number, &index) == 0)
    return (terminal, "/dev/pts/\(index)")
  }

  private static func start(
    _ command: [String], _ home: Home, _ variables: [String: String], on path: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A terminal that the first process of a session opens becomes the session's.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "\(home.path)/errors", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // POSIX_SPAWN_SETSID, which is not to be seen from Swift.
    posix_spawnattr_setflags(&attributes, 0x80)
    var words = command.map { strdup($0) } + [nil]
    var environment = home.environment.merging(variables) { $1 }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + environment { free(text) } }
    var child: pid_t = 0
    try #require(posix_spawn(&child, command[0], &actions, &attributes, &words, &environment) == 0)
    return child
  }

  /// Types bytes, reading on meanwhile.
  func send(_ bytes: some Sequence<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty, !hasEnded {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else { read(for: 10) }
    }
  }

  func send(_ text: String) { send(text.utf8) }

  func resize(width: Int, height: Int) { Self.resize(terminal, width: width, height: height) }

  private static func resize(_ terminal: Int32, width: Int, height: Int) {
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Takes in what the reader sends until nothing came for so many milliseconds.
  func read(for quiet: Int32) {
    while true {
      var place = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      guard poll(&place, 1, quiet) > 0 else { return }
      let count = Glibc.read(terminal, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer[..<count]
    }
  }

  /// Waits until the reader has read all keys that were sent.
  func waitForKeysToBeRead() async throws {
    _ = try await Terminal.poll {
      read(for: 0)
      return waiting == 0 || hasEnded
    }
  }

  /// The bytes that were sent and that the reader has not read yet.
  private var waiting: Int32 {
    var count: Int32 = 0
    return ioctl(line, UInt(FIONREAD), &count) == 0 ? count : 0
  }

  /// Whether the terminal takes no more bytes of the reader's for now.
  var isFull: Bool {
    var place = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
    return poll(&place, 1, 0) == 0
  }

  /// Forgets what came.
  func forget() { output = [] }

  /// Types keys, and waits until the reader has read them and has sent whatever it answers at once.
  func press(_ keys: String) async throws {
    send(keys)
    try await waitForKeysToBeRead()
    read(for: 40)
  }

  /// Types Esc, and waits until it has made a difference: what is typed too soon after it would be taken for a key
  /// with Alt.
  func escape(_ location: SourceLocation = #_sourceLocation) async throws {
    try await waitForKeysToBeRead()
    read(for: 40)
    let count = output.count
    send("\u{1B}")
    let isAnswered = try await Terminal.poll {
      read(for: 0)
      return output.count > count || hasEnded
    }
    #expect(isAnswered, "Esc was not answered", sourceLocation: location)
    read(for: 40)
  }

  /// Waits until a text has come since the last `forget`.
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) async throws {
    let wanted = Array(text.utf8)
    let isMet = try await Terminal.poll {
      read(for: 0)
      return output.holds(wanted) || hasEnded
    }
    guard isMet, output.holds(wanted) else {
      Issue.record(
        "waited in vain for '\(text)': \(String(decoding: output.suffix(2000), as: UTF8.self).debugDescription), \(home.text(of: "errors") ?? "")",
        sourceLocation: location)
      throw Vain()
    }
  }

  private struct Vain: Error {}

  /// Whether the reader is gone.
  var hasEnded: Bool {
    var status: Int32 = 0
    if ending == nil, waitpid(child, &status, WNOHANG) == child { ending = status }
    return ending != nil
  }

  /// Waits for the end: the exit code, or 128 and the number of the signal that ended it.
  func end(isRead: Bool = true) async throws -> Int32? {
    _ = try await Terminal.poll {
      if isRead { read(for: 0) }
      return hasEnded
    }
    if isRead { try await readToEnd() }
    return ending.map { $0 & 0x7F == 0 ? $0 >> 8 & 0xFF : 128 + $0 & 0x7F }
  }

  /// Takes in what the reader had sent before it ended. It is behind that, and in front of what we add, so that
  /// nothing is missed which the kernel still has on its way.
  private func readToEnd() async throws {
    read(for: 0)
    let mark = Array("\u{0}the end\u{0}".utf8)
    guard line >= 0, write(line, mark, mark.count) == mark.count else { return }
    let hasCome = try await Terminal.poll {
      read(for: 0)
      return output.suffix(mark.count) == mark[...]
    }
    if hasCome { output.removeLast(mark.count) }
  }

  /// How the terminal is set, as `stty` would say.
  var settings: [UInt32] { Self.settings(of: line) }

  private static func settings(of line: Int32) -> [UInt32] {
    var settings = termios()
    tcgetattr(line, &settings)
    let keys = withUnsafeBytes(of: settings.c_cc) { $0.map(UInt32.init) }
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag] + keys
  }

  /// Goes away as a terminal does whose window is closed.
  func hangUp() {
    close(line)
    close(terminal)
    (line, terminal) = (-1, -1)
  }
}

extension [UInt8] {
  fileprivate func holds(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: text) }
  }
}
