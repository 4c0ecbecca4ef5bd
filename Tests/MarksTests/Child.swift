import Glibc
import Papers
import Testing

@testable import Marks

/// A process that a test started.
final class Child {
  let process: pid_t
  private let output: Int32
  private var buffer: [UInt8] = []

  /// Starts a program with its standard output into a pipe.
  init(_ arguments: [String]) throws {
    var ends: [Int32] = [-1, -1]
    let result = pipe(&ends)
    try #require(result == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    output = ends[0]
    self.process = process
    try #require(code == 0, "\(arguments[0]): \(String(cString: strerror(code)))")
  }

  deinit { close(output) }

  /// Waits until a line with this beginning was put out, or the process has ended.
  func await(_ beginning: String) {
    while !String(decoding: buffer, as: UTF8.self).split(separator: "\n").contains(where: { $0.hasPrefix(beginning) }),
      readMore()
    {}
  }

  private func readMore() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(output, &chunk, chunk.count)
    if count > 0 { buffer += chunk[..<count] }
    return count > 0 || (count < 0 && errno == EINTR)
  }

  /// Waits for the end, and gives all whole lines that were put out.
  func lines() -> [Substring] {
    while readMore() {}
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let text = String(decoding: buffer, as: UTF8.self)
    let whole = text.lastIndex(of: "\n").map { text[..<$0] } ?? ""
    return whole.split(separator: "\n")
  }

  /// A program that was built beside the tests.
  static func built(_ name: String) throws -> String {
    let own = try #require(realpath("/proc/self/exe", nil))
    defer { free(own) }
    return String(cString: own).split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/") + "/" + name
  }

  /// Whether a program is there and runs.
  static func works(_ arguments: String...) -> Bool {
    guard let child = try? Child(arguments + ["sh", "-c", "echo yes"]) else { return false }
    return child.lines().last == "yes"
  }
}

/// What `marker` reported, and what must be on disk then.
struct Reports {
  /// Whether each paper is starred, by number; of those that were answered.
  private(set) var stars: [Int: Bool] = [:]
  /// Papers whose mark was refused, and why.
  private(set) var refused: [Int: Substring] = [:]
  private(set) var notices: [Substring] = []
  /// The paper that was in hand at the end of the reports.
  private(set) var next: Int?

  init(_ lines: [Substring]) {
    var last = -1
    for line in lines {
      let words = line.split(separator: " ", maxSplits: 2)
      let number = words.count > 1 ? Int(words[1]) : nil
      switch (words.first, number) {
      case ("did", let number?):
        stars[number] = true
        last = number
      case ("undid", let number?): stars[number] = false
      case ("refused", let number?):
        refused[number] = words.last
        last = number
      case ("notice", _): notices.append(line)
      default: break
      }
    }
    if lines.last != "ended" { next = stars[last] == true && last % 7 == 6 ? last : last + 1 }
  }

  /// What is wrong with the marks of `name` on disk, if anything. What was in hand may be there or not.
  func problem(with table: MarkTable, name: String) -> String? {
    func isStarred(_ number: Int) -> Bool {
      table.marks(of: PaperID(key: "arxiv:\(name).\(number)"))?[.starred] ?? false
    }
    for (number, star) in stars where number != next && isStarred(number) != star {
      return "paper \(number) was reported as \(star ? "starred" : "not starred")"
    }
    let known = Set(stars.keys).union(next.map { [$0] } ?? [])
    for id in table.ids where id.key.hasPrefix("arxiv:\(name).") {
      let number = Int(id.key.dropFirst("arxiv:\(name).".count)) ?? -1
      if !known.contains(number) { return "paper \(number) was never reported" }
    }
    return nil
  }
}
