/// The papers that the reader shows until a library has papers of its own.
///
/// Titles, authors, identities, dates and links are facts about real papers, left out where they are
/// not confirmed (a list of authors that is known in part ends in "et al."). The abstracts are summaries
/// written for this library, not the authors' own.
package enum SampleLibrary {
  /// The papers in the form of a library's `papers.jsonl`: UTF-8, one JSON object a line, each line ended
  /// by a line feed.
  package static var lines: [UInt8] { Array(text.utf8) }
}
