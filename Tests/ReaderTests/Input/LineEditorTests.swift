import Terminal
import Testing

@testable import Reader

@Suite("A line being typed")
struct LineEditorTests {
  @Test(
    "takes the editing keys of readline",
    arguments: [
      (keys: "<C-a>x", text: "xone two", cursor: 1),
      (keys: "<C-w>", text: "one ", cursor: 4),
      (keys: "<C-w><C-w>", text: "", cursor: 0),
      (keys: "<C-u>", text: "", cursor: 0),
      (keys: "<Home><C-k>", text: "", cursor: 0),
      (keys: "<Left><BS>", text: "one to", cursor: 5),
      (keys: "<Home><Del>", text: "ne two", cursor: 0),
      (keys: "<A-b><A-b><A-f>", text: "one two", cursor: 3),
      (keys: "<BS><BS><BS><BS><BS><BS><BS><BS><BS>", text: "", cursor: 0),
      (keys: "<Right><Right>é", text: "one twoé", cursor: 8),
    ])
  func editing(_ row: (keys: String, text: String, cursor: Int)) throws {
    var editor = LineEditor("one two")
    for key in try #require(KeyName.sequence(row.keys)) { _ = editor.handle(key) }
    #expect(editor.text == row.text)
    #expect(editor.cursor == row.cursor)
  }

  @Test("puts a combining mark onto the character before it and stays in bounds")
  func combining() {
    var editor = LineEditor("e")
    editor.insert("\u{301}")
    #expect(editor.cursor == 1)
    _ = editor.handle(Key(.backspace))
    #expect(editor.text == "")
  }

  @Test("turns line breaks of pasted text into spaces")
  func paste() {
    var editor = LineEditor()
    editor.insert("one\ntwo\r\nthree")
    #expect(editor.text == "one two three")
  }
}
