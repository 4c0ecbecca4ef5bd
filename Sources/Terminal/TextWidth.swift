import CWidth
import Glibc

/// How many columns text takes on the screen.
///
/// Widths come from the C library's `wcwidth`, which is what ncurses believes too: a terminal that
/// disagrees then spoils at most the rest of one line, and never what the reader thinks of its columns.
package enum TextWidth {
  /// Columns of a whole text, as `Frame` draws it.
  package static func columns(of text: some StringProtocol) -> Int {
    var scanner = ClusterScanner(String(text))
    var columns = 0
    while let step = scanner.next() { columns += self.columns(of: step) }
    return columns
  }

  static func columns(of step: ClusterScanner.Step) -> Int {
    switch step {
    case .ascii: 1
    case .scalar(_, let columns): columns
    case .character(let character): columns(of: character)
    }
  }

  package static func columns(of character: Character) -> Int { Cluster(character).columns }

  /// Columns of a scalar: 0 to 2, or -1 for what cannot be printed.
  package static func columns(of scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x7F && scalar.value >= 0x20 ? 1 : isReady ? Int(lectern_columns(scalar.value)) : 1
  }

  /// `wcwidth` knows only what the process's locale knows. Any UTF-8 locale will do, and C.UTF-8 is always
  /// there on Debian; without one everything counts as one column.
  package static let isReady: Bool = {
    setlocale(LC_CTYPE, "")
    if isUTF8 { return true }
    setlocale(LC_CTYPE, "C.UTF-8")
    return isUTF8
  }()

  private static var isUTF8: Bool {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8"
  }
}
