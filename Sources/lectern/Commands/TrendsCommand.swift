import ArgumentParser
import Catalog
import Formats
import Learning
import Papers
import Reader
import Terminal

/// Prints what rises in the library.
struct TrendsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trends", abstract: "Print the topics and terms that rise over the last week, month or year, and papers with votes.",
    discussion: """
      What stands in a greater share of the newest papers than of those before, beyond what chance brings about. The \
      span ends at the newest papers of the library. Papers of the span with votes follow, by votes a day. With \
      nothing to print, the exit status is 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }
  enum Over: String, ExpressibleByArgument, CaseIterable { case week, month, year }

  @Option(help: "week, month or year.")
  var over = Over.month

  @Option(help: ArgumentHelp("Only among the papers that this finds.", valueName: "query"))
  var query = ""

  @Option(help: ArgumentHelp("No more than this many topics, and as many terms.", valueName: "n"))
  var limit = 20

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1") }
  }

  func run() throws {
    let (catalog, isSample) = try library.openCatalog()
    if isSample { Standard.error("lectern: no library in \(library.folder) yet, so this is the built-in sample") }
    let now = Timestamp.now()
    let question = TrendsQuestion(
      span: Trends.Span(rawValue: over.rawValue) ?? .month, query: try parsed(),
      marks: library.rowMarks(in: catalog, at: now), today: now.localDay)
    guard let trends = question.answer(from: catalog, at: now) else { return }
    switch format {
    case .text: Standard.output(TrendsReport(trends, limit: limit).text, terminator: "")
    case .json: Standard.output(TrendsReport(trends, limit: limit).json)
    }
    if trends.isEmpty { throw ExitCode(ExitStatus.nothingMatched.rawValue) }
  }

  private func parsed() throws -> Query {
    do {
      return try Query.parse(query)
    } catch {
      throw Failure(.wrongUse, "the query has a mistake\n" + error.lines(for: query).joined(separator: "\n"))
    }
  }
}

/// What rises, written out.
struct TrendsReport {
  private let trends: Trends
  private let limit: Int

  init(_ trends: Trends, limit: Int) { (self.trends, self.limit) = (trends, limit) }

  var text: String {
    let first = "\(day(trends.days.lowerBound)) to \(day(trends.days.upperBound)): \(trends.papers.papers), "
    var lines = [first + "\(trends.papersBefore.grouped) in \(trends.span.before)"]
    for (name, rises) in [("Topics", trends.topics), ("Terms", trends.terms)] where !rises.isEmpty {
      lines += ["", name]
      let shown = rises.prefix(limit)
      let width = shown.map { TextWidth.columns(of: Standard.clean($0.name)) }.max() ?? 0
      lines += shown.map { line($0, width) }
    }
    if !trends.votes.isEmpty {
      lines += ["", "Papers by votes a day"]
      lines += trends.votes.prefix(limit).map { "  \(Standard.clean($0.title)): \($0.figures)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ rise: Trends.Rise, _ width: Int) -> String {
    let factor = rise.factor.map { "×" + $0.tenths } ?? "new"
    let figures = [rise.share.percent, rise.shareBefore.percent, factor, rise.count.grouped, rise.doubt]
    let columns = zip(figures, [6, 6, 6, 6, 6]).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }
    let others = rise.others.isEmpty ? "" : "  " + rise.others.joined(separator: ", ")
    return "  \(Standard.clean(rise.name).padded(to: width))  \(Sparkline.text(rise.course))  "
      + columns.joined(separator: "  ") + Standard.clean(others)
  }

  var json: String {
    let fields = [
      "\"over\":\(JSONEscapes.quoted(trends.span.rawValue))", "\"from\":\(JSONEscapes.quoted(day(trends.days.lowerBound)))",
      "\"through\":\(JSONEscapes.quoted(day(trends.days.upperBound)))", "\"papers\":\(trends.papers)",
      "\"papers_before\":\(trends.papersBefore)", "\"topics\":[\(list(trends.topics))]", "\"terms\":[\(list(trends.terms))]",
      "\"votes\":[\(voted)]",
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private func list(_ rises: [Trends.Rise]) -> String {
    rises.prefix(limit).map { rise in
      let others = rise.others.map(JSONEscapes.quoted).joined(separator: ",")
      let course = rise.course.map { "\($0)" }.joined(separator: ",")
      return "\n{\"name\":\(JSONEscapes.quoted(rise.name)),\"others\":[\(others)],\"papers\":\(rise.count),"
        + "\"papers_before\":\(rise.countBefore),\"share\":\(rise.share),\"share_before\":\(rise.shareBefore),"
        + "\"course\":[\(course)],\"log10_doubt\":\(rise.logDoubt / 2.302585092994046)}"
    }.joined(separator: ",")
  }

  private var voted: String {
    trends.votes.prefix(limit).map { paper in
      "\n{\"id\":\(JSONEscapes.quoted(paper.id.key)),\"title\":\(JSONEscapes.quoted(paper.title)),\"votes\":\(paper.votes),"
        + "\"votes_a_day\":\(paper.pace)}"
    }.joined(separator: ",")
  }

  private func day(_ number: Int) -> String { "\(PaperDate(dayNumber: number))" }
}
