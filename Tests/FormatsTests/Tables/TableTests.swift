import Papers
import Testing

@testable import Formats

@Suite("Tables")
struct TableTests {
  private func paper(_ text: String) throws -> Paper {
    let reading = Reading(text)
    #expect(reading.skipped.isEmpty && reading.failure == nil)
    return try #require(reading.papers.first)
  }

  @Test("Lectern's own columns: ids are keys, names are parted by semicolons alone")
  func own() throws {
    let paper = try paper(
      "id,title,authors,published,venue,topics,page,pdf,abstract\r\n"
        + "openalex:W12,'=1+1 cats,\"CMS, Inc.; Ada Lovelace\",2024-03-09,,cs.CL; machine learning,https://a.org/1,,\"One, \"\"two\"\".\n\nThree.\"\r\n")
    #expect(paper.id.key == "openalex:W12" && paper.title == "=1+1 cats" && paper.authors == ["CMS, Inc.", "Ada Lovelace"])
    #expect(paper.topics == ["cs.CL", "machine learning"] && paper.published?.description == "2024-03-09")
    #expect(paper.abstract == "One, \"two\".\n\nThree." && paper.page == "https://a.org/1")
  }

  @Test("What the list prints has no header, and no quotes that mean anything")
  func list() throws {
    let reading = Reading(
      "starred read\t2024-03\tarxiv:2401.00001\t\"Why\" and\tAda Lovelace; Charles Babbage\tcs.CL cs.LG\n"
        + "\t\tdoi:10.1000/1\t\"Half a quote\t\t\n")
    #expect(reading.papers.map(\.title) == ["\"Why\" and", "\"Half a quote"])
    #expect(reading.papers[0].topics == ["cs.CL", "cs.LG"] && reading.papers[0].authors.count == 2)
    #expect(reading.papers[1].id.key == "doi:10.1000/1" && reading.papers[1].published == nil)
  }

  @Test("Zotero: one author has a comma and no semicolon")
  func zotero() throws {
    let header = #""Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Date","Manual Tags""#
    let paper = try paper(
      "\u{FEFF}\(header)\n\"AB12\",\"journalArticle\",\"2020\",\"King, Martin, Jr.\",\"Cats\",\"Nature\",\"10.1000/Z\",\"https://a.org\",\"Text.\",\"2020-05-06\",\"old; new\"\n")
    #expect(paper.id.key == "doi:10.1000/z" && paper.authors == ["Martin King Jr."] && paper.venue == "Nature")
    #expect(paper.published?.description == "2020-05-06" && paper.topics == ["old", "new"] && paper.abstract == "Text.")
  }

  @Test("Scopus: full names with numbers in parentheses")
  func scopus() throws {
    let paper = try paper(
      "Authors,\"Author full names\",\"Author(s) ID\",Title,Year,\"Source title\",DOI,Link,Abstract,\"Author Keywords\",EID\n"
        + "\"Liu Q.; Hopper G.\",\"Liu, Qing (57190000001); Hopper, Grace (7)\",1; 2,Tracking,2023,Reports,10.1000/s,https://s.org/1,Text,Filter; Radar,2-s2.0-1\n")
    #expect(paper.authors == ["Qing Liu", "Grace Hopper"] && paper.venue == "Reports" && paper.topics == ["Filter", "Radar"])
    #expect(paper.published?.description == "2023" && paper.id.key == "doi:10.1000/s")
  }

  @Test("Web of Science: names of two letters, parted by tabs, of which ID is none of the paper's")
  func webOfScience() throws {
    let paper = try paper(
      "PT\tAU\tAF\tTI\tSO\tDE\tID\tAB\tPD\tPY\tDI\tPM\tUT\nJ\tLiu, Q\tLiu, Qing\tTracking\tREPORTS\tFilter; Radar\tMODEL\tText\tMAR 9\t2021\t10.1000/w\t77\tWOS:1\n")
    #expect(paper.authors == ["Qing Liu"] && paper.published?.description == "2021-03-09" && paper.topics == ["Filter", "Radar"])
    #expect(paper.id.key == "doi:10.1000/w" && paper.aliases.map(\.key) == ["pmid:77"])
  }

  @Test(
    "Names without semicolons",
    arguments: [
      ("\"Lovelace, Ada\"", ["Ada Lovelace"]),
      ("\"Ada Lovelace, Charles Babbage\"", ["Ada Lovelace", "Charles Babbage"]),
      ("Ada Lovelace and Charles Babbage", ["Ada Lovelace", "Charles Babbage"]),
      ("\"Smith J., Doe K., Roe L.\"", ["Smith J.", "Doe K.", "Roe L."]),
    ] as [(String, [String])])
  func names(field: String, names: [String]) throws {
    #expect(try paper("title,authors\nCats,\(field)\n").authors == names)
  }

  @Test("Numbers of other programs are no identities, and what is one is taken")
  func identities() throws {
    #expect(try paper("id,title\n17,Cats\n").id.scheme == "title")
    #expect(try paper("id,title\n2401.00001,Cats\n").id.key == "arxiv:2401.00001")
    #expect(try paper("Title;ArXiv ID;PMCID\nCats;2401.00002v3;PMC7\n").identities.map(\.key).sorted() == ["arxiv:2401.00002", "pmc:PMC7"])
  }

  @Test("Line breaks within quotes, quotes in quotes, quotes that mean nothing", arguments: [1, 3, 1000])
  func quotes(chunk: Int) {
    let reading = Reading(
      "\ntitle,abstract\r\n\"A \"\"b\"\"\nc\",one\r\n\"Why\": cats,\"two\r\nlines\"\r\n\n5\" pipes,\"\"\nLast,three", chunk: chunk)
    #expect(reading.papers.map(\.title) == ["A \"b\" c", "\"Why\": cats", "5\" pipes", "Last"])
    #expect(reading.papers.map(\.abstract) == ["one", "two lines", "", "three"])
    #expect(reading.skipped == [])
  }

  @Test("A row without a title is told by its line, and a file that ends within quotes is cut off")
  func failures() {
    let reading = Reading("title,abstract\n\"A\nb\",one\n,two\nC,three,too,many\nD\n\"half,four\nfive\n")
    #expect(reading.papers.map(\.title) == ["A b", "C", "D"])
    #expect(reading.skipped == ["4: no title", "7: the file ends in the middle of a record"])
  }

  @Test("A quote that nothing closes costs as much as a record may have, and not the rest")
  func openQuote() {
    let filler = String(repeating: "x,y\n", count: 100)
    let reading = Reading("title,abstract\n\"A,one\n\(filler)B,two\n", limit: 40)
    #expect(reading.papers.last?.title == "B")
    #expect(reading.skipped.first?.hasPrefix("2: longer than") == true)
  }

  @Test("Old encodings and other delimiters")
  func encodings() throws {
    let reading = Reading(Array("Title;Year\nCaf".utf8) + [0xE9] + Array(";2001\n".utf8))
    #expect(reading.papers.map(\.title) == ["Café"] && reading.papers.first?.published?.year == 2001)
  }
}
