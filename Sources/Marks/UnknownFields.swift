/// Members of a JSON object that this version does not know, kept as they were written.
///
/// Keys and values are JSON text, compared byte by byte: that keeps spellings, digits and order inside, and
/// costs the same for hostile text as for any other.
typealias UnknownFields = [JSONText: JSONText]

/// One JSON value as it was written, without the white space between its parts.
struct JSONText: Hashable, Sendable, Comparable {
  let bytes: [UInt8]

  static func < (a: JSONText, b: JSONText) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }
}

extension UnknownFields {
  /// The members of both; of two different values the one whose text sorts later.
  ///
  /// This version cannot know which of the two is newer. Taking the greater text is at least the same in
  /// any order of merging.
  func merging(_ other: UnknownFields) -> UnknownFields {
    if other.isEmpty { return self }
    return merging(other) { Swift.max($0, $1) }
  }
}
