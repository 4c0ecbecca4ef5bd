@testable import Marks

extension FuzzTarget {
  /// A sound state is the same after it was written and read, and written the same again.
  static func state(_ bytes: [UInt8]) throws(Finding) {
    let reading = StateDecoder.decode(bytes)
    let written = StateEncoder.encode(reading.table)
    let again = StateDecoder.decode(written)
    try Finding.check(again.problems.isEmpty, "what was written cannot be read: \(again.problems)")
    try Finding.check(again.table == reading.table, "the marks are others after writing")
    try Finding.check(StateEncoder.encode(again.table) == written, "the marks are written differently again")
  }

  /// Each line as it is, and once more with the checksum that makes it whole: what a step says is said again by the
  /// line that is written of it.
  static func journal(_ bytes: [UInt8]) throws(Finding) {
    for line in bytes.split(separator: 0x0A) {
      _ = JournalLine(line)
      var whole = Array(line)
      whole.append(contentsOf: #","sum":""#.utf8)
      Checksum.write(Checksum.of(Array(line)), to: &whole)
      whole.append(contentsOf: "\"}".utf8)
      guard case .changes(let changes) = JournalLine(whole[...]) else { continue }
      let written = JournalLine.encode(changes)
      guard case .changes(let again) = JournalLine(written.dropLast()) else {
        throw Finding(description: "what was written cannot be read: \(String(decoding: written, as: UTF8.self))")
      }
      try Finding.check(JournalLine.encode(again) == written, "the step is written differently again")
    }
  }
}
