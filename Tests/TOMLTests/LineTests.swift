import TOML
import Testing

@Suite struct LineTests {
  @Test(
    "a value has the line on which its name stands",
    arguments: [
      ("\"a b\" = 1\n'c.d' = 2", ["a b": 1, "c.d": 2]),
      ("a . \"b.c\" = 1\n[ x . 'y' ]\nz = 2\n", ["a.b.c": 1, "x.y.z": 3]),
      ("\"a\\tb\\u00e9\" = 1\n\n\"\" = 2", ["a\tbé": 1, "": 3]),
      ("a = \"\"\"\nb = 1\n[c]\n\"\"\"\nb = 2", ["a": 1, "b": 5]),
      ("a = '''\n\\'''\nb = 2", ["a": 1, "b": 3]),
      ("a = \"\"\"x\\\"\"\"\"\"\nb = 2", ["a": 1, "b": 2]),
      ("a = [ # ]\n  '#', \"]\",\n]\nb = 2", ["a": 1, "b": 4]),
      ("# b = 1\r\na = 1 # b = 2\r\nb = 3\r\n", ["a": 2, "b": 3]),
      ("a = { b = 1, c.d = [\n1 ] }\ne = 2", ["a.b": 1, "a.c.d": 1, "a": 1, "e": 3]),
      ("b = 1\n[a.c]\nx = 1\n[a]\nx = 2", ["b": 1, "a.c.x": 3, "a.x": 5]),
    ])
  func lines(text: String, expected: [String: Int]) throws {
    let document = try Document(parsing: Array(text.utf8))
    let lines = document.entries.map { ($0.path.joined(separator: "."), $0.line) }
    #expect(Dictionary(lines) { $0 + $1 } == expected)
    #expect(document.entries.map(\.line) == document.entries.map(\.line).sorted())
  }
}
