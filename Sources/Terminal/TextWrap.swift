/// Sets text in lines.
package enum TextWrap {
  /// The ranges of `text` that go on each line, in order.
  ///
  /// Words go to at most `width` columns, a longer word is broken inside, line breaks are kept, and the
  /// spaces at a break are left out. A line break at the end of the text begins no line; empty text is one
  /// empty line. Linear in the length of the text.
  package static func lines(_ text: String, width: Int) -> [Range<String.Index>] {
    var setter = LineSetter(start: text.startIndex, width: max(1, width))
    var scanner = ClusterScanner(text)
    var index = text.startIndex
    while let step = scanner.next() {
      switch step {
      case .ascii(0x20), .character("\t"): setter.takeSpace(index..<scanner.index)
      case .character(let character) where character.isNewline:
        setter.endParagraph(at: index, next: scanner.index)
      default: setter.take(at: index, columns: TextWidth.columns(of: step))
      }
      index = scanner.index
    }
    if setter.lines.isEmpty || setter.start < index { setter.endParagraph(at: index, next: index) }
    return setter.lines
  }
}

/// The line that is being set, and those before it.
private struct LineSetter {
  var lines: [Range<String.Index>] = []
  /// Where the line begins.
  var start: String.Index
  let width: Int
  /// Columns since the line began; spaces may go beyond the width.
  private var column = 0
  /// The last spaces in the line, and the columns up to their end.
  private var gap: (start: String.Index, end: String.Index, columns: Int)?

  init(start: String.Index, width: Int) {
    self.start = start
    self.width = width
  }

  mutating func takeSpace(_ space: Range<String.Index>) {
    column += 1
    if let gap, gap.end == space.lowerBound {
      self.gap = (gap.start, space.upperBound, column)
    } else {
      gap = (space.lowerBound, space.upperBound, column)
    }
  }

  /// Takes a part of a word.
  mutating func take(at index: String.Index, columns: Int) {
    // A word that is taken to the next line may be too wide for that one too.
    while column + columns > width, index > start {
      if let gap {
        // Before the first word there is nothing to end a line with.
        if gap.start > start { lines.append(start..<gap.start) }
        start = gap.end
        column -= gap.columns
      } else {
        lines.append(start..<index)
        start = index
        column = 0
      }
      gap = nil
    }
    column += columns
  }

  mutating func endParagraph(at index: String.Index, next: String.Index) {
    let end = gap.map { $0.end == index ? $0.start : index } ?? index
    lines.append(start..<end)
    start = next
    column = 0
    gap = nil
  }
}
