import TOML
import Testing

@Suite("A table")
struct NamesTests {
  @Test(
    "is opened by one heading, also after one of those below it, and grows by dotted names in its own place",
    arguments: [
      "[a.b]\nx = 1\n[a]\ny = 2", "[a]\nb.c = 1\nb.d.e = 2\nb.d.f = 3", "[a]\nb.c = 1\n[a.b.d]\nx = 1",
      "a = { b.c = 1, b.d = 2 }", "[a]\n[a.b]\n[a.c]\n[b]", "[a]\nx = 1\n[\"a.b\"]\nx = 1", "\"é\" = 1\n\"e\u{301}\" = 2",
    ])
  func allowed(text: String) throws {
    _ = try Document(parsing: Array(text.utf8))
  }

  @Test(
    "is not opened twice, and no name is given twice",
    arguments: [
      ("[a]\n[a]", "a", 1), ("[a]\n[a.b]\n[a]", "a", 1), ("a = 1\n[a]", "a", 1), ("a = 1\n[a.b]", "a", 1),
      ("a = { }\n[a.b]", "a", 1), ("a = { b = 1 }\na.c = 1", "a", 1), ("a.b = 1\n[a]", "a", 1),
      ("[a]\nb.c = 1\n[a.b]", "a.b", 2), ("[a.b]\nx = 1\n[a]\nb.y = 1", "b", 1), ("[a.b.c]\n[a]\nb.d = 1", "b", 1),
      ("a.b = 1\na.b.c = 2", "a.b", 1), ("a = 1\n\"\\u0061\" = 2", "a", 1), ("a = { b = { }, b.c = 1 }", "b", 1),
    ])
  func refused(text: String, name: String, line: Int) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    let place = error?.line == line ? "this line" : "line \(line)"
    #expect(error?.reason == "\(name) is defined on \(place) already")
  }
}
