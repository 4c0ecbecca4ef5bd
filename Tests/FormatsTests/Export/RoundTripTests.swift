import Papers
import TestSupport
import Testing

@testable import Formats

@Suite("Random papers there and back")
struct RoundTripTests {
  /// What titles, abstracts and names are made of: letters of all kinds, TeX, and what formats use as signs.
  private static let words = [
    "graphs", "BERT", "{NASA}", "Erd\\H{o}s", "M\\\"obius", "naïve", "数学", "Ω-model", "$x^2$", "$\\alpha$-rays", "50\\%", "A\\&B",
    "\"quoted\"", "it's", "a,b", "x;y", "—", "<b>bold</b>", "#1", "a_b", "R & D", "\\emph{new}", "don't", "3.14", "and", "e\u{301}",
    "Ǆ", "ﬁne", "العربية", "x=y", "@home", "[1]", "(see)", "*", "|", "~", "tab\tbed",
  ]
  private static let names = [
    "Ada Lovelace", "Ludwig van Beethoven", "Erd\\H{o}s P\\'al", "Martin King Jr.", "The ATLAS Collaboration", "Plato", "李 明",
    "Jean-Paul d'Arc", "Anna M. de la Cruz", "Ö. Çelik",
  ]

  private static func text(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: count, using: &random)).compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
  }

  private static func papers(_ count: Int, _ random: inout SeededGenerator) -> [Paper] {
    (0..<count).map { number in
      var paper = Paper(id: PaperID(key: "doi:10.1000/r\(number)"), title: "Paper \(number) " + text(0...9, &random))
      if number % 3 == 1 { paper.id = PaperID(key: "arxiv:2401.\(10_000 + number)") }
      if number % 3 == 2 { paper.aliases = [PaperID(key: "arxiv:2402.\(10_000 + number)")] }
      let paragraphs = (0..<Int.random(in: 0...2, using: &random)).map { _ in "On " + text(1...12, &random) + "." }
      paper.abstract = CleanText.paragraphs(paragraphs.joined(separator: "\n\n"))
      paper.title = CleanText.line(paper.title)
      let most = [0, 1, 3, 40].randomElement(using: &random) ?? 1
      paper.authors = (0..<most).compactMap { _ in names.randomElement(using: &random) }.map(CleanText.line)
      paper.topics = Array(["cs.CL", "graph theory", "engines", "数学"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random)))
      paper.published = [nil, PaperDate("2024"), PaperDate("2023-07"), PaperDate("2024-03-09")].randomElement(using: &random) ?? nil
      paper.venue = Bool.random(using: &random) ? "Journal of Things \(number % 5)" : nil
      if Bool.random(using: &random) { paper.links = [Link(.pdf, "https://example.org/\(number).pdf")] }
      return paper
    }
  }

  private static func export(_ papers: [Paper], _ format: ExportFormat) -> String {
    var exporter = Exporter(format, at: Timestamp(milliseconds: 1_700_000_000_000))
    return exporter.opening + papers.map { exporter.entry($0) }.joined() + exporter.closing
  }

  private static func folded(_ text: String) -> [String] { Folding.words(TeX.unicode(text)) }

  @Test("come back with the words of all texts, all names, dates, topics and ids",
    arguments: [ExportFormat.bibtex, .ris, .cslJSON, .csv, .atom], 0..<20)
  func words(format: ExportFormat, seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let papers = Self.papers(30, &random)
    let reading = Reading(Self.export(papers, format))
    #expect(reading.skipped == [] && reading.failure == nil && reading.papers.count == papers.count)
    for (again, paper) in zip(reading.papers, papers) {
      #expect(Self.folded(again.title) == Self.folded(paper.title))
      #expect(Self.folded(again.abstract) == Self.folded(paper.abstract))
      #expect(again.identities.contains(paper.id), "\(paper.id): \(again.identities)")
      // A feed has no place and no month without a day, and every entry of it somebody; of arXiv's only arXiv's topics count.
      guard format != .atom else { continue }
      #expect(again.topics == paper.topics)
      #expect(again.authors.map(Self.folded) == paper.authors.map(Self.folded))
      #expect(again.published == paper.published && again.venue == paper.venue)
    }
  }

  @Test("come back the same as lines of a library, earlier versions included", arguments: 0..<20)
  func lines(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 1000)
    var papers = Self.papers(30, &random)
    for index in papers.indices where Bool.random(using: &random) {
      let until = Timestamp(milliseconds: Int64.random(in: 0...2_000_000_000_000, using: &random))
      papers[index].earlier = [EarlierVersion(title: CleanText.line("Old " + Self.text(0...5, &random)), until: until)]
      papers[index].otherSources = ["arxiv", "dblp"]
      papers[index].source = "crossref"
    }
    #expect(Reading(Self.export(papers, .jsonl)).papers.map { paper in
      PaperLine.encode(paper)
    } == papers.map { PaperLine.encode($0) })
  }
}
