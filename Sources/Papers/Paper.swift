/// One scientific paper: what a library line, an import or a feed says of it.
///
/// Text is held as its source wrote it (TeX and all), but cleaned of everything that is not printable.
/// `TeX.unicode(_:)` gives the form for reading.
package struct Paper: Hashable, Sendable {
  package var id: PaperID
  package var title: String
  package var abstract: String
  /// Names in the order of the paper, "Given Family".
  package var authors: [String]
  /// Topic names, the primary one first: `cs.CL`, `hep-th`, `safety`.
  package var topics: [String]
  package var published: PaperDate?
  package var updated: PaperDate?
  package var venue: String?
  package var links: [Link]
  /// Where the record came from, in a word: `arxiv`, `acl`, `listing`.
  package var source: String
  /// Where other records of it came from, each once.
  package var otherSources: [String] = []
  /// Votes or another measure of attention, as the source gives it.
  package var score: Double?
  /// When the paper entered this library.
  package var added: Timestamp?
  /// Other identities of the same paper, such as its journal's DOI.
  package var aliases: [PaperID]
  /// What it said before later versions came, oldest first.
  package var earlier: [EarlierVersion] = []
}

package extension Paper {
  /// Puts a paper together of all its parts at once, by the initializer that every structure has: a large value is else
  /// built in a variable, and copied out of it.
  init(
    id: PaperID, title: String, abstract: String = "", authors: [String] = [], topics: [String] = [],
    published: PaperDate? = nil, updated: PaperDate? = nil, venue: String? = nil, links: [Link] = [],
    source: String = "", score: Double? = nil, added: Timestamp? = nil, aliases: [PaperID] = []
  ) {
    self.init(
      id: id, title: title, abstract: abstract, authors: authors, topics: topics, published: published, updated: updated,
      venue: venue, links: links, source: source, otherSources: [], score: score, added: added, aliases: aliases, earlier: [])
  }
}
