import Testing

@testable import Papers

@Suite("Addresses in running text")
struct WebAddressTests {
  @Test(
    "are found with and without a scheme, and end where the sentence goes on",
    arguments: [
      ("Code: https://github.com/a/b.", ["https://github.com/a/b"]),
      ("see (https://x.org/a_(b)/c), and http://y.org/?q=1&r=2;", ["https://x.org/a_(b)/c", "http://y.org/?q=1&r=2"]),
      ("at github.com/a/b-c_d.git!", ["https://github.com/a/b-c_d.git"]),
      ("\\url{https://x.org/a\\_b\\%20}", ["https://x.org/a_b%20"]), ("\\href{http://x.org}{y/z}", ["http://x.org"]),
      ("doi:10.1000/182, 10.5281/zenodo.12.", ["https://doi.org/10.1000/182", "https://doi.org/10.5281/zenodo.12"]),
      ("HTTPS://X.org/A", ["HTTPS://X.org/A"]), ("me.github.io/page", ["https://me.github.io/page"]),
      ("and/or 3/4 km/s http:// https://nohost github.com/ //x.org/a ftp://x.org/b", []),
      ("https://x.org", ["https://x.org"]), ("\"https://x.org/\"", ["https://x.org/"]), ("", []), ("/", []),
      ("漢https://x.org/漢", ["https://x.org/"]), ("1e10.1000/3", []),
    ])
  func finding(text: String, urls: [String]) {
    let found = WebAddress.find(in: text)
    #expect(found.map(\.url) == urls)
    for address in found { #expect(address.range.upperBound <= text.utf8.count) }
  }

  @Test("are no more than asked for, however long the text", .timeLimit(.minutes(1)))
  func many() {
    let text = String(repeating: "https://x.org/a ", count: 20_000)
    #expect(WebAddress.find(in: text, limit: 7).count == 7)
    #expect(WebAddress.find(in: String(repeating: "/", count: 1_000_000)).isEmpty)
    #expect(WebAddress.find(in: String(repeating: "a.", count: 500_000) + "/").isEmpty)
  }

  @Test(
    "say what is found there",
    arguments: [
      ("https://github.com/a/b", Link.Kind.code), ("https://gitlab.inria.fr/a/b", .code),
      ("https://zenodo.org/record/1", .data), ("https://doi.org/10.5281/zenodo.1", .data), ("https://dx.doi.org/10.1000/1", .doi),
      ("https://huggingface.co/datasets/a", .data), ("https://huggingface.co/a/b", .project), ("https://a.github.io", .project),
      ("https://notgithub.com/a", .other), ("https://github.com.evil.org/a", .other), ("nonsense", .other), ("", .other),
    ])
  func kinds(url: String, kind: Link.Kind) { #expect(Link(recognising: url).kind == kind) }
}

@Suite("The links of a paper")
struct PaperLinksTests {
  @Test("are page, PDF, DOI, those of the record and those of the abstract, each once")
  func numbered() {
    var paper = Paper(
      id: PaperID(key: "arxiv:2401.00001"), title: "T",
      abstract: "At http://github.com/a/b/ and https://a.github.io, see https://arxiv.org/abs/2401.00001.",
      links: [Link(.other, "https://github.com/a/b"), Link(.code, "https://my.org/x")])
    paper.aliases = [PaperID(key: "doi:10.1000/1")]
    #expect(
      paper.numberedLinks == [
        Link(.page, "https://arxiv.org/abs/2401.00001"), Link(.pdf, "https://arxiv.org/pdf/2401.00001"),
        Link(.doi, "https://doi.org/10.1000/1"), Link(.code, "https://github.com/a/b"), Link(.code, "https://my.org/x"),
        Link(.project, "https://a.github.io"),
      ])
  }
}
