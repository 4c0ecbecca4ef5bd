import Papers

/// Records cut out of an input and not yet read, which is the greater part of the work.
struct RecordBatch: Sendable {
  private enum Entry: Sendable {
    /// A record that begins at a line.
    case record(line: Int)
    /// What needs no more reading.
    case outcome(RecordOutcome)
  }

  /// Batches of about this size keep all cores busy, and little in memory.
  private static let fullLength = 1 << 20
  private static let fullCount = 4096

  private var pieces = PieceBatch<Entry>()

  var isEmpty: Bool { pieces.isEmpty }
  var isFull: Bool { pieces.bytes.count >= Self.fullLength || pieces.count >= Self.fullCount }

  /// Adds the record that begins at `line`; one that is only white space is none.
  mutating func add(_ piece: Piece, line: Int, limit: Int) {
    switch piece {
    case .bytes(let bytes): if !piece.isBlank { pieces.add(bytes, .record(line: line)) }
    case .tooLong: add(.skipped(line: line, reason: .tooLong(limit: limit)))
    }
  }

  mutating func add(_ outcome: RecordOutcome) {
    pieces.add(UnsafeRawBufferPointer(start: nil, count: 0), .outcome(outcome))
  }

  /// Reads the records and calls `body` with what becomes of each, in their order.
  func read(_ body: (RecordOutcome) -> Void) {
    pieces.forEach { bytes, entry in
      switch entry {
      case .record(let line): body(Self.outcome(of: bytes, line: line))
      case .outcome(let outcome): body(outcome)
      }
    }
  }

  private static func outcome(of bytes: UnsafeRawBufferPointer, line: Int) -> RecordOutcome {
    do throws(SkipReason) {
      return .paper(try Record(bytes).paper(), line: line)
    } catch {
      return .skipped(line: line, reason: error)
    }
  }
}
