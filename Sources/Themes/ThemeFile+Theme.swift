import TOML
import Terminal

extension Theme {
  /// The theme that `chain` makes: a file, the one that it inherits, and so on.
  init(name: String, chain: [ThemeFile]) throws(ThemeError) {
    var palette: [String: Color] = [:]
    for file in chain.reversed() { palette.merge(file.palette) { $1 } }
    var given: [Scope: StylePatch] = [:]
    for file in chain.reversed() {
      for scope in Scope.allCases {
        guard let look = file.looks[scope] else { continue }
        given[scope] = try file.patch(look, palette: palette)
      }
    }
    guard let variant = chain.lazy.compactMap(\.variant).first else {
      throw ThemeError(
        file: chain.first?.file, key: "variant", reason: "missing: expected variant = \"dark\" or \"light\"")
    }
    self.init(
      name: name, title: chain.first?.title ?? name, variant: variant,
      isHighContrast: chain.lazy.compactMap(\.isHighContrast).first ?? false, given: given)
  }
}

extension ThemeFile {
  fileprivate func patch(_ look: Look, palette: [String: Color]) throws(ThemeError) -> StylePatch {
    try StylePatch(
      foreground: color(look.foreground, palette: palette),
      background: color(look.background, palette: palette),
      attributes: look.attributes)
  }

  private func color(
    _ entry: Document.Entry?, palette: [String: Color]
  ) throws(ThemeError) -> Color? {
    guard let entry else { return nil }
    if let name = entry.value.string, let color = palette[name] { return color }
    if let color = Color(entry.value) { return color }
    guard let name = entry.value.string else {
      throw error(entry, "expected a colour, not \(entry.value.kind)")
    }
    if name.hasPrefix("#") { throw error(entry, "expected #rrggbb or #rgb, not \(quoted(name))") }
    let known = palette.keys.sorted() + Color.named.keys.sorted()
    let suggestion = nearest(to: name, among: known).map { "; did you mean \(quoted($0))?" } ?? ""
    throw error(entry, "no colour named \(quoted(name)) in the palette" + suggestion)
  }
}
