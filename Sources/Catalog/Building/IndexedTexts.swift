import Papers

/// What the index reads of a paper, each text in its form for reading.
struct IndexedTexts {
  var title: String
  var abstract: String
  var authors: [String]
  var topics: [String]
  var venue: String

  init(_ paper: Paper) {
    title = TeX.unicode(paper.title)
    abstract = TeX.unicode(paper.abstract)
    authors = paper.authors.map { TeX.unicode($0) }
    topics = paper.topics.map { TeX.unicode($0) }
    venue = TeX.unicode(paper.venue ?? "")
  }
}
