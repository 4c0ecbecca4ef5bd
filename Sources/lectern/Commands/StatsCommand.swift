import ArgumentParser
import Configuration
import Formats
import Learning
import Papers
import Reader

/// Prints what was read, and when.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Print what was read and when, the to-read queue over the last year, and triage.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "text or json.")
  var format = Format.text

  @OptionGroup var library: LibraryOptions

  func run() throws {
    let (catalog, _) = try library.openCatalog()
    let now = Timestamp.now()
    let question = StatsQuestion(marks: library.loadMarks().table, today: now.localDay, zone: now.zone)
    let log = SittingLog(Folders.resolve(environment: Environment.current), library: library.folder)
    let reading = question.answer(from: catalog, log.read())
    switch format {
    case .text:
      let width = min(Standard.columns(of: 1) ?? 80, StatsPage.widest - 4)
      Standard.output(StatsPage(reading, width: width, zone: question.zone).text, terminator: "")
    case .json: Standard.output(reading.json)
    }
  }
}

extension ReadingStatistics {
  /// Days are written as dates.
  fileprivate var json: String {
    let days = readOnDay.sorted { $0.key < $1.key }.map { "\n\(Self.day($0.key)):\($0.value)" }
    let first = today - queue.count + 1
    let lengths = queue.enumerated().map { index, length in
      "\n{\"day\":\(Self.day(first + index)),\"papers\":\(length.sure),\"perhaps\":\(length.unsure)}"
    }
    let left = sittings.map { sitting in
      "\n{\"ended\":\(JSONEscapes.quoted(sitting.ended.description)),\"seconds\":\(Double(sitting.spent) / 1000),\"papers\":\(sitting.papers)}"
    }
    let fields = [
      "\"read\":\(read)", "\"streak\":\(streak)", "\"longest_streak\":\(longestStreak)", "\"days\":{\(days.joined(separator: ","))}",
      "\"topics\":[\(Self.list(topics))]", "\"sources\":[\(Self.list(sources))]", "\"queue\":[\(lengths.joined(separator: ","))]",
      "\"sittings\":[\(left.joined(separator: ","))]",
    ]
    return "{" + fields.joined(separator: ",\n") + "}"
  }

  private static func day(_ number: Int) -> String { JSONEscapes.quoted("\(PaperDate(dayNumber: number))") }

  private static func list(_ counts: [Count]) -> String {
    counts.map { "\n{\"name\":\(JSONEscapes.quoted($0.name)),\"papers\":\($0.count)}" }.joined(separator: ",")
  }
}
