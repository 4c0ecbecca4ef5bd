import Glibc
import Subprocess
import Testing

/// A terminal of tmux's with one program in it, on a server of its own.
struct Terminal: Sendable {
  let home: Home
  /// The name of its server: another each time, since one that is just ending still answers.
  private let server = "reader-\(UInt32.random(in: 0 ... .max))"
  /// How long a condition may take to come true: the machine may be busy, and only what fails waits for so long.
  private static let patience: Duration = .seconds(40)

  /// What tmux calls the terminal.
  private static let term = "screen-256color"

  /// Opens the reader in a terminal, does something with it, and closes all.
  ///
  /// - Parameter variables: added to the reader's environment, or taken from it where nil.
  static func reading(
    _ arguments: [String] = [], home: Home, width: Int = 120, height: Int = 36, variables: [String: String?] = [:],
    _ body: (Terminal) async throws -> Void
  ) async throws {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    try await running(
      """
      # ^C reaches this shell, too, while the terminal is lent to an editor; it must tell how the reader ends.
      trap : INT
      stty -a > before
      sh -c 'echo $$ > pid; exec "$LECTERN" "$@" 2> errors' lectern \(quoted)
      echo $? > code.part
      stty -a > after
      mv code.part code
      exec cat
      """, home: home, width: width, height: height, variables: variables, body)
  }

  /// Runs a script of the shell in a terminal, as `reading` does.
  static func running(
    _ script: String, home: Home, width: Int = 120, height: Int = 36, variables: [String: String?] = [:],
    _ body: (Terminal) async throws -> Void
  ) async throws {
    var environment: [String: String?] = home.environment.mapValues { $0 }
    environment["TERM"] = term
    environment["LECTERN"] = Tool.lectern.string
    environment["PS1"] = "% "
    if Tool.isSanitized { environment["ASAN_OPTIONS"] = Tool.noSearchForLeaks }
    environment.merge(variables) { $1 }
    let settings = environment.sorted { $0.key < $1.key }.map { name, value in
      value.map { "export \(name)='\($0)'" } ?? "unset \(name)"
    }
    unlink("\(home.path)/code")
    unlink("\(home.path)/pid")
    try home.write("run", "cd '\(home.path)'\n" + settings.joined(separator: "\n") + "\n" + script + "\n")
    let terminal = Terminal(home: home)
    try await terminal.tmux(
      "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "exec sh '\(home.path)/run'")
    do {
      try await body(terminal)
    } catch {
      try await terminal.close()
      throw error
    }
    try await terminal.close()
  }

  private func close() async throws { try await tmux("kill-server") }

  @discardableResult
  func tmux(_ arguments: String...) async throws -> String { try await tmux(arguments) }

  @discardableResult
  private func tmux(_ arguments: [String]) async throws -> String {
    var environment = home.environment
    environment["TMUX_TMPDIR"] = home.path
    let outcome = try await Outcome.of(
      "/usr/bin/env", ["tmux", "-L", server, "-f", "/dev/null"] + arguments, environment: environment)
    guard outcome.status == 0 else {
      let end = home.text(of: "code").map { "the reader has ended with \($0)" } ?? ""
      Issue.record("tmux \(arguments.prefix(2)): \(outcome.errors)\(end)")
      throw Vain()
    }
    return outcome.output
  }

  /// Types keys in one burst, in tmux's spelling: letters for themselves, `Enter`, `Escape`, `C-d`.
  ///
  /// What follows an `Escape` in the same burst is taken for a key with Alt.
  func press(_ keys: [String]) async throws {
    // A semicolon at the end of an argument parts tmux's commands.
    let spelled = keys.map { $0.hasSuffix(";") ? $0.dropLast() + "\\;" : $0 }
    try await tmux(["send-keys", "--"] + spelled)
  }

  func press(_ keys: String...) async throws { try await press(keys) }

  /// Types a text letter by letter.
  func type(_ text: String) async throws { try await press(text.map(String.init)) }

  func resize(width: Int, height: Int) async throws {
    try await tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// What is on the screen, line by line.
  func screen() async throws -> String { try await tmux("capture-pane", "-p") }

  /// The same with the sequences that colour it.
  func coloredScreen() async throws -> String { try await tmux("capture-pane", "-p", "-e") }

  /// Waits until the screen is as described, and gives it. tmux takes a frame in pieces, so what was asked for can be
  /// there before the rest of its frame: a screen counts when the next look at it is the same.
  @discardableResult
  func wait(
    for what: String, _ location: SourceLocation = #_sourceLocation, until isSo: (String) -> Bool
  ) async throws -> String {
    var screen = ""
    let isMet = try await Self.poll {
      let before = screen
      screen = try await self.screen()
      return screen == before && isSo(screen)
    }
    if isMet { return screen }
    Issue.record("waited in vain for \(what):\n\(screen)\n\(home.text(of: "errors") ?? "")", sourceLocation: location)
    throw Vain()
  }

  /// Waits until a text is on the screen.
  @discardableResult
  func wait(for text: String, _ location: SourceLocation = #_sourceLocation) async throws -> String {
    try await wait(for: "'\(text)'", location) { $0.contains(text) }
  }

  /// Waits until all of some texts are on the screen at once, and none of some others.
  @discardableResult
  func wait(
    forAll texts: String..., without others: [String] = [], _ location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    try await wait(for: "\(texts) without \(others)", location) { screen in
      texts.allSatisfy(screen.contains) && !others.contains(where: screen.contains)
    }
  }

  /// Waits until the program has ended, with this exit code.
  func ends(with code: Int, _ location: SourceLocation = #_sourceLocation) async throws {
    try await wait(for: "the end", location) { hasEnded }
    let found = home.text(of: "code")?.split(separator: "\n").first.flatMap { Int($0) }
    #expect(found == code, "\(home.text(of: "errors") ?? "")", sourceLocation: location)
  }

  var hasEnded: Bool { home.text(of: "code") != nil }

  /// The reader's process.
  func process() async throws -> pid_t {
    _ = try await Self.poll { home.text(of: "pid")?.hasSuffix("\n") == true }
    return try #require(home.text(of: "pid").flatMap { pid_t($0.dropLast()) })
  }

  /// Whether a process has ended; its parent may not have asked yet how.
  static func isGone(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0, let file = fopen("/proc/\(process)/stat", "r") else { return true }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self).contains(") Z ")
  }

  /// Waits for something outside of the screen.
  func wait(
    for what: String, _ location: SourceLocation = #_sourceLocation, _ isSo: () throws -> Bool
  ) async throws {
    if try await Self.poll({ try isSo() }) { return }
    Issue.record("waited in vain for \(what):\n\(try await screen())", sourceLocation: location)
    throw Vain()
  }

  static func poll(_ isSo: () async throws -> Bool) async throws -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + patience
    while clock.now < deadline {
      if try await isSo() { return true }
      try await Task.sleep(for: .milliseconds(10))
    }
    return try await isSo()
  }

  /// A condition that did not come true; the issue is recorded already.
  private struct Vain: Error {}
}
