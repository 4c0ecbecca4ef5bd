import CNcurses
import Glibc
import Terminal

/// A terminal that is written on line after line: nothing on it is moved, coloured or erased, so that a screen reader, a
/// braille display or a printing terminal can follow.
///
/// It owns the terminal from `init` to its end, and gives it back on every way out, as `CursesScreen` does.
package struct LineTerminal: ~Copyable {
  package private(set) var size: Size
  private var port: TerminalPort
  /// What stands on the line of the cursor; the line ends when the next one begins.
  private var last = ""

  /// Takes the terminal.
  ///
  /// - Parameter lastWords: a line for standard error after a crash, at most 1,000 bytes long.
  package init(lastWords: String) throws(ScreenError) {
    let device = try TerminalDevice()
    let signals = try SignalPipe()
    guard lectern_guard_terminal(device.output, false, lastWords) else {
      throw .system(call: "tcgetattr", number: lectern_errno())
    }
    lectern_take_settings()
    port = TerminalPort(device, signals: signals)
    size = Self.extent(of: port)
  }

  deinit {
    port.device.send("\r\n")
    lectern_restore_settings()
  }

  /// A terminal that prints on paper knows no extent, and that of a braille display is no measure for a page: what is
  /// written wraps by itself.
  private static func extent(of port: borrowing TerminalPort) -> Size {
    let size = port.size ?? Size(width: 80, height: 24)
    return Size(width: max(80, size.width), height: max(24, size.height))
  }

  /// Writes a line below the last one, and leaves the cursor at its end.
  ///
  /// - Parameter continues: whether this is the last line with more at its end, of which only that is written.
  package mutating func write(_ line: String, continues: Bool = false) {
    let isLonger = continues && line.hasPrefix(last)
    if isLonger {
      port.device.send(String(line.dropFirst(last.count)))
    } else {
      port.device.send((last.isEmpty ? "" : "\r\n") + wrapped(line))
    }
    last = line
  }

  /// Broken between words where the terminal is wide enough for that to help.
  private func wrapped(_ line: String) -> String {
    guard let width = port.size?.width, width >= 20 else { return line }
    return TextWrap.lines(line, width: width - 1).map { String(line[$0]) }.joined(separator: "\r\n")
  }

  /// Waits as `TerminalPort` does, and answers what asks for nothing but this.
  package mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
    var events: [ScreenEvent] = []
    for event in port.wait(timeout: timeout, wake: wake, readsKeys: readsKeys) {
      switch event {
      case .signal(SIGWINCH): events += resize()
      case .signal(SIGCONT):
        lectern_take_settings()
        writeAgain()
        events += resize()
      case .signal(SIGTSTP): stop()
      default: events.append(event)
      }
    }
    return events
  }

  private mutating func resize() -> [ScreenEvent] {
    size = Self.extent(of: port)
    return [.resized(size)]
  }

  /// Writes the last line once more: others have written below it.
  package mutating func writeAgain() {
    let line = last
    last = ""
    port.device.send("\r\n")
    write(line)
  }

  /// Gives the terminal to a program until that ends, and takes it back.
  package mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending {
    lectern_lend_signals()
    port.device.send("\r\n")
    lectern_restore_settings()
    let ending = port.run(program)
    lectern_take_settings()
    lectern_take_signals_back()
    writeAgain()
    return ending
  }

  /// Gives the terminal back and stops, as ^Z does to other programs; takes it again when continued. Does nothing where
  /// no shell could continue the program.
  package mutating func stop() {
    guard lectern_can_stop() else { return }
    port.device.send("\r\n")
    lectern_restore_settings()
    lectern_stop_group()
    lectern_take_settings()
    writeAgain()
    port.signals.replace(SIGCONT, by: SIGWINCH)
  }
}
