import Papers
import Testing

@Suite("Templates of citation keys")
struct CitationTemplateTests {
  private static let paper = Paper(
    id: PaperID(key: "arxiv:2401.01234"), title: "On the BERT of Étale Maps", authors: ["Paul Erdős", "Ludwig van Beethoven", "et al."],
    published: PaperDate(year: 2024, month: 3), venue: "Annals of Mathematics")

  @Test(
    "Fields, with capitals where theirs has one",
    arguments: [
      ("{author}{year}{word}", "erdos2024bert"), ("{Author}{year}{Word}", "Erdos2024Bert"), ("{Authors}:{yy}", "ErdosBeethoven:24"),
      ("{title}_{venue}", "bertetalemaps_am"), ("x/{id}", "x/arxiv240101234"), ("{Title}", "BertEtaleMaps"),
    ])
  func fields(text: String, key: String) throws {
    #expect(try #require(CitationTemplate(text)).key(of: Self.paper) == key)
  }

  @Test("What would break an entry, or says nothing of a paper, is no template", arguments: ["", "key", "{author", "{name}", "{year},", "a b{year}", "{author}\\"])
  func refused(text: String) {
    #expect(CitationTemplate(text) == nil)
  }

  @Test("A paper that has nothing of what is asked has its id, and no key is longer than sixty")
  func least() throws {
    let bare = Paper(id: PaperID(key: "doi:10.1000/a"), title: "数学")
    #expect(try #require(CitationTemplate("{author}-{year}")).key(of: bare) == "doi101000a")
    var long = Self.paper
    long.title = String(repeating: "Very", count: 100)
    #expect(try #require(CitationTemplate("{title}{year}")).key(of: long).utf8.count == 60)
  }

  @Test("The usual one is what papers have without one")
  func usual() {
    #expect(Self.paper.citationKey == "erdos2024bert")
    #expect(CitationTemplate("{author}{year}{word}") == .usual)
  }
}
