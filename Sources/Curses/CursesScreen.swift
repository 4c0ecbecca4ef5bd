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

  let device: TerminalDevice
  let drawn: DrawnOutput
  var signals: SignalPipe
  var pairs: ColorPairs
  /// What ncurses calls each style that was drawn.
  var looks: [Style: Look] = [:]
  /// One row on its way to ncurses.
  var row: [cchar_t] = []
  var parser = KeyParser()
  /// When bytes came last, in milliseconds of the monotonic clock.
  var keysReadAt: Int64 = 0
  var isGone = false
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
    guard lectern_guard_terminal(device.output, lastWords) else {
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
    self.device = device
    self.drawn = drawn
    self.signals = signals
    hasMouse = mouse
    size = Size(width: Int(lectern_width()), height: Int(lectern_height()))
    _ = resize()
    sendDrawn()
    setModes()
    if TerminalDescription.answersQuestions { self.device.send("\u{1B}]11;?\u{1B}\\") }
  }

  deinit {
    giveBack()
    delscreen(screen)
  }

  /// Pastes are marked as such, focus and mouse reported.
  func setModes() {
    device.send("\u{1B}[?2004h\u{1B}[?1004h" + (hasMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : ""))
  }

  /// Sends what ncurses has drawn.
  func sendDrawn() { device.send(drawn.take()) }

  /// Makes the terminal as it was found.
  func giveBack() {
    device.send("\u{1B}[?1004l\u{1B}[?2004l" + (hasMouse ? "\u{1B}[?1006l\u{1B}[?1000l" : ""))
    endwin()
    device.send(drawn.takeLast())
    lectern_restore_settings()
  }
}
