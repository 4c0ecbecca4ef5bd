import Curses
import Reader
import Terminal

/// The reader in lines, one for each change.
struct NarratedTerminal: ~Copyable, Device {
  private var terminal: LineTerminal
  /// What was said last.
  private var said: Narration?

  init(_ terminal: consuming LineTerminal) { self.terminal = terminal }

  var size: Size { terminal.size }

  mutating func show(_ state: State) {
    let narration = narrate(state)
    for line in narration.lines(after: said) { terminal.write(line.text, continues: line.continues) }
    said = narration
  }

  /// Says again where the reader is.
  mutating func redraw() {
    said = nil
  }

  mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
    terminal.waitForInput(timeout: timeout, wake: wake, readsKeys: readsKeys)
  }

  /// A terminal of lines may print what it does not know: it is asked for nothing.
  func copyToClipboard(_ text: String) -> Bool { false }

  mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending { terminal.run(program) }

  mutating func stop() { terminal.stop() }
}
