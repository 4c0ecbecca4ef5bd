import TOML
import Testing

@Suite struct DocumentTests {
  @Test func `entries have their path, value and line`() throws {
    let document = try Document(
      parsing: Array(
        """
        # a comment
        title = "Nord" # another
        ratio = 0.5

        [palette]
        blue = '#88c0d0'
        [styles]
        "ui.text" = "blue"
        match = { fg = "blue", modifiers = [
          "bold", # first
          "italic",
        ] }
        info.fg = "red"

        """.utf8))
    let expected: [Document.Entry] = [
      .init(path: ["title"], value: .string("Nord"), line: 2),
      .init(path: ["ratio"], value: .float(0.5), line: 3),
      .init(path: ["palette", "blue"], value: .string("#88c0d0"), line: 6),
      .init(path: ["styles", "ui.text"], value: .string("blue"), line: 8),
      .init(path: ["styles", "match", "fg"], value: .string("blue"), line: 9),
      .init(
        path: ["styles", "match", "modifiers"], value: .array([.string("bold"), .string("italic")]), line: 9),
      .init(path: ["styles", "match"], value: .table, line: 9),
      .init(path: ["styles", "info", "fg"], value: .string("red"), line: 13),
    ]
    #expect(document.entries == expected)
    #expect(document.entries(under: "styles", "match").map(\.key) == ["fg", "modifiers"])
  }

  @Test(
    "values",
    arguments: [
      ("1_000", Value.integer(1000)), ("-3", .integer(-3)), ("+7", .integer(7)), ("0", .integer(0)),
      ("0xff", .integer(255)), ("0o17", .integer(15)), ("0b101", .integer(5)),
      ("2.50", .float(2.5)), ("-1e3", .float(-1000)), ("6.0E-1", .float(0.6)),
      ("true", .boolean(true)), ("false", .boolean(false)), ("[]", .array([])),
      ("[1, [2]]", .array([.integer(1), .array([.integer(2)])])),
      (#""a\tb\"\\\u00e9\U0001F600""#, .string("a\tb\"\\é😀")), (#"'C:\no'"#, .string(#"C:\no"#)),
      ("\"# no comment\"", .string("# no comment")), ("{}", .table), ("{ }", .table),
    ])
  func value(text: String, value: Value) throws {
    let document = try Document(parsing: Array("a = \(text)".utf8))
    #expect(document.entries.map(\.value) == [value])
  }

  @Test("layout", arguments: ["a=1", "\u{FEFF}a = 1\r\n", "  a\t=\t1  # x", "\n\n'a' = 1\n", "\"a\" = 1"])
  func layout(text: String) throws {
    let document = try Document(parsing: Array(text.utf8))
    #expect(document.entries.map(\.path) == [["a"]])
    #expect(document.entries.map(\.value) == [.integer(1)])
  }

  @Test func `an empty file is an empty document`() throws {
    #expect(try Document(parsing: []).entries.isEmpty)
  }

  @Test(
    "mistakes name their line",
    arguments: [
      ("a = 1\na = 2", 2, "a is given twice"),
      ("a = 1\n[a]\nb = 1", 2, "a has a value already"),
      ("[a]\nb = 1\n[a]", 3, "[a] is opened twice"),
      ("a.b = 1\na = 2", 2, "a is given twice"),
      ("a = { b = 1 }\na.c = 2", 2, "a has a value already"),
      ("a = { b = 1, b = 2 }", 1, "a.b is given twice"),
      ("\n\na", 3, "expected = after a"),
      ("a = ", 1, "expected a value"),
      ("a = blue", 1, "quotation marks"),
      ("a = 1 2", 1, "expected the end of the line"),
      ("a = \"b", 1, "without its end"),
      ("a = \"b\nc\"", 1, "without its end"),
      ("a = \"\u{1}\"", 1, "control character"),
      ("a = \"\\q\"", 1, "no such escape"),
      ("a = \"\\ud800\"", 1, "hexadecimal"),
      ("a = \"\\u12", 1, "hexadecimal"),
      ("a = \"\\", 1, "without its end"),
      ("x = 1\na = [1,\n2", 2, "without its ]"),
      ("a = [1 2]", 1, "expected , or ]"),
      ("a = { b = 1", 1, "expected , or }"),
      ("a = [{ b = 1 }]", 1, "table in an array"),
      ("[[a]]", 1, "arrays of tables"),
      ("[a", 1, "expected ]"),
      ("= 1", 1, "expected a name"),
      ("a = 007", 1, "expected a value"),
      ("a = 1__0", 1, "expected a value"),
      ("a = 1.", 1, "expected a value"),
      ("a = 0x", 1, "expected a value"),
      ("a = 99999999999999999999", 1, "expected a value"),
      ("a = nan", 1, "expected a value"),
      ("a = 1979-05-27", 1, "expected a value"),
      ("a = \"\"\"b\"\"\"", 1, "several lines"),
    ])
  func mistake(text: String, line: Int, reason: String) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test func `bytes that are not UTF-8 name their line`() {
    let error = #expect(throws: SyntaxError.self) {
      try Document(parsing: Array("a = 1\nb = \"".utf8) + [0xFF] + Array("\"\n".utf8))
    }
    #expect(error == SyntaxError(line: 2, reason: "not UTF-8 text"))
  }

  @Test(
    "deep nesting is refused",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "{a=", count: 50_000),
    ])
  func deep(text: String) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array("a = \(text)".utf8)) }
    #expect(error?.reason == "nested too deep")
  }

  @Test func `a name of a thousand parts is refused`() {
    let name = Array(repeating: "a", count: 1000).joined(separator: ".")
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array("\(name) = 1".utf8)) }
    #expect(error?.reason == "a name of too many parts")
  }

  @Test func `no beginning of a document traps`() {
    let text = Array("[a.\"b\"]\nc = { d = [1, 'x', \"\\u00e9\"], e.f = -1.5e3 } # é\r\n".utf8)
    let broken = text.indices.filter { (try? Document(parsing: Array(text[..<$0]))) == nil }
    #expect(broken.count > 20)
  }

  @Test func `no changed byte of a document traps`() {
    let text = Array("[a.\"b\"]\nc = { d = [1, 'x', \"\\u00e9\"], e.f = -1.5e3 }\n".utf8)
    var broken = 0
    for index in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[index] = byte
        if (try? Document(parsing: changed)) == nil { broken += 1 }
      }
    }
    #expect(broken > 1000)
  }
}
