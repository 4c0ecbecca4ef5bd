import TOML
import Testing

@Suite struct MessageTests {
  @Test(
    "nearest name",
    arguments: [("blu", "blue"), ("bleu", "blue"), ("ui.tetx", "ui.text"), ("", nil), ("zzzzzz", nil)])
  func nearestName(typed: String, expected: String?) {
    #expect(nearest(to: typed, among: ["red", "blue", "ui.text", "ui.text.dim"]) == expected)
  }

  @Test func `no names have no nearest`() {
    #expect(nearest(to: "a", among: []) == nil)
  }

  @Test(
    "quoted text is printable and short",
    arguments: [
      ("plain é", "\"plain é\""), ("\u{1B}[2J", "\"?[2J\""), ("a\u{202E}b", "\"a?b\""),
      (String(repeating: "x", count: 100), "\"" + String(repeating: "x", count: 60) + "…\""),
    ])
  func quotedText(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test func `a path quotes the names that need it`() {
    #expect(dotted(["keys", "g g", "a-b"]) == "keys.\"g g\".a-b")
  }
}
