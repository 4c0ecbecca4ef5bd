import Papers

/// Reads a saved listing page: a title line and an abstract line, by turns.
///
///     Get trending papers in your inbox!       furniture: no abstract follows it
///     SubscribeA Title of Some Words           the page's button stuck to the first title
///     An abstract, much longer than a title.
///     12                                       left over: votes, dates, empty lines
///     Another Title
///     Another abstract, again one long line.
///
/// An abstract is a long line; its title is the nearest short line before it. Short lines that no abstract
/// follows are furniture: before the first paper they are no loss, later they are reported. A long line
/// right after an abstract is its next paragraph.
struct ListingPage {
  /// From this many bytes on a line can be an abstract.
  static let shortestAbstract = 160
  /// Beyond this many bytes no line is a title.
  static let longestTitle = 400

  private struct TextLine {
    let number: Int
    let text: String
  }

  private var title: TextLine?
  /// The last paper found, held back for the paragraphs that may follow.
  private var paper: Paper?
  private var paperLine = 0
  private var hasFound = false

  /// Takes the next line; `outcome` is called with each paper or leftover that is complete now.
  mutating func take(_ piece: Piece, line: Int, limit: Int, _ outcome: (RecordOutcome) -> Void) {
    guard case .bytes(let bytes) = piece else {
      return outcome(.skipped(line: line, reason: .tooLong(limit: limit)))
    }
    let text = CleanText.line(String(decoding: bytes, as: UTF8.self))
    let length = text.utf8.count
    guard !text.isEmpty, !Self.isLeftover(text, afterTitle: title != nil) else { return }
    if let title, length >= Self.shortestAbstract, length > title.text.utf8.count {
      begin(title, abstract: text, outcome)
    } else if title == nil, paper != nil, Self.isParagraph(text) {
      paper?.abstract += "\n\n" + text
    } else {
      drop(outcome)
      title = TextLine(number: line, text: text)
    }
  }

  /// Hands over what the end of the page completes.
  mutating func finish(_ outcome: (RecordOutcome) -> Void) {
    flush(outcome)
    drop(outcome)
  }

  private mutating func begin(_ line: TextLine, abstract: String, _ outcome: (RecordOutcome) -> Void) {
    flush(outcome)
    let title = hasFound ? line.text : PageButton.removed(from: line.text)
    self.title = nil
    guard let id = PaperID.fallback(title: title, firstAuthor: nil, year: nil) else { return }
    paper = Paper(id: id, title: title, abstract: abstract, source: "listing")
    paperLine = line.number
    hasFound = true
  }

  private mutating func flush(_ outcome: (RecordOutcome) -> Void) {
    if let paper { outcome(.paper(paper, line: paperLine)) }
    paper = nil
  }

  private mutating func drop(_ outcome: (RecordOutcome) -> Void) {
    guard let line = title, hasFound else { return }
    flush(outcome)
    outcome(.skipped(line: line.number, reason: .noAbstract))
    title = nil
  }

  private static func isParagraph(_ text: String) -> Bool {
    let length = text.utf8.count
    return length > longestTitle || length >= shortestAbstract && text.hasSuffix(".")
  }

  /// Votes, dates and the like: no letters at all, or, between a title and its abstract, a number with a
  /// word or two (`34 upvotes`, `3 days ago`).
  private static func isLeftover(_ text: String, afterTitle: Bool) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let words = text.split(separator: " ")
    let isNumber = { (word: Substring) in
      word.utf8.allSatisfy { JSONEscapes.isDigit($0) || "+-.,kKmM%".utf8.contains($0) }
    }
    if words.allSatisfy({ isNumber($0) || !$0.contains(where: \.isLetter) }) { return true }
    return afterTitle && words.count <= 3 && words.first.map(isNumber) == true
  }
}

/// The label of a button that copying a page as text glues to the title after it.
enum PageButton {
  private static let labels = [
    "Subscribe", "Unsubscribe", "Submit", "Search", "Follow", "Login", "Log In", "Sign In", "Sign Up",
    "Share",
    "Menu", "More", "Next", "Upvote", "Save", "Close", "Download",
  ]

  /// The title without the label, if a label is followed at once by a capital or a digit: no word of a
  /// title goes on like that.
  static func removed(from title: String) -> String {
    for label in labels where title.hasPrefix(label) {
      let rest = title.dropFirst(label.count)
      if let first = rest.first, first.isUppercase || first.isNumber { return String(rest) }
    }
    return title
  }
}
