import Terminal
import Testing
import Themes

@testable import Reader

@Suite("The screen")
struct FrameTests {
  @Test("wide: queues and topics, list, abstract")
  func wide() {
    let desk = Desk(width: 120, height: 16)
    #expect(desk.screen == Golden.wide)
  }

  @Test("stacked: the list above the abstract")
  func stacked() {
    let desk = Desk(width: 80, height: 16)
    #expect(desk.screen == Golden.stacked)
  }

  @Test("single: one pane at a time")
  func single() {
    var desk = Desk(width: 40, height: 8)
    #expect(desk.screen == Golden.singleList)
    desk.press("jj<CR>")
    #expect(desk.screen == Golden.singleAbstract)
  }

  @Test("too small: says so and waits", arguments: [(19, 5), (20, 4), (5, 2), (1, 1), (0, 0)])
  func tooSmall(width: Int, height: Int) {
    let desk = Desk(width: width, height: height)
    #expect(view(desk.state).size == Size(width: width, height: height))
    if width > 10, height > 3 { #expect(desk.screen.contains("Too small")) }
  }

  @Test("the selected row, the title line and the status line are set apart")
  func styles() {
    let desk = Desk(width: 60, height: 8)
    var state = desk.state
    state.theme = Theme(
      name: "test", title: "Test", variant: .dark,
      given: [
        .uiSelection: StylePatch(attributes: .reversed), .uiStatusline: StylePatch(attributes: .bold),
      ])
    let frame = view(state)
    let reversed = (0..<8).filter { y in (0..<60).allSatisfy { frame[$0, y].style.attributes.contains(.reversed) } }
    #expect(reversed == [2])
    #expect(frame[30, 0].style.attributes.contains(.bold))
    #expect(frame[59, 7].style.attributes.contains(.bold))
  }

  @Test("search terms are set apart in titles and abstracts, TeX and accents or not")
  func highlighting() {
    var desk = Desk(width: 120, height: 16)
    desk.press("/")
    desk.type("mobius")
    desk.press("<CR>")
    var state = desk.state
    state.theme = Theme(
      name: "test", title: "Test", variant: .dark, given: [.match: StylePatch(attributes: .underlined)])
    let frame = view(state)
    let list = state.layout.content(of: .list)
    let marked = (list.x..<list.maxX).filter { frame[$0, list.y].style.attributes.contains(.underlined) }
    #expect(marked.map { frame[$0, list.y].text }.joined() == "Möbius")
  }

  @Test("nothing but printable text reaches a cell, whatever a paper holds")
  func hostile() {
    let bad = "\\u001b[31mred\\u0007 \\u202eevil\\u200b \\u0085x\\u009b2J\\udb40\\udc01 \\u0000end"
    let line = """
      {"id":"arxiv:2401.00001","title":"T \(bad)","abstract":"A \(bad)","authors":["N \(bad)"],"topics":["t \(bad)"],\
      "published":"2024-01-01","venue":"V \(bad)","links":[{"kind":"page","url":"https://e.org/\(bad)"}],"source":"s"}
      """
    for width in [40, 80, 120, 200] {
      var desk = Desk(width: width, height: 30, lines: line)
      desk.press("<CR>")
      for scalar in desk.screen.unicodeScalars where scalar != "\n" {
        let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        #expect(!isControl, "U+\(String(scalar.value, radix: 16)) at \(width)")
      }
    }
  }

  @Test("a paper of three thousand authors is set at once, and none is lost when it is read")
  func manyAuthors() {
    let authors = (1...3000).map { "\"Author Number\($0)\"" }.joined(separator: ",")
    let line = """
      {"id":"arxiv:2401.00001","title":"Many","abstract":"Short.","authors":[\(authors)],"topics":[],"source":"s"}
      """
    var desk = Desk(width: 100, height: 30, lines: line)
    #expect(desk.screen.contains(" more"))
    desk.press("<CR>G")
    #expect(desk.screen.contains("Short."))
    #expect(desk.state.abstractPage?.lines.contains { $0.segments.contains { $0.text.contains("Number3000") } } == true)
  }

  @Test("an empty list says why and what to do")
  func emptiness() {
    var desk = Desk()
    desk.press("gs")
    #expect(desk.screen.contains("No stars yet."))
    desk.press("gi/")
    desk.type("qwertyuiop")
    desk.press("<CR>")
    #expect(desk.screen.contains("No paper in Inbox matches. c drops the filter."))
    #expect(Desk(lines: "").screen.contains("lectern import"))
  }

  @Test("the first key of several shows what may follow")
  func pending() {
    var desk = Desk()
    desk.press("y")
    #expect(desk.screen.contains("copy as BibTeX"))
    desk.press("?")
    #expect(!desk.screen.contains("copy as BibTeX"))
  }

  @Test("help lists every key of the view, and scrolls to its end")
  func help() {
    var desk = Desk(height: 20)
    desk.press("?")
    #expect(desk.screen.contains("Keys of the list and the sidebar"))
    desk.press("G")
    #expect(desk.screen.contains("suspend"))
    desk.press("<Esc>")
    #expect(!desk.screen.contains("suspend"))
  }
}
