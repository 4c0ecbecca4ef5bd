import CNcurses
import Glibc
import Terminal

extension CursesScreen {
  /// Waits until there is something to tell, and tells all of it in order, as `TerminalPort` does.
  ///
  /// - Returns: nothing when the time is up, or when all that came was answered here.
  package mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
    var events: [ScreenEvent] = []
    var isResized = false
    for event in port.wait(timeout: timeout, wake: wake, readsKeys: readsKeys) {
      switch event {
      case .signal(SIGWINCH): isResized = true
      case .signal(SIGCONT):
        takeAgain()
        isResized = true
      case .signal(SIGTSTP): stop()
      default: events.append(event)
      }
    }
    if isResized, resize() { events.append(.resized(size)) }
    return events
  }

  /// Learns the terminal's extent. False when it does not know it.
  mutating func resize() -> Bool {
    guard let now = port.device.size else { return false }
    resizeterm(now.height, now.width)
    shown = nil
    size = Size(width: Int(lectern_width()), height: Int(lectern_height()))
    return true
  }
}
