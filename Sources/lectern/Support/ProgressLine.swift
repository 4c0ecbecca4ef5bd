import Glibc
import Synchronization

/// How far long work has come, on standard error: one line written over and over on a terminal, otherwise a
/// line now and then.
final class ProgressLine: Sendable {
  private static let lineInterval = Duration.seconds(5)
  private static let barInterval = Duration.milliseconds(80)

  private let width = Standard.columns(of: STDERR_FILENO)
  private let due: Mutex<ContinuousClock.Instant>

  init() { due = Mutex(.now + (width == nil ? Self.lineInterval : .zero)) }

  /// Shows what `text` gives for a number of columns, if it is time again. Any thread may call it.
  func show(_ text: (Int) -> String) {
    due.withLock { due in
      let now = ContinuousClock.now
      guard now >= due else { return }
      due = now + (width == nil ? Self.lineInterval : Self.barInterval)
      if let width {
        Standard.writeError("\r" + text(width - 1) + "\u{1B}[K")
      } else {
        Standard.writeError(text(100) + "\n")
      }
    }
  }

  /// Takes the line from the terminal.
  func clear() {
    if width != nil { Standard.writeError("\r\u{1B}[K") }
  }
}
