/// Why a line of `papers.jsonl` is no paper.
package enum PaperLineError: Error, Hashable, Sendable, CustomStringConvertible {
  case json(JSONError)
  case noTitle
  /// No id, and no letter or digit in the title to make one from.
  case noIdentity

  package var description: String {
    switch self {
    case .json(let error): "not JSON: \(error)"
    case .noTitle: "no title"
    case .noIdentity: "no id, and no word in the title to make one from"
    }
  }
}
