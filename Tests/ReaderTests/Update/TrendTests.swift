import Learning
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Trends in the reader")
struct TrendTests {
  /// Thirty papers in each of thirteen months, the twelve newest of which hold a new word, and ten a new topic.
  static let lines: String = {
    let newest = Timestamp(milliseconds: 1_700_000_000_000).date.dayNumber
    return (0..<390).map { number in
      let day = PaperDate(dayNumber: newest - number)
      let (word, topic) = (number < 12 ? "zorblax" : "common", number < 10 ? "cs.NEW" : "cs.OLD")
      return #"{"id":"test:\#(number)","title":"Paper \#(number)","abstract":"On \#(word) of things.","topics":["\#(topic)"],"published":"\#(day)","source":"test"}"#
    }.joined(separator: "\n")
  }()

  private func desk(width: Int = 120, height: Int = 24) -> Desk { Desk(width: width, height: height, lines: Self.lines) }

  @Test("^T shows what rises over a month, topics first, with shares before and now")
  func showing() {
    var desk = desk()
    desk.press("<C-t>")
    #expect(desk.screen.contains("Rising over the month in the whole library"))
    #expect(desk.screen.contains("2023-10-16 to 2023-11-14: 30 papers, 360 in the twelve months before"))
    #expect(desk.screen.contains("cs.NEW") && desk.screen.contains("zorblax"))
    #expect(!desk.screen.contains("common") && !desk.screen.contains("cs.OLD "))
  }

  @Test("Enter shows the papers of the selected one, and ^O goes back to the list before")
  func papers() {
    var desk = desk()
    desk.press("<C-t>j<CR>")
    #expect(desk.state.filter.text == #""zorblax" date:2023-10-16..2023-11-14"#)
    #expect(desk.titles.count == 12)
    desk.press("<C-o>")
    #expect(desk.titles.count == 390)
    desk.press("<C-t><CR>")
    #expect(desk.titles.count == 12)
  }

  @Test("from its papers ^T goes back to where it was chosen, without counting anew")
  func back() {
    var desk = desk()
    desk.press("<C-t>gg<CR>")
    #expect(desk.titles.count == 10)
    let asked = desk.state.trendsAsked
    desk.press("<C-t>")
    #expect(desk.state.trendsAsked == asked)
    #expect(desk.screen.contains("Rising over the month in the whole library"))
  }

  @Test("w, m and y change the span, Tab goes round, and a span can be named")
  func spans() {
    var desk = desk()
    desk.press("<C-t>w")
    #expect(desk.screen.contains("Rising over the week"))
    desk.press("y")
    #expect(desk.screen.contains("the three years before"))
    desk.press("<Tab>")
    #expect(desk.screen.contains("Rising over the week"))
    desk.press("<Esc>:trends<Space>year<CR>")
    #expect(desk.screen.contains("Rising over the year"))
    desk.press("<Esc>:trends<Space>decade<CR>")
    #expect(desk.state.notice?.text == "no span 'decade'; there are week, month and year")
  }

  @Test("are those of the filter and the topics, which the title says, whatever the queue")
  func filtered() {
    var desk = desk()
    desk.press("gs/")
    desk.type("-zorblax")
    desk.press("<CR><C-t>")
    #expect(desk.screen.contains("Rising over the month in -zorblax"))
    #expect(desk.screen.contains("Nothing rises beyond what chance brings about."))
    desk.press("<Esc>c:topic<Space>cs.NEW<CR><C-t>")
    #expect(desk.screen.contains("in cs.NEW"))
  }

  @Test("say that they are counted until the answer is there, and end the question when left before")
  func waiting() {
    var desk = desk()
    desk.answers = false
    desk.press("<C-t>")
    #expect(desk.screen.contains("Counting …"))
    desk.press("<Esc>")
    guard case .findTrends(.none)? = desk.effects.last else {
      Issue.record("the question goes on")
      return
    }
    let late = Trends(span: .month, days: 0...1, papers: 0, papersBefore: 0, topics: [], terms: [])
    desk.send(.trendsFound(1, late))
    #expect(desk.state.overlay == nil)
  }

  @Test("of another library are counted anew")
  func grown() {
    var desk = desk()
    desk.press("<C-t><Esc>")
    desk.send(.opened(Desk().state.catalog, .library))
    desk.press("<C-t>")
    #expect(desk.screen.contains("Nothing rises"))
  }

  @Test("keep the selection in view on every size", arguments: [(120, 36), (80, 24), (60, 20), (40, 10)])
  func sizes(width: Int, height: Int) {
    var desk = desk(width: width, height: height)
    desk.press("<C-t>")
    for key in ["j", "G", "k", "g", "<PageDown>", "<PageUp>"] {
      desk.press(key)
      #expect(desk.screen.contains(["j", "G", "<PageDown>"].contains(key) ? "zorblax" : "cs.NEW"), "\(key)")
    }
    desk.send(.resized(Size(width: 20, height: 5)))
    desk.press("jkG<CR>")
    #expect(desk.titles.count == 12)
  }

  /// The same papers, the three newest with votes: 30 in one day, 40 in two, 9 in three.
  private static let voted: String = zip(lines.split(separator: "\n"), [30, 40, 9].map { ",\"score\":\($0)}" } + [String](repeating: "}", count: 387))
    .map { $0.dropLast() + $1 }.joined(separator: "\n")

  @Test("are followed by the papers with votes, those first that got them fastest; Enter shows the span's by votes")
  func votes() {
    var desk = Desk(lines: Self.voted)
    desk.press("<C-t>G")
    #expect(desk.screen.contains("Papers by votes a day"))
    #expect(desk.screen.contains("30 votes, 30.0 a day") && desk.screen.contains("40 votes, 20.0 a day"))
    #expect(narrate(desk.state).choice == "5 of 5: Paper 2, 9 votes, 3.0 a day")
    desk.press("k<CR>")
    #expect(desk.state.filter.text == "date:2023-10-16..2023-11-14 sort:score")
    #expect(desk.titles.prefix(3) == ["Paper 1", "Paper 0", "Paper 2"] && desk.titles.count == 30)
    #expect(desk.selectedTitle == "Paper 1")
    desk.press("<C-o>")
    #expect(desk.titles.count == 390)
  }

  @Test("are said in words, each rise as it is selected")
  func words() {
    var desk = desk()
    desk.press("<C-t>")
    let first = narrate(desk.state)
    #expect(first.popup == ["Rising over the month in the whole library", "30 papers, 360 in the twelve months before"])
    #expect(first.choice == "1 of 2: Topic cs.NEW, 33 % now, 0 % before, new, 10 papers")
    desk.press("j")
    #expect(narrate(desk.state).choice == "2 of 2: Term zorblax, 40 % now, 0 % before, new, 12 papers")
  }
}
