import CNcurses
import Glibc
import Terminal

/// The terminal, drawn on by ncurses and read from directly.
///
/// It owns the terminal from `init` to its end, and gives it back on every way out: at its end, in `stop()`,
/// and when the program crashes. There is one at a time, on the main thread.
package struct CursesScreen: ~Copyable, Screen {
  package internal(set) var size: Size
  /// How many colours are shown.
  package let depth: ColorDepth

  var port: TerminalPort
  let drawn: DrawnOutput
  var pairs: ColorPairs
  /// What ncurses calls each style that was drawn.
  var looks: [Style: Look] = [:]
  /// The cells of a frame on their way to ncurses: each row where it is in the frame.
  var spelled: [cchar_t] = []
  /// Where in `spelled` what stands in each column begins, with one more for the end of each row.
  var starts: [Int] = []
  /// What is shown; nil when that is not known.
  var shown: Frame?
  private let hasMouse: Bool
  private let screen: OpaquePointer

  /// Takes the terminal.
  ///
  /// - Parameters:
  ///   - colors: how many colours to use.
  ///   - mouse: whether the mouse is the reader's, and no longer the terminal's to select text with.
  ///   - lastWords: a line for standard error after a crash, at most 1,000 bytes long.
  package init(colors: ColorChoice = .automatic, mouse: Bool, lastWords: String) throws(ScreenError) {
    let device = try TerminalDevice()
    let description = try TerminalDescription(choice: colors, output: device.output)
    // ncurses asks the locale once, when it starts.
    _ = TextWidth.isReady
    let signals = try SignalPipe()
    guard lectern_guard_terminal(device.output, true, lastWords) else {
      throw .system(call: "tcgetattr", number: lectern_errno())
    }
    let drawn = try DrawnOutput(takesBack: description.takesBack)
    let depth: ColorDepth
    (screen, depth) = try description.start(output: drawn.stream, input: device.stream)
    // ncurses does not see the terminal itself, and could set nothing.
    lectern_take_settings()
    nonl()
    let window = lectern_window()
    // Not for its keys, which are read elsewhere, but to put the terminal's keypad in the mode that the
    // key parser expects.
    keypad(window, true)
    intrflush(window, false)
    idlok(window, true)
    // Else a key that is pressed while drawing leaves the frame half drawn.
    typeahead(-1)
    curs_set(0)
    pairs = ColorPairs(depth: depth)
    self.depth = depth
    port = TerminalPort(device, signals: signals)
    self.drawn = drawn
    hasMouse = mouse
    size = Size(width: Int(lectern_width()), height: Int(lectern_height()))
    _ = resize()
    sendDrawn()
    setModes()
    if TerminalDescription.answersQuestions { port.device.send("\u{1B}]11;?\u{1B}\\") }
  }

  deinit {
    giveBack()
    delscreen(screen)
  }

  /// Pastes are marked as such, focus and mouse reported.
  func setModes() {
    port.device.send("\u{1B}[?2004h\u{1B}[?1004h" + (hasMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : ""))
  }

  /// Sends what ncurses has drawn.
  func sendDrawn() { port.device.send(drawn.take()) }

  /// Makes the terminal as it was found.
  func giveBack() {
    port.device.send("\u{1B}[?1004l\u{1B}[?2004l" + (hasMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : ""))
    endwin()
    port.device.send(drawn.takeLast())
    lectern_restore_settings()
  }
}
