import Terminal

extension Theme {
  /// The theme for a terminal of sixteen colours or fewer.
  ///
  /// The shades of a selection's background fall together with the ground there. So selections are
  /// drawn with attributes as well, which every terminal has.
  package func forFewColors() -> Theme {
    let bar = StylePatch(
      foreground: style(.uiText).foreground, background: style(.uiBackground).background,
      attributes: .reversed)
    return changing([
      .uiSelection: bar,
      .uiPopupSelection: bar,
      .uiSelectionInactive: StylePatch(attributes: .underlined),
      .match: StylePatch(foreground: patch(.match).foreground, attributes: [.bold, .underlined]),
    ])
  }
}
