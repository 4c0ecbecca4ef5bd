import Foundation
import Papers
import Testing

@Suite("lectern stats")
struct StatsTests {
  private static let papers = (1...4).map { #"{"id":"test:\#($0)","title":"Paper \#($0)","topics":["cs.RO"],"source":"here"}"# }.joined(separator: "\n")

  @Test("prints what was read, and sittings of this library, as text and as JSON")
  func printing() async throws {
    let home = try Home()
    try await home.importPapers(Self.papers)
    _ = try await home.lectern("mark", "test:1", "test:2", "--read")
    _ = try await home.lectern("mark", "test:3", "--later")
    mkdir("\(home.path)/state/lectern", 0o700)
    let lines = [
      #"{"library":"\#(home.library)","ended":"2026-11-01T08:00:00Z","seconds":61.5,"papers":7}"#,
      #"{"library":"/elsewhere","ended":"2026-11-01T08:00:00Z","seconds":1,"papers":99}"#,
      #"{"library":"\#(home.library)","ended":"no time","seconds":1,"papers":1}"#, "no JSON", "",
      #"{"library":"\#(home.library)","ended":"2026-11-01T08:00:00Z","seconds":-5,"papers":1e300}"#,
    ]
    try home.write("state/lectern/sittings.jsonl", lines.joined(separator: "\n"))
    let text = try await home.lectern("stats")
    #expect(text.status == 0)
    for line in ["2 papers, 2 of them in the last year, on 1 day", "cs.RO", "here", "1 now, 1 at most", "1 sitting, 1 min, 7 papers"] {
      #expect(text.output.contains(line), "\(line)")
    }
    let json = try await home.lectern("stats", "--format", "json")
    let value = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(value["read"] as? Int == 2)
    #expect((value["queue"] as? [Any])?.count == 365)
    #expect((value["sittings"] as? [[String: Any]])?.first?["papers"] as? Int == 7)
    #expect((value["sittings"] as? [Any])?.count == 1)
  }

  @Test("says so where there is nothing yet")
  func nothing() async throws {
    let run = try await Home().lectern("stats")
    #expect(run.status == 0)
    #expect(run.output.contains("0 papers") && run.output.contains("no sitting was left yet"))
  }
}
