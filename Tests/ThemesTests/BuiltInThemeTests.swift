import Terminal
import Testing

@testable import Themes

/// What every theme in the program must give its readers.
@Suite struct BuiltInThemeTests {
  /// Themes that leave the colours to the terminal, so that none can be measured.
  static let uncolored = ["monochrome", "terminal"]
  static let colored = ThemeLibrary.builtIn.filter { !uncolored.contains($0) }

  /// Scopes that are lines and areas, not text.
  static let shapes: Set<Scope> = [
    .uiBackground, .uiBorder, .uiBorderFocused, .uiPopupBorder, .uiScrollbar, .uiProgress,
    .uiSelection, .uiSelectionInactive, .uiPopupSelection,
  ]
  /// Scopes that stand back on purpose.
  static let faint: Set<Scope> = [
    .uiTextDim, .uiPopupDim, .listTitleDismissed, .markRead, .markDismissed, .paperLabel, .sidebarCount,
  ]

  /// The least contrast that text of `scope` must have.
  static func goal(_ scope: Scope, _ theme: Theme) -> Double {
    theme.isHighContrast ? 7 : faint.contains(scope) ? 3 : 4.5
  }

  @Test("text can be read on its own background", arguments: colored)
  func contrast(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    for scope in Scope.allCases where !Self.shapes.contains(scope) {
      try expectReadable(theme.style(scope), Self.goal(scope, theme), "\(name): \(scope.name)")
    }
  }

  @Test("text can be read on the selection", arguments: colored)
  func contrastOnSelection(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    for scope in Scope.allCases where !Self.shapes.contains(scope) {
      for selection in Self.selections(over: scope) {
        let style = theme.style(scope).overlaid(by: theme.patch(selection))
        try expectReadable(style, Self.goal(scope, theme), "\(name): \(scope.name) on \(selection.name)")
      }
    }
  }

  @Test("messages can be read on every surface", arguments: colored)
  func contrastOfMessages(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    for message in [Scope.info, .warning, .error, .match, .matchCurrent] {
      for surface in [Scope.uiText, .uiStatusline, .uiPrompt, .uiPopup] {
        let style = theme.style(surface).overlaid(by: theme.patch(message))
        try expectReadable(style, Self.goal(message, theme), "\(name): \(message.name) on \(surface.name)")
      }
    }
  }

  @Test("selections, bars and matches stand out from the background", arguments: colored)
  func areas(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    let ground = try #require(Light(theme.style(.uiBackground).background))
    let areas: [(Scope, Double)] = [
      (.uiSelection, 0.03), (.uiSelectionInactive, 0.015), (.match, 0.03), (.matchCurrent, 0.2),
    ]
    for (scope, least) in areas {
      let area = try #require(Light(theme.style(scope).background))
      #expect(area.distance(to: ground) >= least, "\(name): \(scope.name)")
    }
    let focused = try #require(Light(theme.style(.uiBorderFocused).foreground))
    #expect(focused.contrast(with: ground) >= 3, "\(name): ui.border.focused")
  }

  @Test("the pane with the focus has another selection", arguments: ThemeLibrary.builtIn)
  func selections(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    #expect(theme.patch(.uiSelection) != theme.patch(.uiSelectionInactive))
    #expect(theme.style(.uiBorder) != theme.style(.uiBorderFocused))
  }

  @Test(
    "a match looks unlike text, selected or not, and the current one unlike the others",
    arguments: ThemeLibrary.builtIn)
  func matches(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    for scope in [Scope.listTitle, .listTitleRead, .paperAbstract] {
      let looks = [StylePatch(), theme.patch(.match), theme.patch(.matchCurrent)]
      let plain = looks.map { theme.style(scope).overlaid(by: $0) }
      #expect(Set(plain).count == 3, "\(name): \(scope.name)")
      let selected = theme.style(scope).overlaid(by: theme.patch(.uiSelection))
      #expect(selected.overlaid(by: theme.patch(.match)) != selected, "\(name): \(scope.name) selected")
    }
  }

  @Test("marks are told apart by colour", arguments: colored)
  func marks(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    try expectDistinct(
      [.markUnread, .markRead, .markStarred, .markLater, .markDismissed], in: theme, .usual, 0.05)
    try expectDistinct(
      [.info, .warning, .error], in: theme, .usual, 0.05,
      by: theme.isHighContrast ? \.background : \.foreground)
  }

  @Test("unread titles are told from read and dismissed ones", arguments: colored)
  func titles(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    try expectDistinct([.listTitle, .listTitleRead, .listTitleDismissed], in: theme, .usual, 0.04)
  }

  @Test("marks and errors are told apart by every colour vision", arguments: Vision.allCases)
  func colorVision(vision: Vision) throws {
    let theme = try ThemeLibrary().load("colorblind-safe")
    try expectDistinct([.markStarred, .markLater, .markDismissed, .error], in: theme, vision, 0.08)
    try expectDistinct([.info, .warning, .error], in: theme, vision, 0.08)
  }

  @Test func `monochrome has no colours, and is what is shown without colours`() throws {
    let theme = try ThemeLibrary().load("monochrome")
    for scope in Scope.allCases {
      let style = theme.style(scope)
      #expect(style.foreground == .terminal && style.background == .terminal, "\(scope.name)")
      #expect(style == Theme.plain.style(scope), "\(scope.name)")
    }
  }

  @Test func `the terminal theme has the terminal's colours alone`() throws {
    let theme = try ThemeLibrary().load("terminal")
    for scope in Scope.allCases {
      let style = theme.style(scope)
      #expect(Light(style.foreground) == nil && Light(style.background) == nil, "\(scope.name)")
    }
    #expect(theme.style(.uiBackground).background == .terminal)
  }

  @Test("a theme is dark or light as it says", arguments: colored)
  func variant(name: String) throws {
    let theme = try ThemeLibrary().load(name)
    let text = try #require(Light(theme.style(.uiText).foreground))
    let ground = try #require(Light(theme.style(.uiBackground).background))
    #expect((ground.luminance < text.luminance) == (theme.variant == .dark))
  }

  private static func selections(over scope: Scope) -> [Scope] {
    let rows = ["ui.text", "list.", "mark.", "sidebar."]
    if scope.name.hasPrefix("ui.popup") { return [.uiPopupSelection] }
    return rows.contains(where: scope.name.hasPrefix) ? [.uiSelection, .uiSelectionInactive] : []
  }

  private func expectReadable(_ style: Style, _ goal: Double, _ place: String) throws {
    let text = try #require(Light(style.foreground), "\(place)")
    let ground = try #require(Light(style.background), "\(place)")
    let contrast = text.contrast(with: ground)
    #expect(contrast >= goal, "\(place): contrast \(contrast)")
  }

  private func expectDistinct(
    _ scopes: [Scope], in theme: Theme, _ vision: Vision, _ least: Double,
    by part: KeyPath<Style, Color> = \.foreground
  ) throws {
    for (index, scope) in scopes.enumerated() {
      let light = try #require(Light(theme.style(scope)[keyPath: part])).seen(by: vision)
      for other in scopes[..<index] {
        let distance = try #require(Light(theme.style(other)[keyPath: part])).seen(by: vision).distance(
          to: light)
        #expect(distance >= least, "\(theme.name): \(scope.name) and \(other.name): \(distance)")
      }
    }
  }
}
