import CMemory
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
  let environment = Environment.current
  let folders: Folders
  let folder: String
  let settings: Settings
  let keymap: Keymap
  /// The theme that somebody chose, or nil to follow the terminal's background.
  let themeName: String?
  let marks: MarkOpening
  var problems: [String]
  var source = Source.building

  /// Where the papers come from.
  enum Source {
    case opened(PaperCatalog, State.Origin)
    /// The library has to be read first, which is done with the reader on the screen already.
    case building

    /// Whether they are those of files that were never imported.
    var isOfFiles: Bool {
      if case .opened(_, .files) = self { true } else { false }
    }
  }

  /// The library's text before it was opened.
  var seen: LibraryWatch.TextState?

  init(library: String?, theme chosen: String?) throws {
    // Threads come and go all day: with arenas of their own, half a million keys take twice the memory. The first
    // thread is begun by what follows.
    lectern_limit_arenas(1)
    folders = Folders.resolve(environment: environment)
    folder = folders.library(option: library, environment: environment)
    marks = MarkOpening(folder: folder)
    let loaded = Settings.load(path: folders.configFile)
    settings = loaded.settings
    problems = loaded.errors.map(\.description) + settings.templateProblems(file: folders.configFile)
    let configured = Keymap.configured(by: settings, file: folders.configFile)
    keymap = configured.keymap
    problems += configured.problems
    themeName = chosen ?? RememberedChoice(.theme, folders).read() ?? settings.theme.name
    if let chosen { try Self.check(theme: chosen, folders) }
  }

  /// A theme asked for on the command line must be there; a remembered or configured one that fails is said
  /// in the reader instead.
  private static func check(theme name: String, _ folders: Folders) throws {
    do {
      _ = try ThemeLibrary(userFolder: folders.themes).load(name)
    } catch {
      throw Failure(.wrongUse, "\(error)")
    }
  }

  /// Ends with a hint when there is no terminal to read in.
  func checkTerminal() throws {
    guard isatty(STDOUT_FILENO) == 1 else {
      throw Failure(.wrongUse, "the reader needs a terminal; 'lectern list' prints papers without one")
    }
  }

  mutating func openLibrary() {
    seen = LibraryWatch.TextState(folder: folder)
    if SampleLibrary.standsIn(for: folder) {
      source = .opened(PaperCatalog(lines: SampleLibrary.lines), .sample)
    } else if let catalog = PaperCatalog.openSnapshot(folder: folder) {
      source = .opened(catalog, .library)
    } else {
      source = .building
    }
  }

  /// Reads files into a library of their own that is gone when the reader ends.
  mutating func openFiles(_ files: [String]) async throws {
    let library = try TemporaryLibrary()
    defer { library.remove() }
    let run = ImportRun(folder: library.path)
    let summary = try await run.run(files)
    if let interruption = run.interruption { throw interruption }
    let mistakes = summary.lines(limit: 5)
    guard summary.added > 0 || mistakes.isEmpty else {
      throw Failure(.badInput, mistakes.joined(separator: "\nlectern: "))
    }
    problems += mistakes
    // The files stay mapped after they are removed.
    source = .opened(try run.openCatalog(), .files(files.map(Self.lastComponent)))
  }

  private static func lastComponent(_ path: String) -> String {
    path == "-" ? "standard input" : path.split(separator: "/").last.map { Standard.clean(String($0)) } ?? path
  }
}

extension Settings.ThemeChoice {
  /// The theme that was named, if one was.
  var name: String? {
    if case .named(let name) = self { name } else { nil }
  }
}
