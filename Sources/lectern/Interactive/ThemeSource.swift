import Terminal
import Themes

/// Themes as this terminal can show them.
struct ThemeSource: Sendable {
  let library: ThemeLibrary
  let depth: ColorDepth

  func load(_ name: String) throws(ThemeError) -> Theme {
    guard depth != .none else { return .plain }
    let theme = try library.load(name)
    return depth <= .sixteen ? theme.forFewColors() : theme
  }
}
