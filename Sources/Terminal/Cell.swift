/// One place of a frame: a grapheme cluster and its look.
package struct Cell: Hashable, Sendable {
  /// What is drawn, one or two columns wide; empty in the second column of a wide cluster.
  package var text: String
  package var style: Style

  package init(_ text: String = " ", style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
