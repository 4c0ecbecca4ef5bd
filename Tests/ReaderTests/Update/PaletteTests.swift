import Testing

@testable import Reader

@Suite("The palette")
struct PaletteTests {
  private func palette(_ desk: Desk) -> Chooser? {
    if case .chooser(let chooser) = desk.state.overlay, chooser.kind == .palette { chooser } else { nil }
  }

  @Test("holds every command that needs nothing more, every queue, order, topic and theme")
  func contents() throws {
    var desk = Desk()
    desk.press("<C-p>")
    let lines = try #require(palette(desk)).choices.map(\.name)
    for command in Command.allCases where !command.needsArgument && command != .noOp && command != .palette {
      #expect(lines.contains(command.rawValue), "\(command)")
    }
    for line in ["queue starred", "sort title", "topic hep-th", "theme other"] { #expect(lines.contains(line)) }
    for choice in try #require(palette(desk)).choices {
      #expect(try Invocation(choice.name) == choice.invocation)
    }
  }

  @Test("holds the sources of the settings to be fetched from, and those that papers came from to be filtered by")
  func sources() throws {
    var desk = Desk()
    desk.offer(sources: [], names: ["robots"])
    desk.press("<C-p>")
    let lines = try #require(palette(desk)).choices.map(\.name)
    #expect(lines.contains("fetch robots") && lines.contains("filter source:test"))
    desk.type("source:test")
    desk.press("<CR>")
    #expect(desk.titles.count == 5)
    #expect(desk.state.filter.text == "source:test")
  }

  @Test("runs what a few letters find", arguments: [("qsta", "queue starred"), ("nunr", "next-unread"), ("hepth", "topic hep-th")])
  func running(typed: String, line: String) throws {
    var desk = Desk()
    desk.press("<C-p>")
    desk.type(typed)
    #expect(try #require(palette(desk)).selected?.name == line)
    desk.press("<CR>")
    #expect(desk.state.overlay == nil)
    #expect(desk.state.commandHistory.last == line)
  }

  @Test("shows the key of a command, and does nothing when left or when nothing fits")
  func keys() {
    var desk = Desk()
    desk.press("<C-p>")
    desk.type("half page d")
    #expect(desk.screen.contains("half-page-down  half a page down"))
    #expect(desk.screen.contains("^D"))
    desk.type("qqqq")
    #expect(desk.screen.contains("Nothing of that name"))
    desk.press("<CR>")
    #expect(desk.state.overlay == nil && desk.state.list.selection == 0)
    desk.press("<C-p><Esc>")
    #expect(desk.state.overlay == nil)
  }
}
