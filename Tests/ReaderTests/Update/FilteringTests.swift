import Testing

@testable import Reader

@Suite("Filtering")
struct FilteringTests {
  @Test("changes the list with every key, and Esc brings back what was there")
  func asYouType() {
    var desk = Desk()
    desk.press("/")
    var counts: [Int] = []
    for letter in "gamma" {
      desk.type(String(letter))
      counts.append(desk.titles.count)
    }
    #expect(counts.last == 1)
    #expect(counts == counts.sorted(by: >))
    desk.press("<Esc>")
    #expect(desk.titles.count == 5)
    #expect(desk.state.filter.text == "")
  }

  @Test("finds TeX accents however they are typed", arguments: ["mobius", "Möbius", "MÖBIUS"])
  func accents(text: String) {
    var desk = Desk()
    desk.press("/")
    desk.type(text)
    #expect(desk.titles.count == 1)
  }

  @Test("keeps the last good result while a mistake stands, and shows where it is")
  func mistakes() {
    var desk = Desk()
    desk.press("/")
    desk.type("gamma")
    desk.send(.input(.paste(" nofield:x")))
    #expect(desk.titles == ["Gamma rays"])
    #expect(desk.state.filter.mistake != nil)
    #expect(desk.screen.contains("^ "))
    desk.press("<CR>")
    #expect(desk.state.isTyping)
  }

  @Test("keeps the selection on its paper when that is still in the list")
  func selection() {
    var desk = Desk()
    desk.press("G")
    desk.press("/")
    desk.type("neural")
    #expect(desk.selectedTitle == "Alpha networks")
    #expect(desk.titles.count == 2)
    desk.press("<Esc>")
    #expect(desk.selectedTitle == "Alpha networks")
  }

  @Test("goes back through earlier filters with the arrows")
  func history() {
    var desk = Desk()
    for text in ["alpha", "gamma"] {
      desk.press("/<C-u>")
      desk.type(text)
      desk.press("<CR>")
    }
    desk.press("/<C-u><Up><Up>")
    #expect(desk.titles == ["Alpha networks"])
    desk.press("<Down>")
    #expect(desk.titles == ["Gamma rays"])
    desk.press("<Down>")
    #expect(desk.titles.count == 5)
  }

  @Test("chooses several topics at once, narrowed by typing")
  func topics() {
    var desk = Desk()
    desk.press("t")
    desk.type("hep")
    desk.press("<Tab>")
    desk.press("<C-u>")
    desk.type("cs.")
    desk.press("<Tab><CR>")
    #expect(Set(desk.state.filter.topics) == ["hep-th", "cs.LG"])
    #expect(desk.titles.count == 4)
    desk.press("c")
    #expect(desk.titles.count == 5)
  }

  @Test("Enter on a topic that is not ticked takes just that one")
  func loneTopic() {
    var desk = Desk()
    desk.press("t")
    desk.type("astro")
    desk.press("<CR>")
    #expect(desk.titles == ["Gamma rays"])
  }

  @Test("sorts by title, and the other way on a second press")
  func sorting() {
    var desk = Desk()
    desk.press("St")
    #expect(desk.titles.first == "Alpha networks")
    desk.press("St")
    #expect(desk.titles.last == "Alpha networks")
  }

  @Test("runs commands by name and says what is wrong with others")
  func commandLine() {
    var desk = Desk()
    desk.press(":")
    desk.type("queue starred")
    desk.press("<CR>")
    #expect(desk.state.filter.queue == .starred)
    desk.press(":")
    desk.type("queue nowhere")
    desk.press("<CR>")
    #expect(desk.state.notice?.kind == .error)
    desk.press(":")
    desk.type("que")
    desk.press("<Tab>")
    desk.type(" al")
    desk.press("<Tab><CR>")
    #expect(desk.state.filter.queue == .all)
  }

  @Test("the history is looked through for lines that begin with what is typed")
  func historyByPrefix() {
    var desk = Desk()
    for line in ["gamma", "beta", "rays", "far away"] {
      desk.press("c/")
      desk.type(line)
      desk.press("<CR>")
    }
    func line(_ keys: String) -> String? {
      desk.press(keys)
      if case .prompt(let prompt) = desk.state.overlay { return prompt.editor.text } else { return nil }
    }
    // The line that is there when the prompt opens restricts nothing.
    #expect(line("/<Up>") == "rays")
    #expect(line("<Up><Up><Up>") == "gamma")
    #expect(line("<Down><Down><Down><Down><Down>") == "far away")
    #expect(line("<C-u>g<Up>") == "gamma")
    #expect(line("<Down>") == "g")
    #expect(line("<C-u>x<Up>") == "x")
    #expect(line("<C-u><Up><BS><Up>") == "far away")
  }
}
