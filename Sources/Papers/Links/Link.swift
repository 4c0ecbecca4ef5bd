/// An address that belongs to a paper, and what is found there.
package struct Link: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The paper's own page, and its text.
    case page, pdf
    /// Programs; data sets; a site about the work; a work by its DOI.
    case code, data, project, doi
    case other
  }

  package var kind: Kind
  /// An `http` or `https` address.
  package var url: String

  package init(_ kind: Kind, _ url: String) {
    self.kind = kind
    self.url = url
  }

  /// A link of the kind that its address shows.
  package init(recognising url: String) { self.init(Kind(ofAddress: url), url) }

  /// Its kind as the record says, or, where that says nothing, as the address shows.
  package var shownKind: Kind { kind == .other ? Kind(ofAddress: url) : kind }
}
