import Configuration
import Testing

@Suite("The file of saved searches")
struct SearchesFileTests {
  @Test("holds names and queries in its own order, and every mistake is said with its line")
  func parsing() {
    let (searches, errors) = SearchesFile.parse(
      Array("# mine\nb = \"x\"\n\"a b\" = 'y \"z\"'\nn = 3\n[t]\nc = \"d\"\n".utf8), file: "s.toml")
    #expect(searches == [SavedSearch(name: "b", query: "x", line: 2), SavedSearch(name: "a b", query: "y \"z\"", line: 3)])
    let reason = "expected a query in quotation marks, as in \"To read\" = \"is:later\""
    #expect(errors.map(\.description) == ["s.toml:4: n: \(reason)", "s.toml:6: t.c: \(reason)"])
    #expect(SearchesFile.parse(Array("a = \"b".utf8), file: "s.toml").errors.count == 1)
  }

  @Test(
    "takes a search and leaves everything else as it is",
    arguments: [
      ("", "n", "q", "\"n\" = \"q\"\n"),
      ("# c\n", "n", "q", "# c\n\"n\" = \"q\"\n"),
      ("a = \"1\" # why\nb = '2'\n# end\n", "a", "3", "\"a\" = \"3\"  # why\nb = '2'\n# end\n"),
      ("a = \"1\"\n# end\n\n[t]\nx = 1\n", "n", "q", "a = \"1\"\n\"n\" = \"q\"\n# end\n\n[t]\nx = 1\n"),
      ("[t]\nx = 1\n", "n", "q", "\"n\" = \"q\"\n[t]\nx = 1\n"),
      ("a = \"1\"", "q\"\\", "title:\"x y\" \\ z", "a = \"1\"\n\"q\\\"\\\\\" = \"title:\\\"x y\\\" \\\\ z\"\n"),
    ])
  func adding(before: String, name: String, query: String, after: String) throws {
    #expect(try SearchesFile.text(before, with: name, query: query, file: "s") == after)
    // What was written is read back, and writing it again changes nothing.
    #expect(SearchesFile.parse(Array(after.utf8), file: "s").searches.contains { $0.name == name && $0.query == query })
    #expect(try SearchesFile.text(after, with: name, query: query, file: "s") == after)
  }

  @Test("is left alone when it cannot be changed safely", arguments: ["a = \"\"\"x\ny\"\"\"\n", "a = \"b", "a = 1\na = 2"])
  func refusal(text: String) {
    #expect(throws: SettingsError.self) { try SearchesFile.text(text, with: "a", query: "q", file: "s") }
  }
}
