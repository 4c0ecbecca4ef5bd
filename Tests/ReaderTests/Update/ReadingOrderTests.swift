import Marks
import Papers
import Testing

@testable import Reader

@Suite("The order of the to-read queue")
struct ReadingOrderTests {
  private func desk(read: [String]) -> Desk {
    var table = MarkTable()
    let queued = ["arxiv:2402.00002", "arxiv:2403.00003", "arxiv:2405.00005"].map { PaperID(key: $0) }
    table.set(.later, true, for: queued, at: Timestamp(milliseconds: 1000), name: "later")
    table.set(.read, true, for: read.map { PaperID(key: $0) }, at: Timestamp(milliseconds: 2000), name: "read")
    return Desk(marks: table)
  }

  @Test("is by likeness to what was read last with Sl, and by hand again with Sh")
  func likeness() {
    var desk = desk(read: ["arxiv:2401.00001"])
    desk.press("glSl")
    #expect(desk.titles.map { $0.prefix(4) } == ["Beta", "Epsi", "Gamm"])
    #expect(desk.state.notice?.text == "Sorted by likeness.")
    desk.press("Sh")
    #expect(desk.titles.map { $0.prefix(4) } == ["Epsi", "Gamm", "Beta"])
  }

  @Test("can be typed as well, and follows what is read at the next question, not before")
  func following() {
    var desk = desk(read: ["arxiv:2401.00001"])
    desk.press("gl/")
    desk.type("sort:likeness")
    desk.press("<CR>")
    #expect(desk.selectedTitle?.prefix(4) == "Beta")
    desk.wait(milliseconds: 10_000)
    desk.press("gam")
    desk.press("gl")
    #expect(desk.titles.count == 3)
  }

  @Test("by likeness is said to have nothing to go by before anything was read")
  func nothing() {
    var desk = desk(read: [])
    desk.press("glSl")
    #expect(desk.state.notice?.text == "Nothing was read yet that papers could be like.")
    #expect(desk.state.filter.order == nil)
  }
}
