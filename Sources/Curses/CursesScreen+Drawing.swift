import CNcurses
import Terminal

/// A style as ncurses knows it.
struct Look {
  let attributes: UInt32
  let pair: Int32
}

extension CursesScreen {
  package mutating func present(_ frame: borrowing Frame) {
    let fits = frame.size == size
    let changes = FrameChanges(from: fits ? shown : nil, to: frame)
    let rows = changes.rows.filter { $0 < size.height }
    prepare(rows, of: frame)
    setBackground(of: frame)
    for (index, part) in changes.parts.enumerated() {
      for y in rows { present(part, y: y, of: frame) }
      let isLast = index == changes.parts.count - 1
      // Where the cursor is not seen it may stay where it is.
      leaveok(lectern_window(), !isLast || !place(frame.cursor))
      wrefresh(lectern_window())
    }
    shown = fits ? copy frame : nil
    sendDrawn()
  }

  /// Draws the whole terminal anew, whatever another program has left on it.
  package mutating func redraw() {
    wrefresh(lectern_terminal_window())
    sendDrawn()
  }

  /// Lets rows that scroll into view, and a cleared screen, have the background that most of the frame has.
  private mutating func setBackground(of frame: borrowing Frame) {
    guard frame.size.width > 0, frame.size.height > 0 else { return }
    let look = look(of: Style(background: frame[0, frame.size.height / 2].style.background))
    var blank = cchar_t()
    lectern_set_cell(&blank, 0x20, 0, 0, 0, 0, look.attributes, look.pair)
    wbkgrndset(lectern_window(), &blank)
  }

  /// Spells rows as ncurses knows them, each at its place in `spelled`.
  private mutating func prepare(_ rows: [Int], of frame: borrowing Frame) {
    let count = frame.size.width * frame.size.height
    if spelled.count < count { spelled = Array(repeating: cchar_t(), count: count) }
    if starts.count < count + frame.size.height { starts = Array(repeating: 0, count: count + frame.size.height) }
    for y in rows { prepare(frame.cells, y: y, width: frame.size.width) }
  }

  private mutating func prepare(_ cells: [Cell], y: Int, width: Int) {
    let end = (y + 1) * width
    var next = y * width
    var style: Style?
    var look = Look(attributes: 0, pair: 0)
    for index in y * width..<end {
      let cell = cells[index]
      starts[index + y] = next
      if cell.style != style, !cell.looksTheSame(in: style) {
        style = cell.style
        look = self.look(of: cell.style)
      }
      let text = cell.text.utf8
      if text.count == 1, let ascii = text.first {
        lectern_set_cell(
          &spelled[next], ascii >= 0x20 && ascii < 0x7F ? UInt32(ascii) : 0x20, 0, 0, 0, 0, look.attributes,
          look.pair)
        next += 1
      } else {
        // Nothing for the second half of what is wide.
        next += set(cell.text, look, at: next, end: end)
      }
    }
    starts[end + y] = next
  }

  /// Hands ncurses a part of a row at once: it puts each base on its column, and neither wraps nor scrolls at the last.
  private mutating func present(_ part: Range<Int>, y: Int, of frame: borrowing Frame) {
    let row = y * frame.size.width
    let end = min(part.upperBound, size.width)
    // What is wide goes with its first half.
    guard let first = (part.lowerBound..<max(part.lowerBound, end)).first(where: { !frame.cells[row + $0].text.isEmpty })
    else { return }
    let (from, to) = (starts[row + first + y], starts[row + end + y])
    spelled.withUnsafeBufferPointer { cells in
      guard let base = cells.baseAddress, to > from else { return }
      mvwadd_wchnstr(lectern_window(), Int32(y), Int32(first), base + from, Int32(to - from))
    }
  }

  /// Sets the cells of a cluster, and gives their number: ncurses takes one base with its marks in each, and
  /// in some scripts a cluster of two columns has two.
  private mutating func set(_ text: String, _ look: Look, at start: Int, end: Int) -> Int {
    let all = text.unicodeScalars
    if let only = all.first, all.index(after: all.startIndex) == all.endIndex {
      lectern_set_cell(&spelled[start], only.value, 0, 0, 0, 0, look.attributes, look.pair)
      return 1
    }
    var count = 0
    var scalars: [UInt32] = []
    func flush(_ spelled: inout [cchar_t]) {
      guard !scalars.isEmpty, start + count < end else { return }
      scalars += repeatElement(0, count: max(0, 5 - scalars.count))
      lectern_set_cell(
        &spelled[start + count], scalars[0], scalars[1], scalars[2], scalars[3], scalars[4], look.attributes,
        look.pair)
      count += 1
      scalars = []
    }
    for scalar in all {
      if TextWidth.columns(of: scalar) > 0 { flush(&spelled) }
      scalars.append(scalar.value)
    }
    flush(&spelled)
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

  /// Whether the cursor is seen.
  private func place(_ cursor: Point?) -> Bool {
    guard let cursor, cursor.x >= 0, cursor.y >= 0, cursor.x < size.width, cursor.y < size.height else {
      curs_set(0)
      return false
    }
    wmove(lectern_window(), Int32(cursor.y), Int32(cursor.x))
    curs_set(1)
    return true
  }
}

extension Cell {
  /// Whether a blank, of which only the background is seen, may keep the style of what stands before it.
  /// Each change of style sends both colours anew, and most gaps between columns are one or two blanks.
  fileprivate func looksTheSame(in other: Style?) -> Bool {
    guard text == " ", let other, style.background == other.background else { return false }
    return style.attributes.union(other.attributes).isDisjoint(with: .seenOfBlanks)
  }
}
