import Terminal

/// The look of every place of the screen.
package struct Theme: Equatable, Sendable {
  package enum Variant: String, Sendable { case dark, light }

  /// The name of its file without the ending, by which settings call it: `catppuccin-mocha`.
  package let name: String
  /// The name to show: `Catppuccin Mocha`.
  package let title: String
  package let variant: Variant
  /// Whether every text stands out from its background by 7:1 at least.
  package let isHighContrast: Bool
  /// By the scope's number.
  private let patches: [StylePatch]
  private let styles: [Style]

  /// A theme of the looks in `given`; every other scope takes its look from its fallback.
  package init(
    name: String, title: String, variant: Variant, isHighContrast: Bool = false,
    given: [Scope: StylePatch]
  ) {
    self.init(
      name: name, title: title, variant: variant, isHighContrast: isHighContrast,
      patches: Scope.allCases.map { $0.patch(in: given) })
  }

  /// A theme of one patch for every scope, in their order.
  private init(
    name: String, title: String, variant: Variant, isHighContrast: Bool, patches resolved: [StylePatch]
  ) {
    self.name = name
    self.title = title
    self.variant = variant
    self.isHighContrast = isHighContrast
    patches = resolved
    let text = resolved[Int(Scope.uiText.rawValue)]
    let ground = resolved[Int(Scope.uiBackground.rawValue)]
    styles = Scope.allCases.map { scope in
      let own = resolved[Int(scope.rawValue)]
      let surface = scope.surface.map { resolved[Int($0.rawValue)] }
      return Style(
        foreground: own.foreground ?? surface?.foreground ?? text.foreground ?? .terminal,
        background: own.background ?? surface?.background ?? ground.background ?? .terminal,
        attributes: own.attributes)
    }
  }

  /// This theme with other patches for some scopes, and for them alone.
  func changing(_ changes: [Scope: StylePatch]) -> Theme {
    var changed = patches
    for (scope, patch) in changes { changed[Int(scope.rawValue)] = patch }
    return Theme(
      name: name, title: title, variant: variant, isHighContrast: isHighContrast, patches: changed)
  }

  /// The whole look of `scope`, to draw text with.
  package func style(_ scope: Scope) -> Style { styles[Int(scope.rawValue)] }

  /// What `scope` changes in cells that are drawn already: the selection, a match, a message.
  package func patch(_ scope: Scope) -> StylePatch { patches[Int(scope.rawValue)] }
}
