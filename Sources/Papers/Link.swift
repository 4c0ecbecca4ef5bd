/// An address that belongs to a paper, and what is found there.
package struct Link: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case page, pdf, code, data, project, other
  }

  package var kind: Kind
  /// An `http` or `https` address.
  package var url: String

  package init(_ kind: Kind, _ url: String) {
    self.kind = kind
    self.url = url
  }
}
