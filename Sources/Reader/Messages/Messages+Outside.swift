/// Links, files, sources, and what other programs do.
extension Messages {
  static let pages = "pages"
  static let pdfs = "PDFs"
  static let links = "links"
  static let citations = "citations"
  static let bibTeXEntries = "BibTeX entries"
  static let theLink = "the link"
  static let theCitation = "the citation"
  static let noPage = "no page is known for this paper"
  static let noPDF = "no PDF is known for this paper"
  static let hasNoLink = "this paper has no link"
  static let noLinks = "this paper has no links"
  static let noneHasOne = "none of these papers has one"
  static func links(upTo count: Int) -> String { "the links are 1 to \(count)" }
  static func noLink(_ letter: String) -> String { "No link has '\(letter)'." }
  static func notOpened(_ count: Int, _ what: String, most: Int) -> String {
    "Not opened: \(count.grouped) \(what) at once are too many, \(most) are the most."
  }
  static func notCopied(_ count: Int, most: Int) -> String {
    "Not copied: \(count.grouped) papers at once are too many, \(most.grouped) are the most."
  }
  package static func opened(_ address: String) -> String { "Opened \(address)" }
  package static func copied(_ what: String, throughTerminal: Bool) -> String {
    "Copied \(what)\(throughTerminal ? " through the terminal" : "")."
  }
  package static func written(_ path: String) -> String { "Written: \(path)" }
  static let noPaperToExport = "No paper to write into a file."
  package static func exported(_ count: Int, _ path: String) -> String { "Written: \(count.papers) into \(path)" }
  static let downloading = "Downloading the PDF …"
  static let notDownloadedHere = "PDFs are downloaded into the library, and this is not in it."
  static func notDownloadedOutside(_ reason: String) -> String { "Not downloaded, since it is not in the library yet: \(reason)" }
  package static func downloaded(_ path: String) -> String { "Downloaded: \(path)" }
  package static func downloadNotStarted(_ reason: String) -> String { "The download cannot be started: \(reason)" }
  static func running(_ name: String) -> String { "\(name) …" }
  package static func ended(_ name: String) -> String { "\(name): done." }
  package static func ended(_ name: String, badly words: String) -> String { "\(name): it \(words)" }
  package static func themeNotRemembered(_ reason: String) -> String { "The theme is not remembered: \(reason)" }
  package static let indexIsDamaged = "The index is damaged, and is built again."

  /// The first of several problems, and how many more there are.
  package static func first(_ problem: String, others: Int) -> String { others > 0 ? "\(problem) (and \(others) more)" : problem }
}

/// Sources and services.
extension Messages {
  static let filesHaveNoSources = "These are files; sources bring papers into the library."
  static let filesHaveNoServices = "These are files; a search can bring papers into the library only."
  static let filesAreNotFetched = "These are files; papers are fetched into the library."
  static func notAnswered(_ place: String) -> String { "\(place) has not answered yet." }
  static func notKept(_ reason: String) -> String { "Not kept: \(reason)" }
  static func following(_ name: String) -> String { "Following \(name); its papers come into the library." }
  static func fetched(_ added: Int) -> String { added == 0 ? "Nothing new." : "\(added.grouped) new \(added == 1 ? "paper" : "papers")." }
  static func failed(_ new: String, _ source: String, _ problem: String, others: Int, sources: String) -> String {
    "\(new) \(source): \(problem)\(others > 0 ? " (and \(others) more; \(sources) shows all)" : "")"
  }
}
