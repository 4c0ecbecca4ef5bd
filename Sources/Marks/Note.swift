import Papers

/// What a reader wrote about a paper.
///
/// Where it was written differently in two places, neither of which had seen the other, both texts stay until
/// somebody writes over them. For this a note remembers the times of the texts that it replaced: merging keeps
/// every text that the other side did not replace. Two notes with times, of which the second replaced the first:
///
///     one machine    10:00 "a" ── 10:05 "b", replaced 10:00 ──┬── merged: "b" and "c"
///     another        10:00 "a" ── 10:07 "c", replaced 10:00 ──┘
package struct Note: Hashable, Sendable {
  /// The texts, the newest first; an empty one says that the note was removed.
  private(set) var texts: [Stamped<String>]
  /// The times of texts that are no more, sorted.
  private(set) var replaced: [Timestamp]
  /// Members that only a newer version knows.
  var unknown: UnknownFields

  /// How many replaced texts are remembered; beyond that a text that comes back late is kept beside the newer.
  static let longestMemory = 256

  init(
    _ texts: [Stamped<String>], replaced: [Timestamp] = [], unknown: UnknownFields = [:]
  ) {
    self.texts = texts
    self.replaced = replaced
    self.unknown = unknown
    order()
  }

  /// What there is to read: the text, or all of them where two places disagree.
  package var text: String {
    let written = texts.filter { !$0.value.isEmpty }
    guard let first = written.first else { return "" }
    return written.dropFirst().reduce(first.value) { text, other in
      "\(text)\n\n[also written, \(other.at.date.description)]\n\(other.value)"
    }
  }

  /// When it was last changed.
  package var at: Timestamp { texts.first?.at ?? .earliest }

  /// Whether two places disagree on the text.
  package var isDivided: Bool { texts.count > 1 }

  /// The note after somebody wrote a text, who had seen what is here or had not.
  func writing(_ text: String, at time: Timestamp, over isSeen: Bool) -> Note {
    let last = max(at, replaced.last ?? .earliest)
    let new = Stamped(text, at: max(time.held, last.next))
    return Note(
      isSeen ? [new] : [new] + texts, replaced: isSeen ? replaced + texts.map(\.at) : replaced, unknown: unknown)
  }

  func merging(_ other: Note) -> Note {
    var texts = texts
    for theirs in other.texts {
      if let same = texts.firstIndex(where: { $0.at == theirs.at && $0.value == theirs.value }) {
        texts[same] = texts[same].merging(theirs)
      } else {
        texts.append(theirs)
      }
    }
    return Note(texts, replaced: replaced + other.replaced, unknown: unknown.merging(other.unknown))
  }

  /// Sorts, and drops the texts that were replaced; never the last one.
  private mutating func order() {
    replaced = Array(Set(replaced).sorted().suffix(Self.longestMemory))
    texts.sort { $0.at != $1.at ? $0.at > $1.at : $0.value > $1.value }
    if texts.isEmpty { texts = [Stamped("", at: .earliest)] }
    if texts.count == 1 { return }
    let gone = Set(replaced)
    let kept = texts.filter { !gone.contains($0.at) }
    texts = kept.isEmpty ? [texts[0]] : kept
  }
}
