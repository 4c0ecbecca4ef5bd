import Papers

/// What became of one record of an imported file.
package enum RecordOutcome: Hashable, Sendable {
  case paper(Paper, line: Int)
  case skipped(line: Int, reason: SkipReason)
}

/// Why one record is not taken while the rest of its file is.
package enum SkipReason: Error, Hashable, Sendable, CustomStringConvertible {
  case json(JSONError)
  case bibTeX(BibTeXError)
  case xml(XMLError)
  /// The service says why it gives no papers.
  case refused(String)
  /// The archive says only that the record is gone.
  case deleted
  case noTitle
  case noIdentity
  case noAbstract
  case tooLong(limit: Int)
  case cutOff

  package var description: String {
    switch self {
    case .json(let error): "not a JSON record: \(error)"
    case .bibTeX(let error): "not a BibTeX entry: \(error)"
    case .xml(let error): "not an XML record: \(error)"
    case .refused(let reason): "the service answered: \(reason)"
    case .deleted: "the archive deleted the record"
    case .noTitle: "no title"
    case .noIdentity: "no id, and no word in the title to make one from"
    case .noAbstract: "a short line that no abstract follows"
    case .tooLong(let limit): "longer than \(limit / 1_048_576) MiB"
    case .cutOff: "the file ends in the middle of a record"
    }
  }
}
