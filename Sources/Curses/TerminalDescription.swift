import CNcurses
import Glibc
import Terminal

/// Which description of terminfo's to draw by, and with how many colours.
struct TerminalDescription {
  /// The entry's name: `$TERM`, or a stand-in where that is unset or not installed.
  let name: String
  let depth: ColorDepth
  /// The installed description, changed to what is drawn by.
  private let entry: TerminfoEntry
  /// Whether the terminal knows how to take back single attributes and colours, as all do that follow ECMA-48 in how
  /// they take back colours.
  let takesBack: Bool
  /// How many colours the installed one has.
  private let installedDepth: ColorDepth

  /// Who is connected by an unknown terminal has most likely one that follows xterm.
  private static let standIns = ["xterm-256color", "xterm", "vt100", "ansi"]

  init(choice: ColorChoice, output: Int32) throws(ScreenError) {
    let term = Environment["TERM"] ?? ""
    guard term != "dumb" else { throw .cannotDraw(term: term) }
    guard let name = Self.find([term] + Self.standIns, output: output) else {
      throw .noDescription(term: term.isEmpty ? "(TERM is not set)" : term)
    }
    defer { lectern_forget_terminal() }
    guard TerminfoEntry.string("cup") != nil, TerminfoEntry.string("clear") != nil else {
      throw .cannotDraw(term: name)
    }
    let colors = Int(tigetnum("colors"))
    self.name = name
    depth = ColorDepth(
      choice: choice, term: term, colorTerm: Environment["COLORTERM"], noColor: Environment["NO_COLOR"],
      terminfoColors: colors)
    installedDepth = ColorDepth.allCases.last { $0.rawValue <= colors } ?? .none
    var entry = TerminfoEntry.current()
    entry.keepToCommonCapabilities()
    entry.leaveOutOnes()
    let isExtended = depth == .trueColor || depth > installedDepth
    if isExtended { entry.setColors(Int32(clamping: depth.rawValue)) }
    self.entry = entry
    takesBack = depth > .none && (isExtended || TerminfoEntry.string("op") == Array(TerminfoEntry.ownColors.utf8))
  }

  /// The first of the names that is installed; it is the current terminal then.
  private static func find(_ names: [String], output: Int32) -> String? {
    names.first { name in
      var result: Int32 = 0
      guard !name.isEmpty else { return false }
      if setupterm(name, output, &result) == OK { return true }
      lectern_forget_terminal()
      return false
    }
  }

  /// Starts ncurses, and says how many colours it took.
  func start(
    output: UnsafeMutablePointer<FILE>, input: UnsafeMutablePointer<FILE>
  ) throws(ScreenError) -> (OpaquePointer, ColorDepth) {
    use_env(false)
    if let screen = entry.whileKnown({ newterm(TerminfoEntry.name, output, input) }) {
      return (screen, depth)
    }
    guard let screen = newterm(name, output, input) else { throw .noDescription(term: name) }
    return (screen, min(depth, min(installedDepth, .indexed)))
  }

  /// Whether the terminal may be asked things: others would show the question.
  static var answersQuestions: Bool {
    let term = Environment["TERM"] ?? ""
    return [
      "xterm", "tmux", "screen", "foot", "alacritty", "kitty", "wezterm", "ghostty", "konsole", "rxvt", "vte",
      "contour", "st-", "mlterm", "iterm", "gnome",
    ].contains { term.hasPrefix($0) }
  }
}

/// The variables that the program was started with.
enum Environment {
  static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
