import Testing

@testable import Reader

@Suite("Letters on links")
struct HintTests {
  private func effects(_ desk: Desk) -> [String] {
    desk.effects.compactMap { effect in
      switch effect {
      case .browse(let url): "open \(url)"
      case .copy(let url, _): "copy \(url)"
      default: nil
      }
    }
  }

  @Test("open the link whose letter is typed, from the list and from the paper")
  func open() {
    var desk = Desk(width: 120, height: 24)
    desk.press("f")
    #expect(desk.screen.contains("[s] page"))
    // The same address in the abstract's text has the same letter.
    #expect(desk.screen.contains("attps://github.com/example/epsilon."))
    desk.press("<Esc>f")
    #expect(effects(desk).isEmpty)
    desk.press("d")
    desk.press("<CR>fa")
    #expect(effects(desk) == ["open https://arxiv.org/pdf/2405.00005", "open https://github.com/example/epsilon"])
    #expect(!desk.screen.contains("[a]"))
  }

  @Test("copy after y")
  func copy() {
    var desk = Desk()
    desk.press("yfa")
    #expect(effects(desk) == ["copy https://github.com/example/epsilon"])
  }

  @Test("go down to the links where none is in view, and say where there are none")
  func outOfView() {
    var desk = Desk(width: 60, height: 7)
    desk.press("f")
    #expect(desk.state.focus == .abstract)
    #expect(desk.screen.contains("[a]") || desk.screen.contains("aht") || desk.screen.contains("attps"))
    var bare = Desk(lines: #"{"id":"title:0123456789abcdef","title":"No links"}"#)
    bare.press("f")
    #expect(bare.state.notice?.text == "this paper has no links")
    var none = Desk(lines: "")
    none.press("f")
    #expect(none.state.notice?.text == "No paper is selected.")
  }

  @Test("any other key takes them away and does nothing else")
  func leaving() {
    var desk = Desk()
    desk.press("fz")
    #expect(desk.state.overlay == nil)
    #expect(desk.state.notice?.text == "No link has 'z'.")
    desk.press("f<Down>")
    #expect(desk.state.overlay == nil && desk.state.list.selection == 0)
  }

  @Test("are of two letters each when there are many links, and none begins another", arguments: [1, 26, 27, 700, 5000])
  func many(count: Int) {
    let hints = Hints(.open, urls: (0..<count).map { "https://x.org/\($0)" })
    #expect(Set(hints.hints.map(\.letters)).count == hints.hints.count)
    #expect(Set(hints.hints.map(\.letters.count)).count == 1)
    #expect(hints.hints.count == min(count, 676))
    guard let last = hints.hints.last else { return }
    var typing = hints
    for letter in last.letters {
      #expect(typing.chosen == nil)
      let isTaken = typing.type(letter)
      #expect(isTaken)
    }
    #expect(typing.chosen == last.url)
  }
}
