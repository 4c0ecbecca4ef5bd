import Glibc
import Papers
import Testing

@testable import Marks

/// Makes every system call of marking and folding fail in a real process, and kills it at each.
@Suite(
  .serialized,
  .enabled(if: Child.works("strace", "-qq", "-e", "trace=none"), "strace is not installed, or may not trace"))
struct SystemCallTests {
  private static let calls = [
    "write", "fsync", "fdatasync", "rename", "link", "openat", "flock", "ftruncate", "close", "read", "unlink",
  ]

  /// How often the marker makes a call: before it begins its work, and in all.
  private struct Count {
    var before = 0
    var all = 0
  }

  /// A library with a state file, a journal, and what a killed writer left at its end.
  private static func library() throws -> Scratch {
    let scratch = try Scratch()
    let file = scratch.file()
    for (second, id) in [PaperID.bert, .adam].enumerated() {
      _ = try file.perform(JournalTests.star(id), at: .second(Int64(second)))
      if second == 0 { try file.fold() }
    }
    try scratch.write(try #require(scratch.read("state.journal")) + Array(#"{"papers":{"ar"#.utf8), to: "state.journal")
    return scratch
  }

  private static func run(_ scratch: Scratch, _ options: [String]) throws -> [Substring] {
    let marker = try Child.built("marker")
    return try Child(
      ["strace", "-qq", "-o", scratch.path + "/trace"] + options + [marker, scratch.path, "x", "3", "60", "2"]
    ).lines()
  }

  private static func counts() throws -> [String: Count] {
    let scratch = try library()
    let lines = try run(scratch, ["-e", "trace=writev," + calls.joined(separator: ",")])
    #expect(lines.last == "ended")
    var counts: [String: Count] = [:]
    var hasBegun = false
    for line in String(decoding: try #require(scratch.readAll("trace")), as: UTF8.self).split(separator: "\n") {
      let name = String(line.prefix { $0 != "(" })
      if name == "writev" { hasBegun = true }
      counts[name, default: Count()].all += 1
      if !hasBegun { counts[name, default: Count()].before += 1 }
    }
    return counts
  }

  /// What is wrong after a run, if anything.
  private static func problem(_ scratch: Scratch, _ lines: [Substring], isKilled: Bool) throws -> String? {
    let report = Reports(lines)
    if !isKilled, lines.last != "ended" { return "it did not end: \(lines)" }
    let loaded = scratch.file().load()
    if loaded.isReadOnly { return "\(loaded.notices)" }
    if let notice = loaded.notices.first(where: { !$0.contains("was cut off") }) { return notice }
    for id in [PaperID.bert, .adam] where loaded.table.marks(of: id)?[.starred] != true { return "\(id) is lost" }
    if let problem = report.problem(with: loaded.table, name: "x") { return problem }
    if scratch.file().load().table != loaded.table { return "reading it again gives something else" }
    _ = try scratch.file().perform(JournalTests.star(.attention), at: .second(9))
    let again = scratch.file().load()
    return again.table.marks(of: .attention)?[.starred] == true && again.notices.isEmpty ? nil : "marking does not go on"
  }

  @Test func `whatever system call fails or is the last one, the marks are those before or after`() throws {
    let counts = try Self.counts()
    var runs = 0
    for call in Self.calls {
      guard let count = counts[call], count.all > count.before else { continue }
      for number in count.before + 1...count.all {
        for fault in ["error=EIO", "error=ENOSPC", "error=EDQUOT", "error=EINTR", "signal=KILL"] {
          // Reading and removing fail in fewer ways, and nothing is written by them.
          if ["read", "unlink"].contains(call), fault == "error=ENOSPC" || fault == "error=EDQUOT" { continue }
          let scratch = try Self.library()
          let lines = try Self.run(scratch, ["-e", "trace=\(call)", "-e", "inject=\(call):\(fault):when=\(number)"])
          runs += 1
          let what = "\(call) \(number - count.before): \(fault)"
          if let problem = try Self.problem(scratch, lines, isKilled: fault == "signal=KILL") {
            Issue.record("\(what): \(problem)\n\(lines)")
          }
          let report = Reports(lines)
          if fault == "error=EINTR", call != "close" { #expect(report.refused.isEmpty, "\(what)") }
          for why in report.refused.values { #expect(why.contains(Self.words[fault] ?? "-"), "\(what): \(why)") }
        }
      }
    }
    print("\(runs) runs with a system call that failed or was the last one")
    #expect(runs > 100)
  }

  private static let words = [
    "error=EIO": MarkFileError.explanation(of: EIO), "error=ENOSPC": MarkFileError.explanation(of: ENOSPC),
    "error=EDQUOT": MarkFileError.explanation(of: EDQUOT),
  ]
}
