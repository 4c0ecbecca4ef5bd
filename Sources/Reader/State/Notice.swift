/// One line for the person at the keyboard, shown until the next key.
package struct Notice: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case info, warning, error }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
