import Catalog
import Learning
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Recommended papers in the reader")
struct RecommendedTests {
  /// Six papers on rays and six on nets, the newest first in turn: Rays 11, Nets 10, Rays 9 …
  static let papers = (0..<12).map { number in
    let (title, words, author, topic) =
      number % 2 == 1 ? ("Rays", "gamma rays of distant stars", "Ray Rider", "astro") : ("Nets", "deep nets learn to play", "Nat Nettle", "learning")
    return
      #"{"id":"test:\#(number + 100)","title":"\#(title) \#(number)","abstract":"We study \#(words) in part \#(number)."# + "\","
      + #""authors":["\#(author)"],"topics":["\#(topic)"],"published":"2024-01-\#(number + 10)","source":"test"}"# + "\n"
  }.joined()

  private static func desk(width: Int = 120) -> Desk { Desk(width: width, lines: papers) }

  /// Stars the papers of these numbers.
  private static func star(_ numbers: [Int], in desk: inout Desk) {
    desk.press("ga")
    for number in numbers { desk.press("gg\(11 - number)js".replacing("gg0j", with: "gg")) }
  }

  @Test("come first in their queue once three are starred; what is starred, to be read or read is not recommended again")
  func queue() {
    var desk = Self.desk()
    Self.star([11, 9, 7], in: &desk)
    #expect(desk.state.rowMarks.starred.count == 3)
    desk.press("gm")
    #expect(desk.titles.count == 9)
    #expect(desk.titles.prefix(3).allSatisfy { $0.hasPrefix("Rays") })
    #expect(desk.screen.contains("Recommended"))
    #expect(Queue.recommended.count(in: desk.state.rowMarks, of: 12) == 9)
    desk.press("mjb")
    desk.press("gm")
    #expect(desk.titles.count == 7)
    #expect(desk.titles.prefix(1).allSatisfy { $0.hasPrefix("Rays") })
    #expect(Queue.recommended.count(in: desk.state.rowMarks, of: 12) == 7)
  }

  @Test("with fewer than three stars the newest come first, and the queue says what to do")
  func tooFew() {
    var desk = Self.desk()
    desk.press("gm")
    #expect(desk.titles.first == "Rays 11")
    #expect(desk.titles.count == 12)
    #expect(desk.state.notice?.text == "Star or queue 3 papers that you want more of (s stars, b puts into To read); until then the newest come first.")
    #expect(desk.screen.contains("Recommended: after 3 stars"))
    desk.press("s")
    desk.press("gm")
    #expect(desk.state.notice?.text.hasPrefix("Star or queue 2 more papers") == true)
    desk.press("M")
    #expect(desk.state.notice?.text.contains("2 more") == true)
  }

  @Test("are asked for anew when they can be had at last, and else stay where they are")
  func steadiness() {
    var desk = Self.desk()
    Self.star([11, 9], in: &desk)
    desk.press("gm")
    let before = desk.titles
    desk.press("G")
    desk.press("kks")
    #expect(desk.titles != before)
    let ordered = desk.titles
    #expect(ordered.count == 9)
    desk.press("ggx")
    #expect(desk.titles == ordered)
    desk.press("R")
    #expect(desk.titles.count == 8)
  }

  @Test("begin with the likeliest, wherever the paper stands that was selected; the way back leads to that one")
  func top() {
    var desk = Self.desk()
    Self.star([10, 8, 6], in: &desk)
    desk.press("gagg")
    #expect(desk.selectedTitle == "Rays 11")
    desk.press("gm")
    #expect(desk.selectedTitle == desk.titles.first && desk.selectedTitle?.hasPrefix("Nets") == true)
    desk.press("<C-o>")
    #expect(desk.selectedTitle == "Rays 11" && desk.titles.count == 12)
    desk.press("Sm")
    #expect(desk.selectedTitle == desk.titles.first && desk.selectedTitle?.hasPrefix("Nets") == true)
  }

  @Test("order any list with Sm and sort:recommended, and hide nothing of it")
  func sorting() {
    var desk = Self.desk()
    Self.star([10, 8, 6], in: &desk)
    desk.press("gaSm")
    #expect(desk.titles.count == 12)
    #expect(desk.titles.prefix(6).allSatisfy { $0.hasPrefix("Nets") })
    desk.press("Sm")
    #expect(desk.titles.prefix(6).allSatisfy { $0.hasPrefix("Rays") })
    desk.press("/")
    desk.type("is:recommended sort:date")
    desk.press("<CR>")
    let likely = desk.titles.count
    #expect(desk.titles.allSatisfy { $0.hasPrefix("Nets") })
    #expect(likely > 0)
    desk.press("c/")
    desk.type("-is:recommended")
    desk.press("<CR>")
    #expect(desk.titles.count == 12 - likely)
  }

  @Test("have a bar in the list and on the page, and none as long as nothing is learned")
  func bars() {
    var desk = Self.desk()
    desk.press("ga")
    #expect(!desk.screen.contains("█"))
    Self.star([11, 9, 7], in: &desk)
    desk.press("gg")
    #expect(desk.screen.contains(" recommended"))
    #expect(desk.screen.contains("█"))
    #expect(desk.screen.contains("▁"))
  }

  @Test("say why on M, as it is written; + and - make more and less of it, 0 takes that back")
  func reasons() throws {
    var desk = Self.desk()
    Self.star([11, 9, 7], in: &desk)
    desk.press("gmM")
    #expect(desk.screen.contains("Why it is recommended, or not"))
    #expect(desk.screen.contains("+ gamma rays") || desk.screen.contains("+ rays"))
    #expect(desk.screen.contains("+ Ray Rider"))
    let reasons = try #require(chooser(desk)?.reasons)
    let place = try #require(reasons.firstIndex { $0.text == "Ray Rider" })
    desk.press(String(repeating: "<Down>", count: place) + "-")
    #expect(desk.wishes == [Trait(.author, "Ray Rider"): .less])
    #expect(desk.screen.contains("less"))
    #expect(desk.state.taste?.wishes == desk.wishes)
    desk.press("+")
    #expect(desk.wishes == [Trait(.author, "Ray Rider"): .more])
    desk.press("0")
    #expect(desk.wishes.isEmpty)
    #expect(chooser(desk)?.reasons?[place].wish == nil)
    desk.press("<Esc>")
    #expect(desk.state.overlay == nil)
  }

  @Test("follow at once what is said of an author")
  func following() throws {
    var desk = Self.desk()
    Self.star([11, 9, 7], in: &desk)
    desk.press("gm")
    let first = try #require(desk.selectedTitle)
    let scores = try #require(desk.state.rowMarks.scores)
    desk.press("M")
    let place = try #require(chooser(desk)?.reasons?.firstIndex { $0.text == "Ray Rider" })
    desk.press(String(repeating: "<Down>", count: place) + "-<Esc>")
    #expect(desk.selectedTitle == first)
    let after = try #require(desk.state.rowMarks.scores)
    let row = try #require(desk.state.list.selectedRow)
    #expect(after.values[row.index] < scores.values[row.index])
  }

  @Test("letters narrow the reasons, and reasons of nothing are said")
  func narrowing() {
    var desk = Self.desk()
    desk.press("M")
    #expect(desk.state.notice != nil)
    Self.star([11, 9, 7], in: &desk)
    desk.press("M")
    desk.type("Rider")
    #expect(chooser(desk)?.selected?.name == "+ Ray Rider")
  }

  @Test("an answer that comes too late, or is of another library, is none")
  func lateness() throws {
    var desk = Self.desk()
    Self.star([11, 9, 7], in: &desk)
    let scores = try #require(desk.state.rowMarks.scores)
    let learned = Learned(taste: Taste(weights: [:]), scores: RowScores([Float](repeating: 1, count: 12)))
    desk.send(.learned(desk.state.learning - 1, learned))
    #expect(desk.state.rowMarks.scores == scores)
    desk.send(.learned(desk.state.learning, Learned(taste: Taste(weights: [:]), scores: RowScores([1, 2]))))
    #expect(desk.state.rowMarks.scores == scores)
    desk.send(.learned(desk.state.learning, nil))
    #expect(desk.state.rowMarks.scores == nil)
  }

  @Test("are learned when the reader starts, from what is marked already")
  func start() {
    var marks = MarkTable()
    let ids = [111, 109, 107].map { PaperID(key: "test:\($0)") }
    marks.set(.starred, true, for: ids, at: Timestamp(milliseconds: 0), name: "")
    let desk = Desk(lines: Self.papers, marks: marks)
    #expect(desk.state.taste != nil)
    #expect(desk.state.rowMarks.scores?.values.count == 12)
  }

  @Test("fit every size, and ASCII", arguments: [(120, 36), (80, 24), (60, 20), (20, 5)])
  func sizes(width: Int, height: Int) {
    var desk = Desk(width: width, height: height, lines: Self.papers)
    Self.star([11, 9, 7], in: &desk)
    desk.press("gmM")
    let frame = view(desk.state)
    #expect(frame.size == Size(width: width, height: height))
    #expect(frame.inASCII().text().utf8.allSatisfy { $0 < 0x80 })
  }

  private func chooser(_ desk: Desk) -> Chooser? {
    if case .chooser(let chooser) = desk.state.overlay { chooser } else { nil }
  }
}
