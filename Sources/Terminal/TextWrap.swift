/// Sets text in lines.
package enum TextWrap {
  /// The ranges of `text` that go on each line, in order: words to at most `width` columns, a longer word
  /// broken inside, line breaks kept, the spaces at a break left out. Linear in the length of the text.
  package static func lines(_ text: String, width: Int) -> [Range<String.Index>] {
    let width = max(1, width)
    var lines: [Range<String.Index>] = []
    var start = text.startIndex
    while true {
      let end = text[start...].firstIndex(where: \.isNewline) ?? text.endIndex
      setParagraph(text, start..<end, width: width, into: &lines)
      guard end < text.endIndex else { return lines }
      start = text.index(after: end)
    }
  }

  private static func setParagraph(
    _ text: String, _ range: Range<String.Index>, width: Int, into lines: inout [Range<String.Index>]
  ) {
    var line = range.lowerBound
    var column = 0
    /// The last place to break at: where the line would end, where the next one would begin, and the
    /// columns up to there.
    var gap: (end: String.Index, next: String.Index, columns: Int)?
    var index = range.lowerBound
    while index < range.upperBound {
      let next = text.index(after: index)
      let character = text[index]
      if character == " " {
        let isRun = gap.map { $0.next == index } ?? false
        gap = (isRun ? gap?.end ?? index : index, next, column + 1)
        column += 1
      } else {
        let columns = TextWidth.columns(of: character)
        if column + columns > width, index > line {
          if let place = gap, place.next > line {
            lines.append(line..<max(line, place.end))
            line = place.next
            column -= place.columns
          } else {
            lines.append(line..<index)
            line = index
            column = 0
          }
          gap = nil
          // Without its head, a word may still be wider than a whole line; look at this character again.
          continue
        }
        column += columns
      }
      index = next
    }
    let end = gap.map { $0.next == range.upperBound && $0.end >= line ? $0.end : range.upperBound }
    lines.append(line..<max(line, end ?? range.upperBound))
  }
}
