/// What a column of a table tells of a paper.
package enum TableColumn: Hashable, Sendable {
  case id, arXiv, doi, pubMed, pubMedCentral, acl
  case title, abstract, venue, page, pdf
  /// Names in an order that is not known.
  case authors
  /// Names with the family first, parted by semicolons alone.
  case familyNames
  case date, year, updated
  /// A month, or a month and a day, of which the year is in another column.
  case monthOfYear
  case topics

  /// By the name in a header, of which only letters and digits count: those of Lectern's own exports, of Zotero,
  /// Scopus, Web of Science, PubMed, IEEE Xplore and Publish or Perish, and what people call them.
  init?(name: String) {
    guard let column = Self.names[Self.folded(name)] else { return nil }
    self = column
  }

  /// By one of the two letters that Web of Science has for names of columns.
  init?(tag: String) {
    guard let column = Self.tags[tag] else { return nil }
    self = column
  }

  static func folded(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static let names: [String: TableColumn] = [
    "id": .id, "paperid": .id, "identifier": .id,
    "arxiv": .arXiv, "arxivid": .arXiv, "eprint": .arXiv,
    "doi": .doi, "itemdoi": .doi,
    "pmid": .pubMed, "pubmedid": .pubMed, "pmcid": .pubMedCentral, "aclid": .acl, "aclanthologyid": .acl,
    "title": .title, "articletitle": .title, "documenttitle": .title, "papertitle": .title, "itemtitle": .title,
    "titles": .title,
    "abstract": .abstract, "abstractnote": .abstract, "summary": .abstract, "abstracts": .abstract,
    "summaries": .abstract,
    "authors": .authors, "author": .authors, "authornames": .authors,
    "authorfullnames": .familyNames,
    "date": .date, "published": .date, "publicationdate": .date, "publisheddate": .date, "publishedat": .date,
    "year": .year, "publicationyear": .year, "pubyear": .year,
    "updated": .updated, "updateddate": .updated,
    "venue": .venue, "publicationtitle": .venue, "sourcetitle": .venue, "journal": .venue, "journalbook": .venue,
    "conference": .venue, "source": .venue, "journaltitle": .venue, "booktitle": .venue, "publication": .venue,
    "url": .page, "link": .page, "page": .page, "articleurl": .page,
    "pdf": .pdf, "pdflink": .pdf, "pdfurl": .pdf, "fulltexturl": .pdf,
    "topics": .topics, "keywords": .topics, "authorkeywords": .topics, "manualtags": .topics, "tags": .topics,
    "categories": .topics, "category": .topics, "terms": .topics, "subjects": .topics, "fieldsofstudy": .topics,
  ]

  private static let tags: [String: TableColumn] = [
    "TI": .title, "AB": .abstract, "AU": .authors, "AF": .familyNames, "SO": .venue, "PY": .year, "PD": .monthOfYear,
    "DI": .doi, "PM": .pubMed, "DE": .topics,
  ]
}
