import CNcurses
import Glibc
import Terminal

extension CursesScreen {
  /// Gives the terminal to a program until that ends, and takes it back and draws it again.
  ///
  /// The terminal may have another size afterwards: the next event is `resized`.
  package mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending {
    // Before the terminal makes signals of keys, and until it makes none any more.
    lectern_lend_signals()
    giveBack()
    let ending = port.run(program)
    takeBack()
    lectern_take_signals_back()
    port.signals.replace(SIGCONT, by: SIGWINCH)
    return ending
  }
}
