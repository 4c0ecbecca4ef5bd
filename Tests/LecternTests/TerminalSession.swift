import Foundation
import Testing

/// A real terminal: a tmux server of its own, with a shell in which the program runs.
final class TerminalSession {
  private let workplace: Workplace
  private let socket = "lectern-\(UUID().uuidString.prefix(8))"

  static let isInstalled = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/bin/tmux"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  init(_ workplace: Workplace, width: Int = 100, height: Int = 30) throws {
    self.workplace = workplace
    try workplace.write("shellrc", "PS1='ready> '\nunset HISTFILE\nlectern() { \(Workplace.binary) \"$@\"; }\n")
    tmux(
      "new-session", "-d", "-x", "\(width)", "-y", "\(height)",
      "exec bash --noprofile --rcfile \(workplace.path("shellrc")) -i")
    try wait("ready>")
  }

  deinit { tmux("kill-server") }

  @discardableResult
  func tmux(_ arguments: String...) -> String { run(arguments) }

  @discardableResult
  private func run(_ arguments: [String]) -> String {
    (try? workplace.run(program: "/usr/bin/env", ["tmux", "-L", socket, "-f", "/dev/null"] + arguments).output) ?? ""
  }

  var screen: String { tmux("capture-pane", "-p") }

  /// Sends keys by tmux's names (`Enter`, `C-d`) or letter by letter.
  func press(_ keys: String...) { press(keys) }

  func press(_ keys: [String]) { run(["send-keys"] + keys) }

  /// Types text as it is, in one burst.
  func type(_ text: String) { tmux("send-keys", "-l", text) }

  /// Starts a line of the shell.
  func enter(_ line: String) {
    type(line)
    press("Enter")
  }

  func resize(_ width: Int, _ height: Int) {
    tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  /// Waits until the screen is as wanted; fails with the screen when that does not come.
  func wait(
    for what: String, sourceLocation: SourceLocation = #_sourceLocation, until isThere: (String) -> Bool
  ) throws {
    let end = Date(timeIntervalSinceNow: 20)
    var last = ""
    while Date() < end {
      last = screen
      if isThere(last) { return }
      usleep(20_000)
    }
    Issue.record("waited in vain for \(what); the screen is\n\(last)", sourceLocation: sourceLocation)
    throw CancellationError()
  }

  func wait(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "'\(text)'", sourceLocation: sourceLocation) { $0.contains(text) }
  }

  /// Starts the reader and waits for its first screen.
  func start(_ line: String = "lectern") throws {
    enter(line)
    try wait("papers ·")
  }

  /// Waits for the shell, and gives the exit status of what ran last.
  func status(sourceLocation: SourceLocation = #_sourceLocation) throws -> Int {
    enter("echo status=$?")
    try wait(for: "the exit status", sourceLocation: sourceLocation) {
      $0.split(separator: "\n").contains { $0.hasPrefix("status=") }
    }
    let line = screen.split(separator: "\n").last { $0.hasPrefix("status=") } ?? ""
    return Int(line.dropFirst(7)) ?? -1
  }
}
