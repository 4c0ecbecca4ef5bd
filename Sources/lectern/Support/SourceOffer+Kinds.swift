import Feeds
import Reader

extension SourceOffer {
  /// The kinds that can be followed from the reader; programs are for the settings alone, since they are run.
  static var all: [SourceOffer] { SourceKind.allCases.filter { $0 != .command }.map { SourceOffer($0) } }

  private init(_ kind: SourceKind) {
    let (summary, asks) = Self.words(of: kind)
    let categories: Categories? =
      switch kind {
      case .arxiv: .query
      case .arxivNew: .list
      default: nil
      }
    self.init(
      name: kind.rawValue, summary: summary, asks: asks, isSearchable: kind.isSearchable, categories: categories)
  }

  /// Whose papers these are, and what is typed to say which of them.
  private static func words(of kind: SourceKind) -> (summary: String, asks: String) {
    switch kind {
    case .arxiv: ("arXiv by category or search", "cat:cs.RO AND all:grasp")
    case .arxivNew: ("arXiv's announcements of the day", "cs.CL+cs.LG")
    case .oai: ("an archive's changes, by OAI-PMH", "a set: cs:cs:RO")
    case .huggingFace: ("Hugging Face's papers of the day", "words, or none")
    case .huggingFaceWeek: ("Hugging Face's papers of the week", "none")
    case .huggingFaceMonth: ("Hugging Face's papers of the month", "none")
    case .openAlex: ("OpenAlex, of all fields", "words")
    case .semanticScholar: ("Semantic Scholar", "words")
    case .crossref: ("Crossref, of all publishers", "words")
    case .europePMC: ("Europe PMC and PubMed", "words")
    case .pubMed: ("PubMed, by its own search", "words, or smith j[au] AND cancer[ti]")
    case .bioRxiv: ("preprints of biology", "a category, or none")
    case .medRxiv: ("preprints of medicine", "a category, or none")
    case .dblp: ("DBLP, of computer science", "words")
    case .acl: ("a volume of the ACL Anthology", "2025.acl")
    case .feed: ("a journal or a site, by RSS or Atom", "https://…")
    case .command: ("a program", "")
    }
  }
}
