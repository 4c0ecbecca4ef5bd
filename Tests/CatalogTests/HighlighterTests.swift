import Testing

@testable import Catalog

@Suite("Highlighting")
struct HighlighterTests {
  @Test(
    "marks what the query asked for, accents and case aside",
    arguments: [
      ("erdos", "On Erdős graphs", ["Erdős"]),
      ("gra", "On Erdős graphs, a graph", ["graphs", "graph"]),
      ("\"gra\"", "On graphs and gra", ["gra"]),
      (
        "\"dark matter\"", "Dark matter, dark, matter dark-matter",
        ["Dark matter", "dark, matter", "dark-matter"]
      ),
      ("self-sup", "A self-supervised self", ["self-supervised"]),
      ("-graph neural", "Neural graph", ["Neural"]),
      ("abstract:graph", "A graph", []),
      ("title:graph", "A graph", ["graph"]),
      ("\"a b\" \"b c\"", "a b c", ["a b c"]),
      ("is:unread", "is unread", []),
      ("x", "", []),
    ])
  func ranges(query: String, text: String, found: [String]) throws {
    let highlighter = Highlighter(try Query.parse(query))
    #expect(highlighter.ranges(in: text, field: .title).map { String(text[$0]) } == found)
  }

  @Test("of nothing is empty")
  func nothing() throws {
    #expect(Highlighter(.all).isEmpty)
    #expect(!Highlighter(try Query.parse("a")).isEmpty)
  }
}
