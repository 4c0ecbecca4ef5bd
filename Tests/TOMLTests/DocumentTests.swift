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
      ("\"\"\"\nb\nc\"\"\"", .string("b\nc")), ("-9223372036854775808", .integer(.min)),
      ("1e-3", .float(0.001)),
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
      ("a = 1\na = 2", 2), ("a = 1\n[a]\nb = 1", 2), ("[a]\nb = 1\n[a]", 3), ("a.b = 1\na = 2", 2),
      ("a = { b = 1 }\na.c = 2", 2), ("a = { b = 1, b = 2 }", 1), ("\n\na", 3), ("a = ", 1),
      ("a = 1 2", 1), ("a = \"b", 1), ("x = 1\na = \"b\nc\"", 2),
      ("a = \"\u{1}\"", 1), ("a = \"\\q\"", 1), ("a = \"\\ud800\"", 1), ("a = \"\\u12", 1), ("a = \"\\", 1),
      ("a = [1 2]", 1), ("a = { b = 1", 1), ("[a", 1), ("a = 007", 1), ("a = 1__0", 1), ("a = 1.", 1),
      ("a = 0x", 1), ("a = 99999999999999999999", 1),
    ])
  func mistake(text: String, line: Int) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    #expect(error?.line == line, "\(error?.reason ?? "")")
    #expect(error?.reason.isEmpty == false)
  }

  @Test(
    "what has no meaning here is refused with its line",
    arguments: [
      ("x = 1\na = [{ b = 1 }]", 2, "table in an array"), ("\n[[a]]\nb = 1", 2, "table in an array"),
      ("x = 1\na = nan", 2, "infinity and NaN"), ("[t]\na = [1,\n-inf]", 3, "infinity and NaN"),
      ("a = 1e999", 1, "infinity and NaN"),
      ("x = 1\na = 1979-05-27", 2, "a date"), ("a = 1979-05-27 1 2", 1, "a date"), ("a = [07:32:00]", 1, "a date"),
      ("a = 1\n# \0", 2, "control character 0"), ("a = \"\\u0000\"", 1, "NUL"), ("\"a\\U00000000\" = 1", 1, "NUL"),
      ("a = 'b\u{7F}'", 1, "control character 127"), ("a = 1\rb = 2", 1, "the end of the line"),
    ])
  func refused(text: String, line: Int, reason: String) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }

  @Test(
    "a mistake says what stands in place of what",
    arguments: [
      ("a = blue", "expected a value, not blue; text stands in \"quotation marks\""),
      ("a = ", "expected a value, not the end of the file"),
      ("a = ]", "expected a value, not ]"),
      ("a = 1 2", "expected the end of the line, not 2"),
      ("a = 39\"s\"", "expected the end of the line, not \""),
      ("a = 39!", "expected the end of the line, not !"),
      ("a = [1 2]", "expected a comma or ], not 2"),
      ("a = [\u{2028}]", "expected a value, not ?"),
      ("a = { b = 1\n}", "expected a comma or }, not the end of the line"),
      ("a = { b = 1, }", "expected a name: letters, digits, - and _, or anything in \"quotation marks\", not }"),
      ("= 1", "expected a name: letters, digits, - and _, or anything in \"quotation marks\", not ="),
      ("[a", "expected ] after the name of a table, not the end of the file"),
      ("a b = 1", "expected = after a name, not b"),
      ("a = 007", "007 is no number"), ("a = 1_000_", "1_000_ is no number"), ("a = 1.e2", "1.e2 is no number"),
      ("a = 9223372036854775808", "9223372036854775808 is no number"), ("a = 0x-1", "0x-1 is no number"),
      ("a = \"b", "expected a quotation mark at the end of a text"),
      ("a = \"\"\"b\"\"", "expected three quotation marks at the end of a text"),
      ("a = \"\\q\"", #"expected b, t, n, f, r, u, U, " or \ after a \, not q"#),
      ("a = \"\\ud800\"", "expected the 4 hexadecimal digits of a character"),
      ("a.\"b c\" = 1\na.\"b c\" = 2", "a.\"b c\" is defined on line 1 already"),
      ("a = { b = 1, b = 2 }", "b is defined on this line already"),
    ])
  func reasons(text: String, reason: String) {
    let error = #expect(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    #expect(error?.reason == reason)
  }

  @Test(
    "texts",
    arguments: [
      ("\"\"", ""), ("''", ""), ("\"\"\"\"\"\"", ""), ("''''''", ""), ("\"\"\"\"a\"\"\"\"\"", "\"a\"\""),
      ("'''\r\na\r\nb'''", "a\nb"), ("'''\\\n'''", "\\\n"), (#""\b\t\n\f\r\"\\""#, "\u{8}\t\n\u{C}\r\"\\"),
      ("\"\"\"a \\  \n\n \t b\"\"\"", "a b"), ("\"\"\"\\\n\"\"\"", ""), ("\"tab\there\"", "tab\there"),
    ])
  func texts(text: String, value: String) throws {
    #expect(try Document(parsing: Array("a = \(text) # c".utf8)).entries.map(\.value) == [.string(value)])
  }

  @Test func `a reason that quotes the file is printable and short`() throws {
    let text = "a = 1\n" + String(repeating: "a\u{202E}", count: 5)
    let error = try #require(throws: SyntaxError.self) { try Document(parsing: Array(text.utf8)) }
    #expect(error.reason.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    let long = String(repeating: "a", count: 1000)
    let other = try #require(throws: SyntaxError.self) {
      try Document(parsing: Array("\(long) = 1\n\(long) = 2".utf8))
    }
    #expect(other.reason.count < 200)
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
    let inTable = #expect(throws: SyntaxError.self) {
      try Document(parsing: Array("x = { \(name) = 1 }".utf8))
    }
    #expect(inTable?.reason == "a name of too many parts")
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
