import Catalog
import Papers

/// A search within the paper that is being read.
package struct Find: Sendable, Equatable {
  package var text: String
  /// The paper that `index` is of: in another one there is no current match yet.
  package var row: Row?
  /// Which of the matches is the current one, counted from 0.
  package var index = 0

  /// More matches in one text than anybody goes through are not looked for.
  private static let limit = 2000

  /// The places of a text in another, in order and apart from one another, whatever the case and the accents.
  ///
  /// Cost: the lengths of both multiplied, at worst; all is compared as folded bytes.
  static func ranges(of wanted: String, in text: String) -> [Range<String.Index>] {
    let pattern = Array(Folding.fold(wanted).utf8)
    guard !pattern.isEmpty else { return [] }
    let (bytes, starts) = folded(text)
    var found: [Range<String.Index>] = []
    var place = 0
    while place + pattern.count <= bytes.count, found.count < limit {
      let end = place + pattern.count
      if let start = starts[place], let next = starts[end], bytes[place..<end].elementsEqual(pattern) {
        found.append(start..<next)
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  /// The folded bytes of a text, and for each the character that begins there; one more for the end.
  private static func folded(_ text: String) -> (bytes: [UInt8], starts: [String.Index?]) {
    var bytes: [UInt8] = []
    var starts: [String.Index?] = []
    for index in text.indices {
      let folded = Array(Folding.fold(text[index...index]).utf8)
      // What folds to nothing belongs to the character before it.
      guard !folded.isEmpty else { continue }
      bytes += folded
      starts.append(index)
      starts += repeatElement(nil, count: folded.count - 1)
    }
    return (bytes, starts + [text.endIndex])
  }
}
