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

  @Test("holds the keys that a search has of its own, in an inline table or one of its own")
  func keys() {
    let (searches, errors) = SearchesFile.parse(
      Array("a = { query = \"x\", key = \"gc\" }\nb = { query = \"y\" }\n[c]\nkey = \"C\"\nquery = \"z\"\n".utf8), file: "s")
    #expect(errors == [])
    #expect(
      searches == [
        SavedSearch(name: "a", query: "x", key: "gc", line: 1), SavedSearch(name: "b", query: "y", line: 2),
        SavedSearch(name: "c", query: "z", key: "C", line: 5),
      ])
  }

  @Test("says keys without a query, keys that are no text, and what else stands in a table", arguments: [("key = \"x\"", "key"), ("query = \"q\", key = 1", "key"), ("query = \"q\", keys = \"x\"", "keys")])
  func wrongKeys(table: String, place: String) {
    let errors = SearchesFile.parse(Array("# c\na = { \(table) }\n".utf8), file: "s").errors
    #expect(errors.map(\.key) == ["a.\(place)"])
    #expect(errors.map(\.line) == [2])
  }

  @Test("keeps the keys of a search that is saved anew, renamed or moved, and the comment behind them")
  func keepingKeys() throws {
    let text = "a = \"1\"\nb = { query = \"2\", key = \"#\" } # two\n"
    #expect(try SearchesFile.text(text, with: "b", query: "3", file: "s") == "a = \"1\"\n\"b\" = { query = \"3\", key = \"#\" }  # two\n")
    #expect(try SearchesFile.text(text, renaming: "b", to: "c", file: "s") == "a = \"1\"\n\"c\" = { query = \"2\", key = \"#\" }  # two\n")
    #expect(try SearchesFile.text(text, moving: "b", to: "a", file: "s") == "b = { query = \"2\", key = \"#\" } # two\na = \"1\"\n")
    let table = "[a]\nquery = \"1\"\nkey = \"x\"\n"
    #expect(throws: SettingsError.self) { try SearchesFile.text(table, renaming: "a", to: "b", file: "s") }
    #expect(throws: SettingsError.self) { try SearchesFile.text(table, without: "a", file: "s") }
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

  /// Comments before, between and behind, a blank line, and a table at the end.
  private static let commented = "# mine\na = \"1\" # one\n\n# two and three\nb = '2'\nc = \"3\"\n# end\n[t]\nx = 1\n"

  @Test(
    "renames a search in its line, with the comment behind it",
    arguments: [("a", "A 1", "a = \"1\" # one", "\"A 1\" = \"1\"  # one"), ("b", "x\"", "b = '2'", "\"x\\\"\" = \"2\"")])
  func renaming(name: String, newName: String, line: String, newLine: String) throws {
    let after = try SearchesFile.text(Self.commented, renaming: name, to: newName, file: "s")
    #expect(after == Self.commented.replacing(line, with: newLine))
    #expect(throws: SettingsError.self) { try SearchesFile.text(after, renaming: name, to: "z", file: "s") }
    #expect(throws: SettingsError.self) { try SearchesFile.text(Self.commented, renaming: name, to: "c", file: "s") }
  }

  @Test("is changed as well where lines end as on Windows")
  func windows() throws {
    let text = Self.commented.replacing("\n", with: "\r\n")
    let renamed = try SearchesFile.text(text, renaming: "b", to: "x", file: "s")
    #expect(renamed.replacing("\r\n", with: "\n") == Self.commented.replacing("b = '2'", with: "\"x\" = \"2\""))
    #expect(try SearchesFile.text(text, without: "c", file: "s") == text.replacing("c = \"3\"\r\n", with: ""))
    let more = try SearchesFile.text(text, with: "d", query: "4", file: "s")
    #expect(more.replacing("\r\n", with: "\n") == (try SearchesFile.text(Self.commented, with: "d", query: "4", file: "s")))
  }

  @Test("deletes the line of a search and nothing else", arguments: ["a = \"1\" # one\n", "b = '2'\n", "c = \"3\"\n"])
  func deleting(line: String) throws {
    let after = try SearchesFile.text(Self.commented, without: String(line.prefix(1)), file: "s")
    #expect(after == Self.commented.replacing(line, with: ""))
  }

  @Test(
    "moves a search into the place of another, and comments on lines of their own stay",
    arguments: [("a", "b", "bac"), ("a", "c", "bca"), ("c", "a", "cab"), ("b", "c", "acb"), ("b", "b", "abc")])
  func moving(name: String, other: String, order: String) throws {
    let after = try SearchesFile.text(Self.commented, moving: name, to: other, file: "s")
    let lines = ["a": "a = \"1\" # one", "b": "b = '2'", "c": "c = \"3\""]
    let ordered = order.compactMap { lines[String($0)] }
    #expect(after == "# mine\n\(ordered[0])\n\n# two and three\n\(ordered[1])\n\(ordered[2])\n# end\n[t]\nx = 1\n")
  }

  @Test(
    "is left alone when it cannot be changed safely in any other way",
    arguments: ["a = \"\"\"x\ny\"\"\"\nb = \"1\"\n", "a = \"b", "b = \"1\"\n", "a = 1\na = 2", ""])
  func refusingChanges(text: String) {
    #expect(throws: SettingsError.self) { try SearchesFile.text(text, renaming: "a", to: "n", file: "s") }
    #expect(throws: SettingsError.self) { try SearchesFile.text(text, without: "a", file: "s") }
    #expect(throws: SettingsError.self) { try SearchesFile.text(text, moving: "a", to: "b", file: "s") }
  }
}
