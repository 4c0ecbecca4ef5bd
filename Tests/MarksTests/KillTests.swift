import Glibc
import Papers
import TestSupport
import Testing

@testable import Marks

/// Real processes that mark as fast as they can, killed at random moments, and many of them at once.
@Suite(.serialized)
struct KillTests {
  private static let isLong = getenv("LECTERN_LONG_TESTS") != nil
  /// How often a process is killed.
  private static let kills = isLong ? 10_000 : 200
  /// How many processes one library goes through before a new one begins.
  private static let lives = 25

  @Test func `every mark that was answered is there after a kill at any moment`() throws {
    var generator = SeededGenerator(seed: UInt64(time(nil)))
    let marker = try Child.built("marker")
    var (killed, answered, torn) = (0, 0, 0)
    while killed < Self.kills {
      let scratch = try Scratch()
      var reports: [String: Reports] = [:]
      for life in 0..<Self.lives {
        let name = "\(life)"
        let child = try Child([marker, scratch.path, name, "1000000", "60", "\(life % 5)"])
        // Some are killed while they read what there is.
        child.await(life % 4 == 3 ? "begun" : "did")
        usleep(UInt32.random(in: 0...30_000, using: &generator))
        kill(child.process, SIGKILL)
        let report = Reports(child.lines())
        reports[name] = report
        killed += 1
        answered += report.stars.count
        let loaded = scratch.file().load()
        #expect(!loaded.isReadOnly)
        torn += loaded.notices.count
        for notice in loaded.notices { #expect(notice.contains("was cut off"), "\(notice)") }
        for (name, report) in reports {
          if let problem = report.problem(with: loaded.table, name: name) { Issue.record("kill \(killed): \(problem)") }
        }
        if let bytes = scratch.readAll("state.json") { #expect(StateDecoder.decode(bytes).problems.isEmpty) }
      }
    }
    print("killed \(killed) times: \(answered) marks were answered, none was lost; \(torn) last lines were cut off")
    #expect(answered >= killed / 2)
  }

  @Test func `eight processes at once leave the union of their marks and nothing else`() throws {
    let scratch = try Scratch()
    let marker = try Child.built("marker")
    let seconds = Self.isLong ? 60 : 2
    let children = try (0..<8).map { number in
      try Child([marker, scratch.path, "p\(number)", "1000000", "\(seconds)", number % 2 == 0 ? "25" : "0"])
    }
    let reports = children.map { Reports($0.lines()) }
    let table = scratch.file().load().table
    for (number, report) in reports.enumerated() {
      #expect(report.next == nil && report.refused.isEmpty && !report.stars.isEmpty, "\(report.refused)")
      #expect(report.problem(with: table, name: "p\(number)") == nil)
    }
    #expect(table.count == reports.reduce(0) { $0 + $1.stars.count })
    #expect(StateDecoder.decode(try #require(scratch.readAll("state.json"))).problems.isEmpty)
    print("eight processes made \(table.count) marks in \(seconds) s")
  }
}
