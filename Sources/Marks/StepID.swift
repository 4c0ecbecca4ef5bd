import Papers

/// Names a step of the history: the same in every window and on every machine that has it.
///
/// Sorts by when steps were made, and is written like `2026-11-23T08:00:00.000Z-1a2b3c4d`.
package struct StepID: Hashable, Sendable, Comparable {
  /// When the step was made; in one history, later than every step before it.
  let made: Timestamp
  /// Tells steps of the same moment apart: a checksum of name and edits.
  let checksum: UInt32

  package static func < (a: StepID, b: StepID) -> Bool {
    a.made != b.made ? a.made < b.made : a.checksum < b.checksum
  }

  init(made: Timestamp, checksum: UInt32) {
    (self.made, self.checksum) = (made.held, checksum)
  }

  /// The id of a step that is made now, or that was written without one.
  init(made: Timestamp, name: String, edits: [Edit]) {
    self.init(made: made, checksum: Checksum.of(StateEncoder.identity(name: name, edits: edits)))
  }

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 33, bytes[24] == UInt8(ascii: "-"), let made = StateTime.read(bytes[..<24]),
      let checksum = Checksum.read(bytes[25...])
    else { return nil }
    self.init(made: made, checksum: checksum)
  }

  /// Appends the id as it is written in files.
  func write(to text: inout [UInt8]) {
    StateTime.write(made, to: &text)
    text.append(UInt8(ascii: "-"))
    Checksum.write(checksum, to: &text)
  }
}
