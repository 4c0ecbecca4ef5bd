/// What is drawn for a character: its base and marks, never a control.
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

  /// For what is known to be fit.
  init(text: String, columns: Int) {
    self.text = text
    self.columns = columns
  }

  package init(_ character: Character) {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F {
      text = String(character)
      columns = 1
      return
    }
    var scalars = character.unicodeScalars.lazy.filter { !Self.isHidden($0) }.makeIterator()
    guard let base = scalars.next() else {
      text = ""
      columns = 0
      return
    }
    if let substitute = Self.substitute(for: base) {
      text = substitute
      columns = 1
      return
    }
    var drawn = String.UnicodeScalarView()
    var width = TextWidth.columns(of: base)
    var marks = 0
    if width == 0 {
      drawn.append("\u{25CC}")
      width = 1
      marks = 1
    }
    drawn.append(base)
    while let scalar = scalars.next() {
      let columns = TextWidth.columns(of: scalar)
      if columns == 0 {
        if marks < Self.mostMarks { drawn.append(scalar) }
        marks += 1
        continue
      }
      // Letters that Indic scripts join; a second emoji of a sequence is left out.
      guard columns > 0, width + columns <= 2, !scalar.properties.isEmoji else { break }
      drawn.append(scalar)
      width += columns
    }
    text = String(drawn)
    columns = width
  }

  /// Whether a scalar has no look of its own: joiners, selectors, bidirectional controls, tags.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format
  }

  /// What stands for a base that cannot be drawn, or is drawn differently everywhere.
  private static func substitute(for base: Unicode.Scalar) -> String? {
    // Two letters that terminals draw as a flag, or do not.
    if (0x1F1E6...0x1F1FF).contains(base.value) { return "⚑" }
    let columns = TextWidth.columns(of: base)
    // Halves of Korean syllables have no columns and yet join nothing but one another.
    guard columns < 0 || columns == 0 && !base.properties.isGraphemeExtend else { return nil }
    return base.properties.isWhitespace ? " " : "\u{FFFD}"
  }
}
