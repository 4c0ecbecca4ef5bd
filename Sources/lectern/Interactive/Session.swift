import Catalog
import Curses
import Dispatch
import Glibc
import Marks
import Papers
import Reader
import Sample
import Configuration
import Terminal
import Themes

/// One run of the reader: puts catalog, marks, settings and terminal together, and takes them apart again.
struct Session {
  private let environment = Environment.current
  private let folders: Folders
  private let folder: String
  private let settings: Settings
  private let keymap: Keymap
  private let theme: Theme
  private let isThemeAutomatic: Bool
  private let marks: LoadedMarks
  private let markFile: MarkFile
  private var problems: [String]
  private var source = Source.opened(PaperCatalog.empty, .library)

  /// Where the papers come from.
  private enum Source {
    case opened(PaperCatalog, State.Origin)
    /// The library has to be read first, which is done with the reader on the screen already.
    case building
  }

  init(options: LibraryOptions, theme chosen: String?) throws {
    folders = Folders.resolve(environment: environment)
    folder = options.folder
    let loaded = Settings.load(path: folders.configFile)
    settings = loaded.settings
    problems = loaded.errors.map(\.description)
    let configured = Keymap.configured(by: settings)
    keymap = configured.keymap
    problems += configured.problems
    (theme, isThemeAutomatic, problems) = try Self.theme(chosen, settings, folders, problems)
    markFile = MarkFile(folder: folder)
    marks = markFile.load()
    problems += marks.notices
  }

  /// The theme asked for on the command line must be there; a remembered or configured one that fails is
  /// said in the reader instead.
  private static func theme(
    _ chosen: String?, _ settings: Settings, _ folders: Folders, _ problems: [String]
  ) throws -> (Theme, Bool, [String]) {
    let library = ThemeLibrary(userFolder: folders.themes)
    if let chosen {
      do {
        return (try library.load(chosen), false, problems)
      } catch {
        throw Failure(.wrongUse, "\(error)")
      }
    }
    var problems = problems
    if let name = RememberedTheme(folders).read() ?? settings.theme.name {
      do {
        return (try library.load(name), false, problems)
      } catch {
        problems.append("\(error)")
      }
    }
    let name = settings.darkTheme ?? ThemeLibrary.defaultName(for: .dark)
    do {
      return (try library.load(name), true, problems)
    } catch {
      return (.plain, false, problems + ["\(error)"])
    }
  }

  /// Ends with a hint when there is no terminal to read in.
  func checkTerminal() throws {
    guard isatty(STDIN_FILENO) == 1 || isatty(STDOUT_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.wrongUse, "the reader needs a terminal; 'lectern list' prints papers without one")
    }
  }

  mutating func openLibrary() {
    if access("\(folder)/papers.jsonl", F_OK) != 0 {
      source = .opened(PaperCatalog(lines: SampleLibrary.lines), .sample)
    } else if let catalog = PaperCatalog.openSnapshot(folder: folder) {
      source = .opened(catalog, .library)
    } else {
      source = .building
    }
  }
}

extension CursesScreen: Device {}

extension BuildProgress {
  /// How much of the whole work is done, 0 to 1; the phases take about this long.
  fileprivate var share: Double {
    let part = total > 0 ? min(1, Double(done) / Double(total)) : 0
    return switch phase {
    case .reading: 0.15 * part
    case .indexing: 0.15 + 0.75 * part
    case .writing: 0.9 + 0.1 * part
    }
  }
}

extension Settings.ThemeChoice {
  /// The theme that was named, if one was.
  fileprivate var name: String? {
    if case .named(let name) = self { name } else { nil }
  }
}

extension Session {
  /// Reads files into a library of their own that is gone when the reader ends.
  mutating func openFiles(_ files: [String]) async throws {
    let library = try TemporaryLibrary()
    defer { library.remove() }
    let summary = try await ImportRun(folder: library.path).run(files)
    for skipped in summary.lines(limit: 5) { problems.append(skipped) }
    do {
      // The files stay mapped after they are removed.
      let catalog = try PaperCatalog.open(folder: library.path, progress: { _ in })
      source = .opened(catalog, .files(files.map(Self.lastComponent)))
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
  }

  private static func lastComponent(_ path: String) -> String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map { Standard.clean(String($0)) } ?? path
  }

  /// Shows the reader until it is left; the terminal is back in order when this returns.
  consuming func run() throws {
    guard let mailbox = Mailbox() else {
      throw Failure(.inputOutput, "no file descriptor is left; raise 'ulimit -n'")
    }
    let runner = BackgroundRunner(
      marks: markFile, isReadOnly: marks.isReadOnly, folders: folders, environment: environment)
    let ending = try show(runner, mailbox)
    if let problem = runner.finish() {
      throw Failure(.inputOutput, "the last marks are not on disk: \(problem)")
    }
    switch ending {
    case .quit: break
    case .signal(let number): exit(128 + number)
    case .hangUp: exit(128 + SIGHUP)
    }
  }

  private func show(_ runner: BackgroundRunner, _ mailbox: Mailbox) throws -> Program<CursesScreen>.Ending {
    let screen: CursesScreen
    do {
      screen = try CursesScreen(mouse: settings.usesMouse)
    } catch {
      throw Failure(.wrongUse, "\(error)")
    }
    let state = state(size: screen.size, hasColors: screen.depth != .none)
    var program = Program(device: screen, state: state, runner: runner, mailbox: mailbox)
    if case .building = source { build(mailbox) }
    for problem in problems { mailbox.post(.notice(Notice(.warning, problem))) }
    return program.run()
  }

  private func state(size: Size, hasColors: Bool) -> State {
    var catalog = PaperCatalog.empty
    var origin = State.Origin.library
    if case .opened(let opened, let from) = source { (catalog, origin) = (opened, from) }
    var state = State(
      size: size, catalog: catalog, origin: origin, marks: marks.table, keymap: keymap,
      readAfter: settings.readAfter.map { Int64(min(max(0, $0), 86_400) * 1000) }, themes: ThemeLibrary(userFolder: folders.themes).names, theme: hasColors ? theme : .plain,
      automaticThemes: isThemeAutomatic && hasColors ? automaticThemes : nil)
    if case .building = source { state.loading = 0 }
    return state
  }

  private var automaticThemes: AutomaticThemes {
    AutomaticThemes(
      dark: settings.darkTheme ?? ThemeLibrary.defaultName(for: .dark),
      light: settings.lightTheme ?? ThemeLibrary.defaultName(for: .light))
  }

  /// Reads the library with the reader on the screen already.
  private func build(_ mailbox: Mailbox) {
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
