import Terminal
import Testing

@testable import Reader

@Suite("Moving fast")
struct MovingTests {
  /// A hundred papers, `Paper 001` on top.
  static let hundred = (1...100).map { number in
    let digits = String(1000 + number).dropFirst()
    return "{\"id\":\"arxiv:2401.00\(digits)\",\"title\":\"Paper \(digits)\",\"abstract\":\"It is the \(digits).\","
      + "\"topics\":[\"cs.\(number % 2 == 0 ? "LG" : "CL")\"],\"source\":\"test\"}"
  }.joined(separator: "\n")

  @Test(
    "a number before a motion moves so often",
    arguments: [
      ("10j", 10), ("10j3k", 7), ("99999999999j", 99), ("2<C-d>", 20), ("50G", 49), ("50gg", 49), ("5J", 5), ("20j5K", 15),
      ("3<C-n>", 3), ("0j", 1), ("105j", 99), ("10<Esc>j", 1), ("3", 0), ("2gx5j", 5),
    ])
  func counts(keys: String, selection: Int) {
    var desk = Desk(width: 60, height: 23, lines: Self.hundred)
    desk.press(keys.replacing("<Esc>", with: "z<Esc>"))
    #expect(desk.state.list.selection == selection)
  }

  @Test("a number is on the screen until it is used, and other keys drop it")
  func countShown() {
    var desk = Desk(width: 80, height: 12)
    desk.press("12")
    #expect(desk.screen.contains(" 12 "))
    desk.press("s")
    #expect(desk.state.count == nil)
    desk.press("3g")
    #expect(desk.screen.contains(" 3g "))
    desk.press("g")
    #expect(desk.state.list.selection == 2)
  }

  @Test("digits open links while a paper is read")
  func digitsInPaper() {
    var desk = Desk()
    desk.press("<CR>3")
    guard case .browse? = desk.effects.last else {
      Issue.record("3 opens nothing")
      return
    }
    #expect(desk.state.count == nil)
  }

  @Test("zz, zt and zb move the list under the selected row", arguments: [("zz", 40), ("zt", 48), ("zb", 33)])
  func aligning(keys: String, offset: Int) {
    var desk = Desk(width: 60, height: 23, lines: Self.hundred)
    desk.press("51G" + keys)
    #expect(desk.state.list.selection == 50)
    #expect(desk.state.list.offset == offset)
  }

  @Test("goes back to where a jump came from, and forward again")
  func jumping() {
    var desk = Desk(width: 60, height: 23, lines: Self.hundred)
    desk.press("5jG")
    desk.press("gs<C-o>")
    #expect(desk.state.filter.queue == .inbox)
    #expect(desk.state.list.selection == 99)
    desk.press("<C-o>")
    #expect(desk.state.list.selection == 5)
    desk.press("<C-o>")
    #expect(desk.state.notice?.text == "No jump to go back to.")
    desk.press("LL")
    #expect(desk.state.filter.queue == .starred)
    desk.press("L")
    #expect(desk.state.notice?.text == "No jump to go forward to.")
    desk.press("2H")
    #expect(desk.state.list.selection == 5)
  }

  @Test("a filter that was typed and accepted is one jump, one that was left is none")
  func filterJumps() {
    var desk = Desk(width: 60, height: 23, lines: Self.hundred)
    desk.press("7j/")
    desk.type("paper 042")
    desk.press("<Esc>")
    #expect(desk.state.list.selection == 7)
    desk.press("/")
    desk.type("042")
    desk.press("<CR>")
    #expect(desk.titles == ["Paper 042"])
    desk.press("<C-o>")
    #expect(desk.titles.count == 100)
    #expect(desk.state.list.selection == 7)
    desk.press("H")
    #expect(desk.state.notice?.text == "No jump to go back to.")
  }

  @Test("small steps are no jumps")
  func steps() {
    var desk = Desk(width: 60, height: 23, lines: Self.hundred)
    desk.press("jjj<C-d><C-d>10j<C-o>")
    #expect(desk.state.notice?.text == "No jump to go back to.")
  }

  @Test("repeats the last mark on another paper, and takes no mark away that is there")
  func repeating() {
    var desk = Desk()
    desk.press(".")
    #expect(desk.state.notice?.text == "Nothing was marked yet.")
    desk.press("sj.")
    #expect(desk.state.rowMarks.starred.count == 2)
    desk.press(".")
    #expect(desk.state.rowMarks.starred.count == 2)
    #expect(desk.state.notice?.text.hasPrefix("Starred already") == true)
    desk.press("gg/")
    desk.press("<Esc>x..")
    #expect(desk.state.rowMarks.dismissed.count == 3)
    #expect(desk.state.list.selection == 3)
  }

  @Test("after the first key of several, all that may follow is in view, in columns")
  func hints() {
    for width in [40, 60, 80, 120] {
      var desk = Desk(width: width, height: 20)
      desk.press("g")
      for word in ["to the first", "Inbox", "Starred", "Dismissed"] {
        #expect(desk.screen.contains(word), "\(word) at \(width)")
      }
    }
    var desk = Desk(width: 20, height: 5)
    desk.press("g")
    #expect(desk.screen.contains("g "))
  }
}
