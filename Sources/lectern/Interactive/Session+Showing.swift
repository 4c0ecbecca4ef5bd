import Catalog
import Configuration
import Curses
import Dispatch
import Glibc
import Marks
import Papers
import Reader
import Terminal
import Themes

extension CursesScreen: Device {}

extension Session {
  /// Reads a library until the reader is left.
  static func read(library: String?, theme: String?, isPlain: Bool = false) throws {
    var session = try Session(library: library, theme: theme)
    try session.checkTerminal()
    session.openLibrary()
    try session.run(isPlain: isPlain)
  }

  /// Shows the reader until it is left; the terminal is back in order when this returns.
  ///
  /// - Parameter isPlain: whether lines are written in place of a full screen.
  consuming func run(isPlain: Bool) throws {
    guard let mailbox = Mailbox() else {
      throw Failure(.inputOutput, "no file descriptor is left; raise 'ulimit -n'")
    }
    // The screen gives the terminal back at the end of `show`, before anything else is said.
    let (ending, marks) = isPlain ? try showLines(mailbox) : try showScreen(mailbox)
    if let problem = marks.finish() {
      throw Failure(.inputOutput, "the marks are safe in the journal, but not in state.json yet: \(problem)")
    }
    switch ending {
    case .quit: break
    case .signal(let number): exit(128 + number)
    case .hangUp: exit(128 + SIGHUP)
    }
  }

  private func showLines(_ mailbox: Mailbox) throws -> (ProgramEnding, MarkKeeper) {
    let terminal: NarratedTerminal
    do { terminal = NarratedTerminal(try LineTerminal(lastWords: lastWords)) } catch { throw Failure(.wrongUse, "\(error)") }
    return show(on: terminal, depth: .none, mailbox)
  }

  private func showScreen(_ mailbox: Mailbox) throws -> (ProgramEnding, MarkKeeper) {
    if settings.color == .always { unsetenv("NO_COLOR") }
    let screen: CursesScreen
    do {
      screen = try CursesScreen(
        colors: settings.color == .never ? .depth(.none) : .automatic, mouse: settings.usesMouse, lastWords: lastWords)
    } catch {
      throw Failure(.wrongUse, "\(error)")
    }
    let depth = screen.depth
    return show(on: screen, depth: depth, mailbox)
  }

  private func show<D: Device & ~Copyable>(
    on device: consuming D, depth: ColorDepth, _ mailbox: Mailbox
  ) -> (ProgramEnding, MarkKeeper) {
    let themes = ThemeSource(library: ThemeLibrary(userFolder: folders.themes), depth: depth)
    let keeper = MarkKeeper(file: marks.file, mailbox: mailbox)
    let external = ExternalCommand.configured(by: settings, file: folders.configFile)
    let runner = BackgroundRunner(
      marks: keeper, library: folder, folders: folders, themes: themes, environment: environment,
      commands: external.commands)
    let configured = Rule.configured(by: settings, file: folders.configFile)
    var problems = problems + external.problems + configured.problems
    var state = state(size: device.size, themes: themes, &problems)
    state.rules = configured.rules
    state.offers = SourceOffer.all
    state.sourceNames = settings.sources.map(\.name)
    state.commands = external.commands.map(\.name)
    state.terminalCommands = Set(external.commands.filter(\.usesTerminal).map(\.name))
    var program = Program(device: device, state: state, runner: runner, mailbox: mailbox)
    if case .building = source { build(runner, mailbox) }
    if let first = problems.first {
      mailbox.post(.notice(Notice(.warning, Messages.first(first, others: problems.count - 1))))
    }
    var watch: LibraryWatch?
    var clock: (any DispatchSourceTimer)?
    let ending = program.run {
      keeper.begin()
      guard !source.isOfFiles else { return }
      watch = LibraryWatch(folder: folder, seen: seen, mailbox: mailbox)
      clock = FetchClock(settings: settings, folders: folders, library: folder).start(mailbox)
    }
    clock?.cancel()
    watch?.stop()
    runner.finish()
    // What cannot be remembered makes papers new once more, and no more than that.
    _ = RememberedSession(folders, library: folder).write(.now())
    return (ending, keeper)
  }

  /// What is said after a crash, where the screen can say nothing more.
  private var lastWords: String {
    CleanText.visible(
      "lectern: crashed, by a mistake of its own; every mark that it showed is in \(folder)/state.journal or "
        + "state.json: open it again to go on")
  }

  private func state(size: Size, themes: ThemeSource, _ problems: inout [String]) -> State {
    let (catalog, origin) =
      switch source {
      case .opened(let catalog, let origin): (catalog, origin)
      case .building: (PaperCatalog.empty, State.Origin.library)
      }
    var marks = marks.wait()
    problems += marks.notices + catalog.notices
    let name = themeName ?? automaticThemes.dark
    let theme: Theme
    do {
      theme = try themes.load(name)
    } catch {
      problems.append("\(error)")
      theme = .plain
    }
    var state = State(
      size: size, catalog: catalog, origin: origin, marks: marks.table, keymap: keymap,
      readAfter: settings.readAfter.map { Int64(min(max(0, $0), 86_400) * 1000) },
      themes: themes.library.names, theme: theme, automaticThemes: themeName == nil ? automaticThemes : nil,
      savedTriage: RememberedTriage(folders, library: folder).read(), clock: clock)
    // The state alone holds the table from here on, so that a mark is written into it without a copy.
    marks.table = MarkTable()
    state.sizes = sizes
    if let names = settings.columns { state.columns = names.compactMap(ListColumn.init) }
    state.listForm = settings.listForm == .compact ? .compact : .twoLines
    state.grouping = Grouping(rawValue: RememberedChoice(.grouping, folders).read() ?? settings.group.rawValue)
    state.citationKeys = settings.citationTemplate
    let saved = SearchStore(path: folders.searchesFile).load()
    state.replace(searches: saved.searches)
    problems += saved.problems(beside: settings, file: folders.configFile)
    state.usesASCII = usesASCII
    state.tour = RememberedChoice(.tour, folders).read().map { Tour(remembered: $0) } ?? Tour()
    if case .building = source { state.loading = 0 }
    return state
  }

  private var clock: State.Clock {
    var clock = State.Clock()
    clock.now = .now()
    clock.zone = clock.now.zone
    clock.lastSession = RememberedSession(folders, library: folder).read()
    return clock
  }

  /// Whether settings or locale want ASCII. Where no locale is set at all, terminals show Unicode all the same.
  private var usesASCII: Bool {
    switch settings.glyphs {
    case .unicode: return false
    case .ascii: return true
    case .automatic:
      let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      guard let locale = locale?.lowercased() else { return false }
      return !locale.contains("utf-8") && !locale.contains("utf8")
    }
  }

  /// The sizes of the settings; what was chosen in the reader comes first.
  private var sizes: PaneSizes {
    var sizes = PaneSizes()
    if let width = settings.sidebarWidth { sizes.sidebar = width }
    if let measure = settings.measure { sizes.measure = measure }
    let remembered = RememberedChoice(.abstractShare, folders).read().flatMap { Int($0) }
    sizes.abstract = remembered.flatMap { PaneSizes.abstractLimits.contains($0) ? $0 : nil } ?? settings.abstractShare
    return sizes
  }

  private var automaticThemes: AutomaticThemes {
    AutomaticThemes(
      dark: settings.darkTheme ?? ThemeLibrary.defaultName(for: .dark),
      light: settings.lightTheme ?? ThemeLibrary.defaultName(for: .light))
  }

  /// Reads the library with the reader on the screen already.
  private func build(_ runner: BackgroundRunner, _ mailbox: Mailbox) {
    let folder = folder
    DispatchQueue.global(qos: .userInitiated).async {
      do {
        let catalog = try PaperCatalog.open(folder: folder) { mailbox.post(.loading($0.share)) }
        mailbox.post(.opened(catalog, .library))
      } catch {
        mailbox.post(.notice(Notice(.error, "\(error)")))
        mailbox.post(.opened(PaperCatalog.empty, .library))
      }
    }
  }
}

extension BuildProgress {
  /// How much of the whole work is done, 0 to 1; the phases take about this long.
  var share: Double {
    let part = total > 0 ? min(1, Double(done) / Double(total)) : 0
    return switch phase {
    case .reading: 0.15 * part
    case .indexing: 0.15 + 0.75 * part
    case .writing: 0.9 + 0.1 * part
    }
  }
}
