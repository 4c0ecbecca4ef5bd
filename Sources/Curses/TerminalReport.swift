import CNcurses
import Glibc
import Terminal

/// What the reader would make of the terminal, without taking it.
package struct TerminalReport: Sendable {
  /// What `$TERM` says.
  package let term: String
  /// The description that is drawn by.
  package let description: String
  package let depth: ColorDepth

  /// - Throws: why the reader could not be shown.
  package init() throws(ScreenError) {
    term = Environment["TERM"] ?? ""
    let terminal = try TerminalDescription(choice: .automatic, output: STDOUT_FILENO)
    description = terminal.name
    depth = terminal.depth
  }

  /// Whether the locale that the environment names is installed, and the name of its characters' encoding.
  package static var locale: (isInstalled: Bool, encoding: String) {
    let isInstalled = setlocale(LC_CTYPE, "") != nil
    let encoding = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    return (isInstalled, encoding)
  }
}
