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
  }

  /// Draws the whole terminal anew, whatever another program has left on it.
  package mutating func redraw() {
    wrefresh(lectern_terminal_window())
  }

  /// Hands ncurses a row at once: it puts each base on its column, and neither wraps nor scrolls at the last.
  private mutating func present(row cells: ArraySlice<Cell>, y: Int32) {
    if row.count < cells.count { row = Array(repeating: cchar_t(), count: cells.count) }
    var count = 0
    var style: Style?
    var look = Look(attributes: 0, pair: 0)
    for cell in cells {
      if cell.style != style {
        style = cell.style
        look = self.look(of: cell.style)
      }
      let text = cell.text.utf8
      if text.count == 1, let ascii = text.first {
        lectern_set_cell(
          &row[count], ascii >= 0x20 && ascii < 0x7F ? UInt32(ascii) : 0x20, 0, 0, 0, 0, look.attributes,
          look.pair)
      } else if !text.isEmpty {
        Self.set(&row[count], cell.text, look)
      } else {
        // The second half of what is wide.
        continue
      }
      count += 1
    }
    mvwadd_wchnstr(lectern_window(), y, 0, row, Int32(count))
  }

  private static func set(_ cell: inout cchar_t, _ text: String, _ look: Look) {
    var scalars = text.unicodeScalars.makeIterator()
    func next() -> UInt32 { scalars.next()?.value ?? 0 }
    lectern_set_cell(&cell, next(), next(), next(), next(), next(), look.attributes, look.pair)
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
