/// Where papers come from, by the name that a source has in the settings.
package enum SourceKind: String, CaseIterable, Sendable {
  /// arXiv's search: `cat:cs.RO AND all:grasp`.
  case arxiv
  /// arXiv's announcements of the day: `cs.RO+cs.AI`.
  case arxivNew = "arxiv-new"
  /// Archives by OAI-PMH, arXiv's where no other is named; the query is a set: `cs:cs:RO`.
  case oai
  /// Hugging Face's papers of the day; with a query, its search.
  case huggingFace = "huggingface"
  /// Hugging Face's papers of this week or month, by what is read now.
  case huggingFaceWeek = "huggingface-week", huggingFaceMonth = "huggingface-month"
  case openAlex = "openalex"
  case semanticScholar = "semanticscholar"
  case crossref
  case europePMC = "europepmc"
  /// PubMed's own search.
  case pubMed = "pubmed"
  /// All new preprints; the query is a category.
  case bioRxiv = "biorxiv", medRxiv = "medrxiv"
  case dblp
  /// A file of the ACL Anthology; the query is its collection: `2024.emnlp`.
  case acl
  /// Any document that import takes: RSS, Atom, BibTeX…
  case feed
  /// A program that prints such a document.
  case command

  /// The service's own address.
  package var address: String? {
    switch self {
    case .arxiv: "https://export.arxiv.org/api/query"
    case .arxivNew: "https://rss.arxiv.org/atom"
    case .oai: "https://oaipmh.arxiv.org/oai"
    case .huggingFace, .huggingFaceWeek, .huggingFaceMonth: "https://huggingface.co/api"
    case .openAlex: "https://api.openalex.org/works"
    case .semanticScholar: "https://api.semanticscholar.org/graph/v1/paper/search/bulk"
    case .crossref: "https://api.crossref.org/works"
    case .europePMC: "https://www.ebi.ac.uk/europepmc/webservices/rest/search"
    case .pubMed: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    case .bioRxiv, .medRxiv: "https://api.biorxiv.org/details"
    case .dblp: "https://dblp.org/search/publ/api"
    case .acl: "https://raw.githubusercontent.com/acl-org/acl-anthology/master/data/xml"
    case .feed, .command: nil
    }
  }

  /// Whether it gives nothing without a query.
  package var needsQuery: Bool {
    switch self {
    case .arxiv, .arxivNew, .semanticScholar, .europePMC, .pubMed, .dblp, .acl: true
    default: false
    }
  }

  /// Whether it finds papers by words, of all that it has.
  package var isSearchable: Bool {
    switch self {
    case .arxiv, .huggingFace, .openAlex, .semanticScholar, .crossref, .europePMC, .pubMed, .dblp: true
    default: false
    }
  }

  /// Whether what it answers to the same request is a document that stays the same between changes.
  var hasValidators: Bool { [.feed, .arxivNew, .acl].contains(self) }

  /// Where its key comes from, and where in a request it goes.
  var key: (variable: String, place: Secret.Place)? {
    switch self {
    case .openAlex: ("OPENALEX_API_KEY", .query("api_key"))
    case .semanticScholar: ("S2_API_KEY", .header("x-api-key"))
    case .pubMed: ("NCBI_API_KEY", .query("api_key"))
    default: nil
    }
  }
}
