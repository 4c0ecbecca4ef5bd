import Catalog
import Formats
import Papers

/// A catalog of made-up papers.
func catalog(_ papers: [Paper]) -> PaperCatalog {
  PaperCatalog(lines: papers.flatMap { PaperLine.encode($0) + [0x0A] })
}

/// A paper with an id made of a number.
func paper(
  _ number: Int, _ title: String, _ abstract: String = "", authors: [String] = [], topics: [String] = []
) -> Paper {
  var paper = Paper(id: PaperID(key: "test:\(number)"), title: title, abstract: abstract, authors: authors, topics: topics)
  paper.source = "test"
  return paper
}

extension PaperCatalog {
  func row(_ number: Int) -> Row { row(of: PaperID(key: "test:\(number)")) ?? Row(-1) }

  func titles(_ rows: some Sequence<Row>) -> [String] { rows.map { paper(at: $0).title } }
}
