import Papers
import Terminal
import Testing

@testable import Reader

@Suite("What is new of papers, or was taken back")
struct PaperNewsTests {
  private static let lines = """
    {"id":"arxiv:2401.00001","title":"Alpha networks","topics":["cs.LG","withdrawn"],"published":"2024-01-01","source":"arxiv","sources":["arxiv","openalex"],"added":"2023-11-14T00:00:00Z"}
    {"id":"doi:10.1000/2","title":"Beta decay","topics":["retracted"],"published":"2023-02-02","source":"crossref","added":"2023-11-13T00:00:00Z"}
    """

  private func desk(_ width: Int = 120, since: String? = "2023-11-13T12:00:00Z") -> Desk {
    Desk(width: width, height: 20, lines: Self.lines, lastSession: since.flatMap { Timestamp($0) })
  }

  @Test("papers that came since the reader was left have a sign of their own, until they are read")
  func new() {
    var desk = desk()
    #expect(desk.screen.contains("◆  2024-01") && desk.screen.contains("●  2023-02") && desk.screen.contains("◆ new"))
    desk.press("m")
    #expect(!desk.screen.contains("◆"))
    var plain = self.desk().state
    plain.usesASCII = true
    #expect(view(plain).text().contains("n  2024-01"))
    // Without an earlier session only what comes from now on is new.
    #expect(!self.desk(since: nil).screen.contains("◆"))
  }

  @Test("papers that were taken back say so in the list and when they are read")
  func withdrawn() {
    var desk = desk()
    #expect(desk.screen.contains("withdrawn Alpha networks") && desk.screen.contains("✗ This paper was withdrawn."))
    #expect(desk.screen.contains("retracted Beta decay"))
    #expect(self.desk(40).screen.contains("✗ Alpha networks"))
    desk.press("i")
    #expect(desk.screen.contains("✗ withdrawn"))
  }

  @Test("a paper names every source that it came from")
  func sources() {
    var desk = desk()
    desk.press("<CR>")
    #expect(desk.screen.contains("from arxiv, openalex"))
    desk.press("J")
    #expect(!desk.screen.contains("from crossref"))
  }
}
