/// What an import did, in counts, with reasons for what it did not do.
package struct ImportSummary: Hashable, Sendable {
  /// One record that was passed over.
  package struct Skipped: Hashable, Sendable {
    package let file: String
    package let line: Int
    package let reason: SkipReason
  }

  /// Reasons are kept for this many skipped records; the rest are only counted.
  package static let skippedLimit = 1000

  /// Papers that the library did not have.
  package var added = 0
  /// Papers of which something new was learnt.
  package var updated = 0
  package var unchanged = 0
  package var skippedCount = 0
  /// The first `skippedLimit` of the skipped records.
  package var skipped: [Skipped] = []
  /// Files that could not be read, or not to their end.
  package var failures: [ImportError] = []
  /// The file to which a torn last line of the library was moved, if it had one.
  package var setAside: String?

  package init() {}

  mutating func skip(file: String, line: Int, reason: SkipReason) {
    skippedCount += 1
    guard skipped.count < Self.skippedLimit else { return }
    skipped.append(Skipped(file: file, line: line, reason: reason))
  }
}
