import Papers
import Testing

@testable import Formats

@Suite("Recognising what a file is")
struct ImportFormatTests {
  private static let abstract = String(repeating: "Words of an abstract that goes on. ", count: 8)

  private func recognise(_ bytes: [UInt8]) -> Result<ImportFormat, ImportReason> {
    bytes.withUnsafeBytes { bytes in
      Result { () throws(ImportReason) in try ImportFormat.recognise(bytes) }
    }
  }

  @Test(
    "By content",
    arguments: [
      ("{\"title\":\"a\"}\n{\"title\":\"b\"}\n", .recordLines),
      ("\n\n  {\"title\":\"a\"}", .recordLines),
      ("\u{FEFF}{\"title\":\"a\"}", .recordLines),
      ("{\"title\":\"half a l\n{\"title\":\"b\"}\n", .recordLines),
      ("[{\"title\":\"a\"}]", .recordDocument),
      ("[\n  {\n    \"title\": \"a\"\n  }\n]", .recordDocument),
      ("{\n  \"title\": \"a\"\n}\n", .recordDocument),
      ("A Title of Words\n\(abstract)\n", .listing),
      ("% a comment\n@article{key,\n  title = {A},\n}\n", .bibTeX),
      ("@Book(key, title = \"A\")", .bibTeX),
      ("Provider: somebody\n\nTY  - JOUR\nTI  - A\nER  - \n", .ris),
      ("PMID- 1\nTI  - A\n", .pubMed),
      ("OWN - ERIC\nTI  - A\n", .pubMed),
      ("To you\n\\\\\narXiv:2401.00001\nTitle: A\n", .announcements),
      ("<article dtd-version=\"1.3\"><front/></article>", .xml(.jats)),
      ("<doi_records/>", .xml(.crossref)),
      ("<collection><volume/></collection>", .xml(.anthology)),
    ] as [(String, ImportFormat)])
  func formats(text: String, format: ImportFormat) {
    #expect(recognise(Array(text.utf8)) == .success(format))
  }

  @Test(
    "A table by the names of its columns, or by what is in them",
    arguments: [
      ("\u{FEFF}id,title,year\n", 0x2C, [.id, .title, .year]), ("Title\tKey\tDOI\n", 0x09, [.title, nil, .doi]),
      ("Year;\"Document Title\"", 0x3B, [.year, .title]),
      ("\t2024\tarxiv:2401.00001\tA\t\t\n", 0x09, [nil, .date, .id, .title, .authors, .topics]),
    ] as [(String, UInt8, [TableColumn?])])
  func tables(text: String, delimiter: UInt8, columns: [TableColumn?]) throws {
    guard case .table(let dialect) = try recognise(Array(text.utf8)).get() else {
      Issue.record("no table")
      return
    }
    #expect(dialect.delimiter == delimiter && dialect.columns == columns)
  }

  @Test(
    "What holds no papers is refused with its name",
    arguments: [
      ("", .empty), (" \n\t\n", .empty), ("\u{FEFF}", .empty),
      ("%PDF-1.7 and more", .binary("a PDF")),
      ("some\u{0}thing", .binary("binary data")),
      ("<html><body>A page</body></html>", .unknown("a web page")),
      ("id,name,year\n1,A Title,2020\n2,Another,2021\n", .unknown("text of another kind")),
      ("# recorded\nhttp_interactions:\n- request:\n    body: \(abstract)\n    uri: a\n    body: \(abstract)\n", .unknown("YAML")),
      ("<opml version=\"2.0\"><body/></opml>", .feeds),
      ("title\nA Title\nAnother\n", .unknown("text of another kind")),
      ("To do:\n- milk\n- bread\n", .unknown("text of another kind")),
      ("write to me@example.org\n", .unknown("text of another kind")),
    ] as [(String, ImportReason)])
  func refused(text: String, reason: ImportReason) {
    #expect(recognise(Array(text.utf8)) == .failure(reason))
  }

  @Test("UTF-16 is refused with advice, and bytes of no text as binary")
  func encodings() {
    #expect(recognise([0xFF, 0xFE, 0x7B, 0x00]) == .failure(.utf16))
    #expect(recognise((0...255).map { UInt8($0) }) == .failure(.binary("binary data")))
  }

  @Test("Good lines are kept around bad ones, which are told by number", arguments: [1, 10, 10_000])
  func mixed(chunk: Int) {
    let text =
      "{\"title\":\"First Word\"}\n{\"title\":\"half a li\nno json\n\n"
      + "{\"id\":\"arxiv:2401.01234\"}\n[1]\n{\"title\":\"Last Word\"}"
    let reading = Reading(text, chunk: chunk)
    #expect(reading.papers.map(\.title) == ["First Word", "Last Word"])
    #expect(
      reading.skipped == [
        "2: not a JSON record: byte 20: expected a closing quote",
        "3: not a JSON record: byte 1: expected an object",
        "5: no title",
        "6: not a JSON record: byte 1: expected an object",
      ])
  }

  @Test("An array with a bad element keeps the good ones")
  func array() {
    let reading = Reading(
      "[\n{\"title\":\"First Word\"},\n{\"title\":},\n7,\n{\"title\":\"Last Word\"}, {\"title\"")
    #expect(reading.papers.map(\.title) == ["First Word", "Last Word"])
    #expect(
      reading.skipped == [
        "3: not a JSON record: byte 10: expected a value",
        "4: not a JSON record: byte 1: expected an object",
        "5: the file ends in the middle of a record",
      ])
  }

  @Test("Bytes that are not UTF-8 cost a character, not the record")
  func invalidUTF8() {
    let reading = Reading(Array("{\"title\":\"Caf".utf8) + [0xE9] + Array(" Culture\"}".utf8))
    #expect(reading.papers.map(\.title) == ["Caf\u{FFFD} Culture"])
  }

  @Test("A line over the limit is skipped by number, whatever the rest")
  func longLine() {
    let long = "{\"title\":\"" + String(repeating: "x", count: 5000) + "\"}"
    let reading = Reading("{\"title\":\"First Word\"}\n\(long)\n{\"title\":\"Last Word\"}\n", limit: 4096)
    #expect(reading.papers.map(\.title) == ["First Word", "Last Word"])
    #expect(reading.skipped.count == 1)
    #expect(reading.skipped.first?.hasPrefix("2: longer than") == true)
  }

  @Test("A deep nest is one bad record")
  func depthBomb() {
    let bomb = String(repeating: "[", count: 100_000)
    let reading = Reading("{\"title\":\"First Word\"}\n{\"a\":\(bomb)\n{\"title\":\"Last Word\"}\n")
    #expect(reading.papers.count == 2)
    #expect(reading.skipped == ["2: not a JSON record: byte 517: expected at most 512 levels of nesting"])
  }

  @Test("Texts beyond all measure are cut")
  func hugeTexts() throws {
    let long = String(repeating: "word ", count: 40_000)
    let authors = (0..<6000).map { "\"Name \($0)\"" }.joined(separator: ",")
    let paper = try #require(
      Reading("{\"title\":\"\(long)\",\"abstract\":\"\(long)\",\"authors\":[\(authors)]}", chunk: 100_000)
        .papers.first)
    #expect(paper.title.unicodeScalars.count <= CleanText.titleLimit)
    #expect(paper.abstract.unicodeScalars.count <= CleanText.abstractLimit)
    #expect(paper.authors.count == CleanText.authorCountLimit)
  }
}
