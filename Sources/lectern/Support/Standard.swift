import Glibc
import Papers

/// The standard streams. Whatever is said goes through here, so that no control character reaches a terminal or a
/// pipe, whether it came from a paper, the name of a file or the environment.
enum Standard {
  static func output(_ text: String, terminator: String = "\n") {
    print(CleanText.visible(text), terminator: terminator)
  }

  /// A part of a document for another program, with the line ends that its format has. Its texts must be clean
  /// already, as those of papers are.
  static func document(_ text: String) { print(text, terminator: "") }

  /// One line of text from outside.
  static func clean(_ text: String) -> String { CleanText.line(text) }

  static func error(_ line: String) {
    fflush(nil)
    writeError(CleanText.visible(line) + "\n")
  }

  /// Makes sure that everything that was put out has got where it goes.
  static func finish() throws(Failure) {
    guard fflush(nil) != 0 else { return }
    let reason = String(cString: strerror(errno))
    throw Failure(.inputOutput, "standard output cannot be written: \(reason); not all of it is there")
  }

  /// Writes to standard error as it is; what cannot be written is lost, since there is nowhere to say so.
  static func writeError(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of the terminal on `descriptor`, or nil when it is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
