import Configuration
import Curses
import Files
import Reader
import Terminal
import Themes

extension Checkup {
  /// The user's own settings, keys and themes.
  mutating func checkSettings() {
    let file = folders.configFile
    let (settings, errors) = Settings.load(path: file)
    let problems =
      errors.map(\.description) + Keymap.configured(by: settings, file: file).problems + settings.templateProblems(file: file)
    for problem in problems { add("settings", .wrong, problem) }
    if problems.isEmpty { add("settings", .well, FileMode(path: file) == nil ? "none, all as standard" : file) }
    let library = ThemeLibrary(userFolder: folders.themes)
    let before = findings.count
    let own = FolderNames.sorted(in: folders.themes).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
    let chosen = [settings.theme.name, settings.darkTheme, settings.lightTheme, RememberedChoice(.theme, folders).read()]
    for name in own + chosen.compactMap(\.self).filter({ !own.contains($0) }) {
      do { _ = try library.load(name) } catch { add("themes", .wrong, "\(error)") }
    }
    if findings.count == before { add("themes", .well, "\(library.names.count)\(own.isEmpty ? "" : ", \(own.count) of your own")") }
  }

  /// Saved searches, and what was said of words and authors.
  mutating func checkLines() {
    let searches = SearchStore(path: folders.searchesFile).load()
    report("searches", searches.problems, count: searches.searches.count, none: "none saved")
    let wishes = WishStore(path: folders.wishesFile).load()
    report("wishes", wishes.problems, count: wishes.wishes.count, none: "none")
  }

  private mutating func report(_ place: String, _ problems: [String], count: Int, none: String) {
    for problem in problems { add(place, .wrong, problem) }
    if problems.isEmpty { add(place, .well, count == 0 ? none : count.grouped) }
  }

  /// The terminal that the reader would be shown on.
  mutating func checkTerminal() {
    if !Standard.outputIsTerminal { add("terminal", .note, "this is not written to one; the reader needs a terminal") }
    do {
      let report = try TerminalReport()
      let colors =
        switch report.depth {
        case .none: "no colour"
        case .trueColor: "true colour"
        default: "\(report.depth.rawValue) colours"
        }
      if report.term == report.description {
        add("terminal", .well, "\(report.term), \(colors)")
      } else {
        let term = report.term.isEmpty ? "TERM is not set" : "TERM is \(report.term), which is not installed"
        add("terminal", .note, "\(term); drawn as \(report.description), \(colors)")
      }
    } catch {
      add("terminal", .wrong, "\(error)")
    }
    let (isInstalled, encoding) = TerminalReport.locale
    if isInstalled, encoding == "UTF-8" {
      add("locale", .well, encoding)
    } else {
      let what = isInstalled ? "its characters are \(encoding)" : "it is not installed"
      add("locale", .note, "\(what); text is shown as UTF-8 all the same, LC_ALL=C.UTF-8 makes that right")
    }
  }
}
