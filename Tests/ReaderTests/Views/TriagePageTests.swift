import Catalog
import Papers
import Terminal
import Testing
import Themes

@testable import Reader

@Suite("The page for a decision")
struct TriagePageTests {
  private static func page(words: Int, width: Int, height: Int, authors: Int = 3, offset: Int = 0) -> TriagePage {
    let abstract = (1...max(1, words)).map { "word\($0)" }.joined(separator: " ")
    let names = (1...max(1, authors)).map { "Author Number\($0)" }
    var paper = Paper(id: PaperID(key: "arxiv:2401.00001"), title: "A title of some length that says what was found")
    paper.abstract = abstract
    paper.authors = names
    return TriagePage(
      paper, marks: [], area: Size(width: width, height: height), highlighter: Highlighter(.all), offset: offset)
  }

  @Test("is set in the measure that reads best, in the middle, where there is room", arguments: [(120, 32), (160, 41)])
  func roomy(width: Int, height: Int) {
    let page = Self.page(words: 150, width: width, height: height)
    #expect(page.width == 72)
    #expect(page.left == (width - 72) / 2)
    #expect(page.placed.first?.at.y == (height >= 40 ? 4 : 3))
  }

  @Test("shows every word of an abstract that fits in any way", arguments: [60, 120, 180, 240, 300], [(160, 41), (120, 32), (80, 21)])
  func nothingLost(words: Int, size: (Int, Int)) {
    let page = Self.page(words: words, width: size.0, height: size.1)
    let text = page.placed.map { $0.line.segments.map(\.text).joined() }.joined(separator: " ")
    let seen = (1...words).filter { text.contains("word\($0)") }
    if page.isLong { #expect(page.hidden > 0) } else { #expect(seen.count == words) }
    for (at, line) in page.placed {
      #expect(at.y < size.1)
      #expect(at.x + line.segments.reduce(0) { $0 + TextWidth.columns(of: $1.text) } <= size.0)
    }
  }

  @Test("takes two columns before it scrolls, and every size scrolls to the last word")
  func columns() {
    let page = Self.page(words: 420, width: 160, height: 41)
    #expect(!page.isLong)
    #expect(Set(page.placed.map(\.at.x)).count == 2)
    for (width, height) in [(160, 41), (80, 21), (60, 17), (20, 3), (20, 1)] {
      let first = Self.page(words: 2000, width: width, height: height)
      #expect(first.isLong)
      let last = Self.page(words: 2000, width: width, height: height, offset: .max)
      #expect(last.hidden == 0)
      let text = last.placed.map { $0.line.segments.map(\.text).joined() }.joined(separator: " ")
      #expect(text.contains("word2000"), "\(width)×\(height)")
    }
  }

  @Test("names as many of three thousand authors as have room, and counts the rest")
  func authors() {
    let page = Self.page(words: 100, width: 120, height: 32, authors: 3000)
    let text = page.placed.prefix(6).map { $0.line.segments.map(\.text).joined() }.joined(separator: "\n")
    #expect(text.contains("Author Number1, "))
    #expect(text.contains(" more"))
    #expect(!page.isLong)
  }

  @Test(
    "knows figures from digits in names",
    arguments: [
      ("gains of 94.2% and 3× over", ["94.2%", "3×"]), ("uses 1,024 tokens.", ["1,024"]), ("GPT-4 and H2O", []),
      ("at (12.5 GeV) in 2024, we", ["12.5", "2024"]), ("a 7B model, 10^-5 error", ["7B", "10^-5"]),
      ("3D scenes of 2nd order", []), ("~30-40%, -0.5", ["~30-40%", "-0.5"]), ("$100 and ≈5.", ["$100", "≈5"]), ("", []),
      ("x < 1e-3:", ["1e-3"]), ("(", []), ("1", ["1"]),
    ])
  func figures(text: String, figures: [String]) {
    #expect(NumberScan.ranges(in: text).map { String(text[$0]) } == figures)
  }

  @Test("is drawn in every size", arguments: [(160, 45), (120, 36), (80, 24), (60, 20), (20, 5)])
  func sizes(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    desk.press("ixx")
    #expect(desk.screen.contains("Gamma"))
    desk.press("xxx")
    #expect(desk.screen.contains("5 papers seen"))
  }

  @Test("as it stands on the screen")
  func golden() {
    var desk = Desk(width: 80, height: 14)
    desk.press("isx")
    #expect(desk.screen == Golden.triage)
    desk.press("xbx")
    #expect(desk.screen == Golden.triageSummary)
  }

  @Test("what the filter asked for and figures are set apart")
  func highlights() {
    var desk = Desk(width: 100, height: 20)
    desk.press("/")
    desk.type("neural")
    desk.press("<CR>i")
    let segments = desk.state.triagePage?.placed.flatMap(\.line.segments) ?? []
    #expect(segments.filter(\.isMatch).map(\.text) == ["neural"])
  }
}
