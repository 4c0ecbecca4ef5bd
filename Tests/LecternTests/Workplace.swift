import Foundation
import Testing

/// A user of their own for each test: home, library and settings in a folder that goes away with the test.
final class Workplace {
  let folder: URL
  var environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = ProcessInfo.processInfo.environment.filter {
      ["PATH", "LD_LIBRARY_PATH"].contains($0.key)
    }
    environment["HOME"] = folder.path
    environment["LC_ALL"] = "C.UTF-8"
    environment["TERM"] = "xterm-256color"
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The program that was built together with these tests.
  static let binary: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let places = [own, CommandLine.arguments[0]].map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return places.map { $0.appendingPathComponent("lectern").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "lectern"
  }()

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  var library: String { path(".local/share/lectern") }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let url = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url.path
  }

  func read(_ name: String) -> String {
    String(decoding: (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data(), as: UTF8.self)
  }

  struct Outcome {
    var status: Int32
    var output: String
    var error: String
  }

  /// Runs `lectern` to its end.
  func lectern(_ arguments: String..., input: String? = nil) throws -> Outcome {
    try run(Self.binary, arguments, input: input)
  }

  /// Runs any program to its end.
  func run(program: String, _ arguments: [String]) throws -> Outcome { try run(program, arguments) }

  /// Runs a line of the shell, in which `$lectern` is the program.
  func shell(_ line: String) throws -> Outcome { try run("/bin/bash", ["-c", "lectern=\(Self.binary); \(line)"]) }

  /// The streams are files, and the end is the process's own: pipes, and what Foundation's `Process` waits
  /// for, are inherited by tmux's server, which stays.
  private func run(_ program: String, _ arguments: [String], input: String? = nil) throws -> Outcome {
    let name = "streams/\(UUID().uuidString)"
    let streams = try ["in", "out", "err"].map { try write("\(name).\($0)", $0 == "in" ? input ?? "" : "") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, path) in streams.enumerated() {
      posix_spawn_file_actions_addopen(&actions, Int32(descriptor), path, descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid = pid_t()
    try #require(posix_spawn(&pid, program, &actions, nil, words, variables) == 0, "cannot start \(program)")
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Outcome(
      status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: read("\(name).out"),
      error: read("\(name).err"))
  }

  /// Three papers in the library's own schema.
  static let papers = """
    {"id":"arxiv:2401.00001","title":"Alpha networks","abstract":"A neural net.","authors":["Ada Able"],"topics":["cs.LG"],"published":"2024-01-01","source":"test"}
    {"id":"arxiv:2402.00002","title":"Beta decay of M\\\\\\"obius strips","abstract":"Strips decay.","authors":["Bo Baker"],"topics":["hep-th"],"published":"2024-02-02","source":"test"}
    {"id":"arxiv:2403.00003","title":"Gamma rays","abstract":"Rays from far away.","authors":["Di Dole"],"topics":["astro-ph.HE"],"published":"2024-03-03","source":"test"}

    """
}
