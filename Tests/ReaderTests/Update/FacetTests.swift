import Catalog
import Testing

@testable import Reader

@Suite("Facets, figures and near words")
struct FacetTests {
  @Test("years are offered with their counts, and one that is chosen goes into the filter")
  func years() throws {
    var desk = Desk()
    desk.press("2")
    desk.press(":")
    desk.type("years")
    desk.press("<CR>")
    guard case .chooser(let chooser) = desk.state.overlay else {
      Issue.record("no chooser")
      return
    }
    let total = chooser.choices.compactMap { Int($0.detail) }.reduce(0, +)
    #expect(total > 0 && total <= desk.state.catalog.count)
    let year = try #require(chooser.choices.first?.name)
    desk.press("<CR>")
    #expect(desk.state.filter.text == "year:\(year)")
    #expect(String(desk.state.list.rows.count) == chooser.choices.first?.detail)
  }

  @Test("a filter with OR is put in parentheses before something is added")
  func choice() {
    var desk = Desk()
    desk.press("2/")
    desk.type("a OR b")
    desk.press("<CR>")
    desk.press(":")
    desk.type("years")
    desk.press("<CR><CR>")
    #expect(desk.state.filter.text.hasPrefix("(a OR b) year:"))
    #expect(desk.state.filter.mistake == nil)
  }

  @Test("what no paper has is said", arguments: ["venues", "authors"])
  func missing(command: String) {
    var desk = Desk(lines: "{\"id\":\"acl:1\",\"title\":\"alone\"}\n")
    desk.press(":")
    desk.type(command)
    desk.press("<CR>")
    #expect(desk.state.overlay == nil)
    #expect(desk.state.notice?.text.hasPrefix("No paper here has") == true)
  }

  @Test("figures are shown, moved through, and left with another key")
  func stats() {
    var desk = Desk(height: 60)
    desk.press(":")
    desk.type("stats")
    desk.press("<CR>")
    let text = view(desk.state).text()
    for label in ["The library in figures", "Papers", "Index", "Memory of its own", "12.3 MB", "Last answer"] {
      #expect(text.contains(label), "\(label)")
    }
    desk.press("jx")
    #expect(desk.state.overlay == nil)
  }

  @Test("near words are named where nothing is found, and gone with the next question")
  func suggestions() {
    var desk = Desk(lines: "{\"id\":\"acl:1\",\"title\":\"neural networks\"}\n{\"id\":\"acl:2\",\"title\":\"neural maps\"}\n")
    desk.press("/")
    desk.type("nueral")
    #expect(desk.state.suggestions == ["neural"])
    // A narrow list breaks the line, wherever that is.
    let words = view(desk.state).text().split(whereSeparator: \.isWhitespace)
    #expect(words.contains("neural?"))
    desk.press("<C-u>")
    desk.type("neural")
    #expect(desk.state.suggestions.isEmpty)
    #expect(desk.state.list.rows.count == 2)
  }
}
