/// The identity of a paper, in one normalised spelling: `arxiv:2401.01234`, `doi:10.1000/182`,
/// `acl:P18-1023`, `openreview:rJXMpikCZ`, or `title:…` when a source gives no identifier at all.
package struct PaperID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Scheme, colon, identifier. Never holds white space or control characters.
  package let key: String

  /// Takes a key that is known to be normalised, such as one that Lectern wrote itself.
  package init(key: String) { self.key = key }

  package var description: String { key }

  package static func < (a: PaperID, b: PaperID) -> Bool { a.key < b.key }
}
