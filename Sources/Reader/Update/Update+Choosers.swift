import Learning
import Papers
import Terminal
import Themes

extension State {
  mutating func startTopics() -> [Effect] {
    let counts = Dictionary(sidebar.topics.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
    let choices = catalog.topics.map { Chooser.Choice(name: $0.name, detail: "\(counts[$0.name] ?? 0)") }
    guard !choices.isEmpty else { return say(.info, Messages.noTopics) }
    let order = choices.indices.sorted {
      (counts[choices[$0].name] ?? 0, choices[$1].name) > (counts[choices[$1].name] ?? 0, choices[$0].name)
    }
    var chooser = Chooser(.topics, choices: order.map { choices[$0] }, themeBefore: theme)
    chooser.ticked = filter.topics
    overlay = .chooser(chooser)
    return []
  }

  mutating func startThemes() -> [Effect] {
    var chooser = Chooser(
      .themes, choices: themes.map { Chooser.Choice(name: $0, detail: "") }, themeBefore: theme)
    let current = themes.firstIndex(of: theme.name) ?? 0
    chooser.select(current, height: height(of: chooser))
    overlay = .chooser(chooser)
    return []
  }

  /// Lines that a chooser has for its choices.
  func height(of chooser: Chooser) -> Int {
    max(1, layout.popup(width: chooser.size.width, height: chooser.size.height).height - 4)
  }

  mutating func choose(_ key: Key, in chooser: Chooser, at now: Timestamp) -> [Effect] {
    var chooser = chooser
    let height = height(of: chooser)
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("c"), .control): return leave(chooser)
    case (.enter, _): return accept(chooser, at: now)
    case (.down, _), (.character("n"), .control), (.character("j"), .control):
      chooser.select(chooser.selection + 1, height: height)
    case (.up, _), (.character("p"), .control), (.character("k"), .control):
      chooser.select(chooser.selection - 1, height: height)
    case (.pageDown, _): chooser.select(chooser.selection + height, height: height)
    case (.pageUp, _): chooser.select(chooser.selection - height, height: height)
    case (.home, _): chooser.select(0, height: height)
    case (.end, _): chooser.select(chooser.shown.count - 1, height: height)
    case (.tab, _) where chooser.hasTicks, (.character(" "), []) where chooser.hasTicks:
      chooser.tickSelected()
      chooser.select(chooser.selection + 1, height: height)
    case (.character(let sign), []) where Wish.keys[sign] != nil && chooser.reasons != nil:
      return change(Wish.keys[sign] ?? nil, in: chooser)
    default: chooser.edit { _ = $0.handle(key) }
    }
    overlay = .chooser(chooser)
    return preview(chooser)
  }

  /// A theme shows itself while it is being chosen.
  func preview(_ chooser: Chooser) -> [Effect] {
    guard chooser.kind == .themes, let name = chooser.selected?.name, name != theme.name else { return [] }
    return [.loadTheme(name)]
  }

  private mutating func leave(_ chooser: Chooser) -> [Effect] {
    overlay = nil
    if chooser.kind == .themes { theme = chooser.themeBefore }
    return []
  }

  private mutating func accept(_ chooser: Chooser, at now: Timestamp) -> [Effect] {
    overlay = nil
    switch chooser.kind {
    case .topics:
      let lone = chooser.ticked == filter.topics ? chooser.selected?.name : nil
      filter.topics = chooser.ticked
      if let lone { return toggleTopic(named: lone) }
      return ask()
    case .themes:
      guard let name = chooser.selected?.name else {
        theme = chooser.themeBefore
        return []
      }
      return wear(themeNamed: name)
    case .offers: return accept(offer: chooser)
    case .categories(let offer): return accept(categories: chooser, of: offer)
    case .facet:
      guard let invocation = chooser.selected?.invocation else { return [] }
      return run(invocation, at: now)
    case .reasons: return []
    case .palette:
      guard let invocation = chooser.selected?.invocation else { return [] }
      remember(invocation.description, in: \.commandHistory)
      return run(invocation, at: now)
    }
  }

  mutating func wear(themeNamed name: String) -> [Effect] {
    guard themes.contains(name) else {
      return say(.error, Messages.noTheme(name, themes: firstKey(of: .theme)))
    }
    automaticThemes = nil
    return [.loadTheme(name), .keepTheme(name)]
  }

  mutating func wear(_ theme: Theme) -> [Effect] {
    self.theme = theme
    return []
  }

  /// The terminal told its background; the theme follows while nobody has chosen one.
  mutating func adapt(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> [Effect] {
    guard let automaticThemes else { return [] }
    let luminance = 0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)
    let name = luminance < 128 ? automaticThemes.dark : automaticThemes.light
    return name == theme.name ? [] : [.loadTheme(name)]
  }

  mutating func startHelp() -> [Effect] {
    overlay = .help(offset: 0)
    return []
  }

  mutating func readHelp(_ key: Key, offset: Int) -> [Effect] {
    let lines = helpPage.lines.count
    overlay = scrolled(offset, by: key, lines: lines, height: helpHeight * helpColumns).map { .help(offset: $0) }
    return []
  }

  /// The keys of the mode, without those of searches that are not there.
  var helpPage: HelpPage { HelpPage(keymap: keymap, mode: mode) { summary(of: $0) != nil } }

  /// Two where there is room for them side by side.
  package var helpColumns: Int { size.width >= 156 ? 2 : 1 }

  package var helpHeight: Int { max(1, layout.popup(width: 76, height: 100).height - 2) }
}
