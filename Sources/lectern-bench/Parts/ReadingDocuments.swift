import Formats
import Papers

/// The same papers in each format that is imported, as large documents to measure reading by.
struct ReadingDocuments {
  /// A document, and how the rival knows what to read it with.
  struct Document {
    var name: String
    var text: String
  }

  let papers: [Paper]

  var all: [Document] {
    let exported: [(String, ExportFormat)] = [
      ("bibtex", .bibtex), ("ris", .ris), ("csl-json", .cslJSON), ("csv", .csv), ("atom", .atom), ("jsonl", .jsonl),
    ]
    return exported.map { Document(name: $0, text: export($1)) } + [
      Document(name: "rss", text: whole("<rss version=\"2.0\"><channel><title>T</title>", "</channel></rss>", Self.rss)),
      Document(name: "oai", text: whole("<OAI-PMH><ListRecords>", "</ListRecords></OAI-PMH>", Self.archive)),
      Document(name: "pubmed", text: whole("<PubmedArticleSet>", "</PubmedArticleSet>", Self.pubMed)),
      Document(name: "dblp", text: whole("<dblp>", "</dblp>", Self.dblp)),
      Document(name: "snapshot", text: whole("", "", Self.snapshot)),
      Document(name: "crossref", text: "{\"message\":{\"items\":[" + papers.map(Self.crossref).joined(separator: ",") + "]}}"),
      Document(name: "nbib", text: whole("", "", Self.nbib)),
    ]
  }

  private func export(_ format: ExportFormat) -> String {
    var exporter = Exporter(format, at: Timestamp(milliseconds: 0))
    let opening = exporter.opening
    return opening + papers.map { exporter.entry($0) }.joined() + exporter.closing
  }

  private func whole(_ head: String, _ end: String, _ record: (Paper) -> String) -> String {
    head + "\n" + papers.map { record($0) + "\n" }.joined() + end
  }

  private static func markup(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }

  private static func listed(_ names: [String], _ form: (String) -> String) -> String { names.map(form).joined() }

  private static func number(_ paper: Paper) -> UInt64 {
    paper.id.key.utf8.reduce(5381) { ($0 &* 33 ^ UInt64($1)) % 99_999_999 }
  }

  private static func rss(_ paper: Paper) -> String {
    "<item><title>\(markup(paper.title))</title><link>https://example.org/\(number(paper))</link>"
      + "<description>\(markup(paper.abstract))</description>"
      + listed(paper.topics) { "<category>\(markup($0))</category>" }
      + "<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\(markup(paper.authors.joined(separator: ", ")))</dc:creator>"
      + "<pubDate>Mon, 23 Nov 2026 00:00:00 +0000</pubDate></item>"
  }

  private static func archive(_ paper: Paper) -> String {
    "<record><header><identifier>oai:x:\(number(paper))</identifier></header><metadata>"
      + "<dc><title>\(markup(paper.title))</title>" + listed(paper.authors) { "<creator>\(markup($0))</creator>" }
      + listed(paper.topics) { "<subject>\(markup($0))</subject>" }
      + "<description>\(markup(paper.abstract))</description><date>2026-11-23</date>"
      + "<identifier>https://example.org/\(number(paper))</identifier></dc></metadata></record>"
  }

  private static func pubMed(_ paper: Paper) -> String {
    "<PubmedArticle><MedlineCitation><PMID Version=\"1\">\(number(paper))</PMID><Article><Journal><Title>J</Title></Journal>"
      + "<ArticleTitle>\(markup(paper.title))</ArticleTitle><Abstract><AbstractText>\(markup(paper.abstract))</AbstractText></Abstract>"
      + "<AuthorList>" + listed(paper.authors) { "<Author><LastName>\(markup($0))</LastName></Author>" }
      + "</AuthorList></Article></MedlineCitation></PubmedArticle>"
  }

  private static func dblp(_ paper: Paper) -> String {
    "<article key=\"journals/x/\(number(paper))\">" + listed(paper.authors) { "<author>\(markup($0))</author>" }
      + "<title>\(markup(paper.title)).</title><year>2026</year><journal>J</journal></article>"
  }

  private static func snapshot(_ paper: Paper) -> String {
    "{\"id\":\"2401.\(10_000 + number(paper) % 90_000)\",\"title\":\(quoted(paper.title)),\"abstract\":\(quoted(paper.abstract)),"
      + "\"categories\":\(quoted(paper.topics.joined(separator: " "))),\"update_date\":\"2026-11-23\",\"authors_parsed\":["
      + paper.authors.map { "[\(quoted($0)),\"\",\"\"]" }.joined(separator: ",") + "]}"
  }

  private static func crossref(_ paper: Paper) -> String {
    "{\"DOI\":\"10.1000/\(number(paper))\",\"is-referenced-by-count\":1,\"title\":[\(quoted(paper.title))],\"author\":["
      + paper.authors.map { "{\"given\":\"A\",\"family\":\(quoted($0))}" }.joined(separator: ",")
      + "],\"abstract\":\(quoted("<jats:p>" + markup(paper.abstract) + "</jats:p>")),\"issued\":{\"date-parts\":[[2026,11,23]]}}"
  }

  private static func nbib(_ paper: Paper) -> String {
    // An empty line would end the record.
    func line(_ tag: String, _ text: String) -> String {
      "\(tag.widened(to: 4))- \(text.split(whereSeparator: \.isNewline).joined(separator: "\n      "))\n"
    }
    return line("PMID", "\(number(paper))") + line("TI", paper.title) + line("AB", paper.abstract)
      + listed(paper.authors) { line("FAU", $0) } + line("DP", "2026 Nov 23")
  }
}

extension String {
  fileprivate func widened(to count: Int) -> String { self + String(repeating: " ", count: max(0, count - self.count)) }
}
