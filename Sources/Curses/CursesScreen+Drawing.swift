import CNcurses
import Terminal

/// A style as ncurses knows it.
struct Look {
  let attributes: UInt32
  let pair: Int32
}

extension CursesScreen {
  package mutating func present(_ frame: borrowing Frame) {
    let width = min(frame.size.width, size.width)
    for y in 0..<min(frame.size.height, size.height) {
      let start = y * frame.size.width
      present(row: frame.cells[start..<start + width], y: Int32(y))
    }
    place(frame.cursor)
    wrefresh(lectern_window())
    sendDrawn()
  }

  /// Draws the whole terminal anew, whatever another program has left on it.
  package mutating func redraw() {
    wrefresh(lectern_terminal_window())
    sendDrawn()
  }

  /// Hands ncurses a row at once: it puts each base on its column, and neither wraps nor scrolls at the last.
  private mutating func present(row cells: ArraySlice<Cell>, y: Int32) {
    if row.count < cells.count { row = Array(repeating: cchar_t(), count: cells.count) }
    var count = 0
    var style: Style?
    var look = Look(attributes: 0, pair: 0)
    for cell in cells {
      if cell.style != style, !cell.looksTheSame(in: style) {
        style = cell.style
        look = self.look(of: cell.style)
      }
      let text = cell.text.utf8
      if text.count == 1, let ascii = text.first {
        lectern_set_cell(
          &row[count], ascii >= 0x20 && ascii < 0x7F ? UInt32(ascii) : 0x20, 0, 0, 0, 0, look.attributes,
          look.pair)
        count += 1
      } else {
        // Nothing for the second half of what is wide.
        count += set(cell.text, look, at: count, end: cells.count)
      }
    }
    mvwadd_wchnstr(lectern_window(), y, 0, row, Int32(count))
  }

  /// Sets the cells of a cluster, and gives their number: ncurses takes one base with its marks in each, and
  /// in some scripts a cluster of two columns has two.
  private mutating func set(_ text: String, _ look: Look, at start: Int, end: Int) -> Int {
    let all = text.unicodeScalars
    if let only = all.first, all.index(after: all.startIndex) == all.endIndex {
      lectern_set_cell(&row[start], only.value, 0, 0, 0, 0, look.attributes, look.pair)
      return 1
    }
    var count = 0
    var scalars: [UInt32] = []
    func flush(_ row: inout [cchar_t]) {
      guard !scalars.isEmpty, start + count < end else { return }
      scalars += repeatElement(0, count: max(0, 5 - scalars.count))
      lectern_set_cell(
        &row[start + count], scalars[0], scalars[1], scalars[2], scalars[3], scalars[4], look.attributes,
        look.pair)
      count += 1
      scalars = []
    }
    for scalar in all {
      if TextWidth.columns(of: scalar) > 0 { flush(&row) }
      scalars.append(scalar.value)
    }
    flush(&row)
    return count
  }

  private mutating func look(of style: Style) -> Look {
    if let look = looks[style] { return look }
    var attributes: UInt32 = 0
    for (attribute, bits) in [
      (Style.Attributes.bold, lectern_bold()), (.dim, lectern_dim()), (.italic, lectern_italic()),
      (.underlined, lectern_underline()), (.reversed, lectern_reverse()),
    ] where style.attributes.contains(attribute) {
      attributes |= bits
    }
    let look = Look(
      attributes: attributes,
      pair: pairs.number(foreground: style.foreground, background: style.background))
    looks[style] = look
    return look
  }

  private func place(_ cursor: Point?) {
    guard let cursor, cursor.x >= 0, cursor.y >= 0, cursor.x < size.width, cursor.y < size.height else {
      curs_set(0)
      return
    }
    wmove(lectern_window(), Int32(cursor.y), Int32(cursor.x))
    curs_set(1)
  }
}

extension Cell {
  /// Whether a blank, of which only the background is seen, may keep the style of what stands before it.
  /// Each change of style sends both colours anew, and most gaps between columns are one or two blanks.
  fileprivate func looksTheSame(in other: Style?) -> Bool {
    guard text == " ", let other, style.background == other.background else { return false }
    return style.attributes.union(other.attributes).isDisjoint(with: [.underlined, .reversed])
  }
}
