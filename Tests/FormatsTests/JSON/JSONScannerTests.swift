import Testing

@testable import Formats

@Suite("The JSON scanner")
struct JSONScannerTests {
  /// Runs `read` over the bytes and makes sure that nothing is left behind.
  private func scan<Value>(
    _ bytes: [UInt8], _ read: (inout JSONScanner) throws -> Value
  ) throws -> Value {
    try bytes.withUnsafeBytes { buffer in
      var json = JSONScanner(buffer)
      let value = try read(&json)
      try json.end()
      return value
    }
  }

  private func error(_ text: String) -> JSONError? {
    do {
      try scan(Array(text.utf8)) { try $0.skip() }
      return nil
    } catch {
      return error as? JSONError
    }
  }

  @Test("An object is walked field by field, in any white space")
  func walk() throws {
    let text = " {\"a\" : 1,\n\"b\":[true , false,null],\t\"c\":{\"d\":\"e\"} } "
    var seen: [String] = []
    try scan(Array(text.utf8)) { json in
      try json.openObject()
      while let key = try json.nextKey() {
        seen.append(key.text)
        try json.skip()
      }
    }
    #expect(seen == ["a", "b", "c"])
  }

  @Test("Keys match literals, escaped or not")
  func keys() throws {
    var matches = 0
    try scan(Array(#"{"id":1,"\u0069d":2,"idx":3,"":4}"#.utf8)) { json in
      try json.openObject()
      while let key = try json.nextKey() {
        if case "id" = key { matches += 1 }
        try json.skip()
      }
    }
    #expect(matches == 2)
  }

  @Test(
    "Strings are unescaped",
    arguments: [
      (#""""#, ""),
      (#""plain""#, "plain"),
      (#""a\"b\\c\/d""#, "a\"b\\c/d"),
      (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
      (#""\u00e9\u4E2d""#, "é中"),
      (#""\ud83d\ude00!""#, "😀!"),
      (#""\ud83d""#, "\u{FFFD}"),
      (#""\ude00x""#, "\u{FFFD}x"),
      (#""\ud83d\u0041""#, "\u{FFFD}A"),
      (#""\ud83dx\ude00""#, "\u{FFFD}x\u{FFFD}"),
      (#""\u0000\u001b[31m""#, "\0\u{1B}[31m"),
      (#""ends with a backslash\\""#, "ends with a backslash\\"),
    ])
  func strings(source: String, text: String) throws {
    #expect(try scan(Array(source.utf8)) { try $0.string() } == text)
  }

  @Test("Bytes that are not UTF-8 become the replacement character")
  func invalidUTF8() throws {
    #expect(try scan([0x22, 0x61, 0xFF, 0x62, 0x22]) { try $0.string() } == "a\u{FFFD}b")
    #expect(try scan([0x22, 0x5C, 0x6E, 0xC3, 0x22]) { try $0.string() } == "\n\u{FFFD}")
  }

  @Test("Raw control characters pass")
  func rawControls() throws {
    #expect(try scan([0x22, 0x00, 0x1B, 0x0A, 0x22]) { try $0.string() } == "\0\u{1B}\n")
  }

  @Test(
    "Numbers are read, and guarded",
    arguments: [
      ("0", 0.0), ("-1", -1), ("12.5", 12.5), ("1e3", 1000), ("9223372036854775808", 0x1p63),
      ("1e400", nil), ("-1E+400", nil),
    ] as [(String, Double?)])
  func numbers(source: String, value: Double?) throws {
    #expect(try scan(Array(source.utf8)) { try $0.number() } == value)
  }

  @Test("A number of a million digits is no number")
  func longNumber() throws {
    let digits = [UInt8](repeating: UInt8(ascii: "7"), count: 1_000_000)
    #expect(try scan(digits) { try $0.number() } == nil)
  }

  @Test(
    "Errors tell the byte and what was expected",
    arguments: [
      ("", 1, .value),
      ("{", 2, .key),
      (#"{"a""#, 5, .colon),
      (#"{"a":}"#, 6, .value),
      (#"{"a":1"#, 7, .commaOrBrace),
      (#"{"a":1,}"#, 8, .key),
      ("[1,]", 4, .value),
      ("[1 2]", 4, .commaOrBracket),
      (#"{"title": "half a li"#, 21, .closingQuote),
      (#""\"#, 3, .closingQuote),
      (#""\x""#, 2, .escape),
      (#""\u12g4""#, 2, .escape),
      (#""\u12"x"#, 2, .escape),
      ("tru", 1, .literal),
      ("nul", 1, .literal),
      ("-", 2, .number),
      ("1.", 3, .number),
      ("1e", 3, .number),
      ("01", 2, .end),
      ("{} x", 4, .end),
      ("NaN", 1, .value),
    ] as [(String, Int, JSONError.Expectation)])
  func errors(source: String, column: Int, expected: JSONError.Expectation) {
    #expect(error(source) == JSONError(column: column, expected: expected))
  }

  @Test("A quick error meets a million opening brackets", arguments: ["[", "{\"a\":"])
  func depthBomb(opening: String) {
    let found = error(String(repeating: opening, count: 1_000_000))
    #expect(found?.expected == .shallower)
    #expect(found?.column == opening.utf8.count * 512 + 1)
  }

  @Test("512 levels are taken")
  func deepest() {
    #expect(error(String(repeating: "[", count: 512) + String(repeating: "]", count: 512)) == nil)
  }

  @Test("Every cut of a line is an error, and never a trap")
  func cuts() {
    let line = Array(#"{"id":"a\u00e9\\","n":[-1.5e3,true,null],"o":{"p":"\ud83d\ude00"}}"#.utf8)
    for length in 0..<line.count {
      let cut = String(decoding: line[..<length], as: UTF8.self)
      #expect(error(cut) != nil, "\(cut)")
    }
  }

  @Test(
    "What is written reads back",
    arguments: ["", "plain", "a\"b\\c", "tab\t line\n\r", "\0\u{1}\u{7F}\u{9B}", "é中😀\u{202E}"])
  func roundTrip(text: String) throws {
    var line: [UInt8] = []
    JSONEscapes.append(text, to: &line)
    #expect(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    #expect(try scan(line) { try $0.string() } == text)
  }
}
