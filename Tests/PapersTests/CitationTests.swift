import TestSupport
import Testing

@testable import Papers

struct CitationTests {
  private static let preprint = Paper(
    id: PaperID(key: "arxiv:2401.01234"), title: "On BERT, $\\alpha$-Decay & the {K}-Theory of \\'Etale Maps",
    authors: ["Paul Erd\\H{o}s", "B. Two"], topics: ["cs.CL", "cs.AI"], published: PaperDate("2024-01-03"))

  @Test("A preprint is misc, with its number at arXiv")
  func preprint() {
    #expect(
      Self.preprint.bibTeX() == """
        @misc{erdos2024bert,
          title = {On {BERT}, $\\alpha$-Decay \\& the {K}-Theory of Étale Maps},
          author = {Paul Erdős and B. Two},
          year = {2024},
          eprint = {2401.01234},
          archivePrefix = {arXiv},
          primaryClass = {cs.CL},
          url = {https://arxiv.org/abs/2401.01234}
        }

        """)
  }

  @Test("A venue makes an article or a paper in proceedings")
  func venues() {
    var paper = Self.preprint
    paper.venue = "Annals of R&D"
    paper.aliases = [PaperID(key: "doi:10.1000/a_b{")]
    #expect(paper.bibTeX().hasPrefix("@article{erdos2024bert,"))
    #expect(paper.bibTeX().contains("  journal = {Annals of R\\&D},\n"))
    #expect(paper.bibTeX().contains("  doi = {10.1000/a_b%7B},\n"))
    paper.venue = "Proceedings of ACL"
    #expect(paper.bibTeX().hasPrefix("@inproceedings{"))
    #expect(paper.bibTeX().contains("  booktitle = {Proceedings of ACL},\n"))
  }

  @Test("An old identifier says its archive itself")
  func old() {
    let paper = Paper(id: PaperID(key: "arxiv:hep-th/9901001"), title: "T", topics: ["hep-th"])
    #expect(paper.bibTeX().contains("  eprint = {hep-th/9901001},\n"))
    #expect(!paper.bibTeX().contains("primaryClass"))
  }

  @Test(
    "Titles keep capitals and lose nothing to BibTeX",
    arguments: [
      ("The mRNA of GPT-4 in A State-of-the-Art", "The {mRNA} of {GPT}-4 in A State-of-the-Art"),
      ("MONTE CARLO", "MONTE CARLO"),
      ("100% of $5 & a_b #1 ~x^", "100\\% of \\$5 \\& a\\_b \\#1 \\textasciitilde{}x\\textasciicircum{}"),
      ("a } b", "a \\textbraceright{} b"), ("x $\\}$ y $n$ z", "x \\textbraceright{} y $n$ z"),
      ("a $x_{1}$b", "a $x_{1}$b"), ("a $\\{b\\}$", "a $\\{b\\}$"),
      ("a $\\{b}$", "a \\$\\textbackslash{}\\textbraceleft{}b\\textbraceright{}\\$"),
      ("<fixed-case>BERT</fixed-case> it", "{BERT} it"),
    ])
  func titles(source: String, title: String) {
    #expect(BibTeX.title(source) == title)
  }

  @Test("Groups stay whole, and those not named are others")
  func authors() {
    #expect(
      BibTeX.authors(["The X Collaboration", "A. B{}", "et al."])
        == "{The X Collaboration} and A. B and others")
  }

  @Test("Braces are even in any entry", arguments: 0..<10)
  func braces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "$", "\\", "\\}", "\\{", "a", " B", "^", "_", "%", "@", ",", "\"", "&#125;", "<i>", "\\foo{",
      "é", "\n",
    ]
    for _ in 0..<300 {
      let make = { (0..<12).compactMap { _ in pieces.randomElement(using: &random) }.joined() }
      let paper = Paper(
        id: PaperID(key: "doi:10.1000/x}"), title: make(), authors: [make(), make()], venue: make(),
        links: [Link(.page, "https://x.org/" + make())])
      // Some programs count braces behind a backslash, some do not.
      var (depth, plainDepth, isEscaped) = (0, 0, false)
      for byte in paper.bibTeX().utf8 where depth >= 0 && plainDepth >= 0 {
        let step = byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
        depth += step
        if !isEscaped { plainDepth += step }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      }
      #expect(depth == 0 && plainDepth == 0, "\(paper.bibTeX())")
    }
  }

  @Test("A key is plain ASCII, whatever the paper is called")
  func keys() {
    let key = { (title: String, author: String) in
      let paper = Paper(id: PaperID(key: "arxiv:2401.01234"), title: title, authors: [author])
      return paper.bibTeX().split(separator: "\n").first.map(String.init)
    }
    #expect(key("数学", "王") == "@misc{arxiv240101234,")
    #expect(key("The α Über-Test", "Straße, Jr.") == "@misc{strasseuber,")
    #expect(key("Of a", "") == "@misc{of,")
  }

  @Test("A citation is one line")
  func citation() {
    #expect(
      Self.preprint.citation()
        == "Paul Erdős, B. Two. On BERT, α-Decay & the K-Theory of Étale Maps. 2024. "
        + "https://arxiv.org/abs/2401.01234"
    )
    var paper = Self.preprint
    paper.title = "Why?"
    paper.authors = ["A. One", "B. Two", "C. Three", "D. Four"]
    paper.venue = "Venue"
    #expect(
      paper.citation() == "A. One, B. Two, C. Three et al. Why? Venue, 2024. https://arxiv.org/abs/2401.01234"
    )
    #expect(Paper(id: PaperID(key: "title:0123456789abcdef"), title: "T\nU").citation() == "T U.")
  }
}
