import CNcurses
import Terminal

extension CursesScreen {
  /// Gives the terminal back and stops, as ^Z does to other programs; takes the terminal and draws it again
  /// when continued. Does nothing where no shell could continue the program.
  ///
  /// The terminal may have another size afterwards: the next event is `resized`.
  package mutating func stop() {
    guard lectern_can_stop() else { return }
    giveBack()
    lectern_stop_group()
    takeBack()
    port.signals.replace(SIGCONT, by: SIGWINCH)
  }

  /// Takes the terminal after something else had it without a word, as after SIGSTOP.
  mutating func takeAgain() {
    giveBack()
    takeBack()
  }

  mutating func takeBack() {
    // In the background this stops the program until it comes to the front.
    lectern_take_settings()
    port.device.send(drawn.startAnew())
    _ = resize()
    redraw()
    // ncurses would wait with this until it is asked for a key.
    keypad(lectern_window(), true)
    sendDrawn()
    setModes()
  }
}
