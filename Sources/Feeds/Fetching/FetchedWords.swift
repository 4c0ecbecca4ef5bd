import Formats
import Papers

/// The words in an answer that is a refusal.
struct FetchedWords {
  /// One line, at most 200 characters; nil when nothing is said.
  let text: String?

  init(_ body: [UInt8]) {
    let bytes = Array(body.prefix(64 << 10))
    let said = AnswerReading(bytes).refusal ?? AnswerFacts(bytes).message
    let line = CleanText.line(said ?? "")
    text = line.isEmpty ? nil : String(line.prefix(200))
  }
}
