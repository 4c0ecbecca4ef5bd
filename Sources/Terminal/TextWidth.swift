import CWidth
import Glibc

/// How many columns text takes on the screen.
///
/// Widths come from the C library's `wcwidth`, which is what ncurses believes too: a terminal that
/// disagrees then spoils at most the rest of one line, and never what the reader thinks of its columns.
package enum TextWidth {
  /// Columns of a whole text, as `Frame` draws it.
  package static func columns(of text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  package static func columns(of character: Character) -> Int { Cluster(character).columns }

  /// Columns of a scalar: 0 to 2, or -1 for what cannot be printed.
  static func columns(of scalar: Unicode.Scalar) -> Int {
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

/// What is drawn for a character: never more than one base and its combining marks, never a control.
///
/// This is the last fence before the terminal. What could reorder, hide or command is left out; emoji
/// sequences, whose width no two terminals agree on, are reduced to their first emoji.
package struct Cluster: Hashable, Sendable {
  /// Empty when nothing of the character can be seen.
  package let text: String
  /// 0, 1 or 2.
  package let columns: Int

  /// ncurses keeps no more than so many in one cell.
  private static let mostMarks = 4

  package init(_ character: Character) {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
      text = String(character)
      columns = 1
      return
    }
    let scalars = character.unicodeScalars.lazy.filter { !$0.properties.isDefaultIgnorableCodePoint }
    guard let base = scalars.first else {
      text = ""
      columns = 0
      return
    }
    if base.value < 0x20 {
      text = base.properties.isWhitespace ? " " : "\u{FFFD}"
      columns = 1
      return
    }
    guard !(0x1F1E6...0x1F1FF).contains(base.value) else {
      // Two letters that terminals draw as a flag, or do not.
      text = "⚑"
      columns = 1
      return
    }
    var drawn = String.UnicodeScalarView()
    var width = TextWidth.columns(of: base)
    if width < 0 {
      drawn.append("\u{FFFD}")
      width = 1
    } else {
      if width == 0 { drawn.append("\u{25CC}") }
      drawn.append(base)
    }
    for mark in scalars.dropFirst().prefix(Self.mostMarks) where TextWidth.columns(of: mark) == 0 {
      drawn.append(mark)
    }
    text = String(drawn)
    columns = max(1, width)
  }
}
