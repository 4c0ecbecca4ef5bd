import CNcurses
import Glibc

/// The descriptors that the terminal is spoken to through.
struct TerminalDevice: ~Copyable {
  let output: Int32 = STDOUT_FILENO
  let input: Int32
  /// What ncurses wants in the place of `input`; nothing ever reads from it.
  let stream: UnsafeMutablePointer<FILE>
  private let isOwned: Bool

  /// Keys come from standard input, or from the terminal itself when that is a file or a pipe.
  init() throws(ScreenError) {
    guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNoTerminal }
    if isatty(STDIN_FILENO) == 1, let stream = lectern_stdin() {
      input = STDIN_FILENO
      self.stream = stream
      isOwned = false
      return
    }
    let descriptor = lectern_open_terminal()
    guard descriptor >= 0, let stream = fdopen(descriptor, "r") else { throw .inputIsNoTerminal }
    input = descriptor
    self.stream = stream
    isOwned = true
  }

  deinit {
    if isOwned { fclose(stream) }
  }

  /// The extent of the terminal now; nil where it does not know.
  var size: (width: Int32, height: Int32)? {
    var width: Int32 = 0
    var height: Int32 = 0
    return lectern_terminal_size(output, &width, &height) ? (width, height) : nil
  }

  /// Sends bytes past ncurses, which must have nothing waiting. A terminal that is gone takes nothing; that
  /// shows when reading.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if lectern_errno() == EAGAIN {
        var place = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        guard poll(&place, 1, 1000) > 0 else { return }
      } else if lectern_errno() != EINTR {
        return
      }
    }
  }

  func send(_ text: String) { send(Array(text.utf8)) }
}
