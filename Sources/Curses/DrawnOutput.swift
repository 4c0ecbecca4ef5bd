import CNcurses
import Glibc

/// What ncurses draws, on its way to the terminal.
///
/// ncurses writes to a descriptor, and not by a function that could be replaced: here, to a file in memory.
final class DrawnOutput {
  /// What ncurses is to write to.
  let stream: UnsafeMutablePointer<FILE>
  private var filter: RenditionFilter
  private var drawn = [UInt8](repeating: 0, count: 16_384)
  private var passed: [UInt8] = []

  /// - Parameter takesBack: see `RenditionFilter`.
  init(takesBack: Bool) throws(ScreenError) {
    let descriptor = lectern_open_memory()
    guard descriptor >= 0, let stream = fdopen(descriptor, "w") else {
      throw .system(call: "memfd_create", number: lectern_errno())
    }
    self.stream = stream
    filter = RenditionFilter(takesBack: takesBack)
  }

  deinit { fclose(stream) }

  /// What the terminal is to be sent for all that ncurses has drawn since the last call.
  func take() -> [UInt8] {
    passed.removeAll(keepingCapacity: true)
    let descriptor = fileno(stream)
    fflush(stream)
    let count = Int(lseek(descriptor, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    if drawn.count < count { drawn = [UInt8](repeating: 0, count: count) }
    let length = pread(descriptor, &drawn, count, 0)
    lseek(descriptor, 0, SEEK_SET)
    filter.pass(drawn[..<max(0, length)], to: &passed)
    return passed
  }

  /// The same before the terminal is given back: it then draws as ncurses believes.
  func takeLast() -> [UInt8] {
    _ = take()
    filter.finish(to: &passed)
    return passed
  }

  /// Starts anew on a terminal that another program has had.
  func startAnew() -> [UInt8] {
    filter.forget()
    passed.removeAll(keepingCapacity: true)
    filter.pass(Array("\u{1B}(B\u{1B}[m".utf8)[...], to: &passed)
    return passed
  }
}
