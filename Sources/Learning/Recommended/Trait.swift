/// Something of a paper that may speak for it or against it.
package struct Trait: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable { case word, author, topic, venue }

  package var kind: Kind
  /// A folded word as in the index, or a name as it is written.
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

extension Trait: Comparable {
  /// By kind, then by text: an order that is the same at every run.
  package static func < (a: Trait, b: Trait) -> Bool {
    a.kind != b.kind ? a.kind.rawValue < b.kind.rawValue : a.text < b.text
  }
}
