import Terminal

/// The part of a look that a scope gives itself, to be laid over cells that have a look already.
package struct StylePatch: Hashable, Sendable {
  /// Nil keeps the cell's own.
  package var foreground: Color?
  /// Nil keeps the cell's own.
  package var background: Color?
  /// Added to the cell's own.
  package var attributes: Style.Attributes

  package init(
    foreground: Color? = nil, background: Color? = nil, attributes: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

extension Style {
  /// This look with `patch` laid over it.
  package func overlaid(by patch: StylePatch) -> Style {
    Style(
      foreground: patch.foreground ?? foreground,
      background: patch.background ?? background,
      attributes: attributes.union(patch.attributes))
  }
}
