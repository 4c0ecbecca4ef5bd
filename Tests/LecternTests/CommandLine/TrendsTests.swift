import Foundation
import Papers
import Testing

@Suite("lectern trends")
struct TrendsTests {
  /// Papers of thirteen months up to today, the newest with a new word.
  private func home() async throws -> Home {
    let home = try Home()
    let today = Timestamp.now().date.dayNumber
    let lines = (0..<390).map { number in
      let word = number < 12 ? "zorblax" : "common"
      return #"{"id":"test:\#(number)","title":"Paper \#(number)","abstract":"On \#(word) of things.","topics":["cs"],"published":"\#(PaperDate(dayNumber: today - number))"\#(number == 1 ? #","score":42"# : "")}"#
    }
    try await home.importPapers(lines.joined(separator: "\n"))
    return home
  }

  @Test("prints what rises, as text and as JSON")
  func printing() async throws {
    let home = try await home()
    let text = try await home.lectern("trends")
    #expect(text.status == 0)
    #expect(text.lines.first?.contains("30 papers, 360 in the twelve months before") ?? false)
    #expect(text.lines.contains { $0.contains("zorblax") && $0.contains("█") && $0.contains("new") && $0.contains("40 %") })
    #expect(text.output.hasSuffix("\nPapers by votes a day\n  Paper 1: 42 votes, 21.0 a day\n"))
    let json = try await home.lectern("trends", "--over", "month", "--format", "json")
    #expect(json.output.contains(#""name":"zorblax""#) && json.output.contains(#""papers":12,"papers_before":0"#))
    let value = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let voted = (value?["votes"] as? [[String: Any]])?.first
    #expect(voted?["id"] as? String == "test:1" && voted?["votes_a_day"] as? Double == 21)
    #expect((value?["terms"] as? [Any])?.count == 1 && (value?["topics"] as? [Any])?.isEmpty == true)
  }

  @Test("ends with 1 when nothing rises, and with 2 for wrong use")
  func failing() async throws {
    let home = try await home()
    #expect(try await home.lectern("trends", "--query=-zorblax -id:test:1").status == 1)
    let mistake = try await home.lectern("trends", "--query", "date:x")
    #expect(mistake.status == 2)
    #expect(mistake.errors.contains("the query has a mistake"))
    #expect(try await home.lectern("trends", "--over", "decade").status == 2)
    #expect(try await home.lectern("trends", "--limit", "0").status == 2)
    #expect(try await Home().lectern("trends").status == 1)
  }
}
