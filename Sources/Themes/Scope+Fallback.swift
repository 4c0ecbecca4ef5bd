extension Scope {
  /// The scope whose look this one has in a theme that gives it none: the longest beginning of its
  /// name that is a scope, or in a popup the same thing outside of popups.
  package var fallback: Scope? {
    switch self {
    case .uiPopupDim: return .uiTextDim
    case .uiPopupBorder: return .uiBorder
    case .uiPopupHeading: return .uiHeading
    case .uiPopupKey: return .uiStatuslineKey
    case .uiPopupSelection: return .uiSelection
    case .paperAdded: return .match
    case .paperRemoved: return .uiTextDim
    default: break
    }
    var parts = name.split(separator: ".").dropLast()
    while !parts.isEmpty {
      if let scope = Scope(name: parts.joined(separator: ".")) { return scope }
      parts.removeLast()
    }
    return nil
  }

  /// The bar, line or box in which this scope is drawn, whose colours show where it has none; nil
  /// is the open screen.
  var surface: Scope? {
    [.uiPopup, .uiStatusline, .uiPrompt].first { name.hasPrefix($0.name + ".") }
  }

  /// The look that `given` has for this scope or for the first of its fallbacks.
  func patch(in given: [Scope: StylePatch]) -> StylePatch {
    var scope: Scope? = self
    while let candidate = scope {
      if let patch = given[candidate] { return patch }
      scope = candidate.fallback
    }
    return StylePatch()
  }
}
