import Feeds
import Papers
import Reader
import Synchronization

/// What is said of fetching while it goes on: lines for people, or for the reader, which starts it as a process.
final class FetchReport: Sendable {
  private let isForReader: Bool
  private let line = ProgressLine()
  /// Papers that are new, of all sources so far.
  let added = Mutex(0)

  init(isForReader: Bool) { self.isForReader = isForReader }

  func show(_ progress: SourceProgress) {
    if isForReader {
      Self.tell(FetchStep(source: progress.name, papers: progress.papers, added: progress.added, total: progress.total))
    } else {
      line.show { width in
        let total = progress.total.map { " of \($0)" } ?? ""
        return String("\(progress.name): \(progress.papers)\(total) papers, \(progress.added) new".prefix(width))
      }
    }
  }

  /// Says what came of a source.
  func show(_ record: SourceRecord, of name: String) {
    added.withLock { $0 += record.added }
    if isForReader {
      return Self.tell(
        FetchStep(source: name, papers: record.papers, added: record.added, problem: record.problem, isDone: true))
    }
    line.clear()
    Standard.output("\(name): \(record.papers) papers, \(record.added) new")
    if let problem = record.problem { Standard.error("lectern: \(name): \(problem)") }
  }

  private static func tell(_ step: FetchStep) {
    Standard.output(step.json)
    _ = try? Standard.finish()
  }

  func end() { line.clear() }
}
