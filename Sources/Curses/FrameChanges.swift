import Terminal

/// What of a frame is drawn over the one before it, and in which parts.
///
/// ncurses writes the cells that stay as they are between two that change, when that seems shorter than to go past them.
/// It counts characters. But what costs are colours: those of the line between two panes and of what follows take 38
/// bytes for a cell that was there already. So where a column stays as it is, what is at its left and at its
/// right is drawn one after the other, each with few changes of colour:
///
///     ●  2024-05 Epsilon is small     │  Smaller than small. Code:
///     ●  2024-04 Delta functions      │  example/epsilon.
///     └1─┴───2──┴───────3───────┘        └──────────4──────────┘
///
/// Rows that move as a whole are drawn as a whole, since ncurses then lets the terminal move them.
struct FrameChanges {
  /// The rows that differ.
  private(set) var rows: [Int]
  /// The columns to be drawn, part by part. There is always one.
  private(set) var parts: [Range<Int>]

  /// Fewer rows are not worth the trouble.
  private static let leastRows = 6
  private static let mostParts = 10

  /// - Parameter old: what is shown; nil where everything has to be drawn.
  init(from old: Frame?, to new: borrowing Frame) {
    let (width, height) = (new.size.width, new.size.height)
    guard let old, old.size == new.size else {
      (rows, parts) = (Array(0..<height), [0..<width])
      return
    }
    let (before, after) = (old.cells, new.cells)
    var changes = [Int](repeating: 0, count: width)
    rows = []
    for y in 0..<height {
      var isSame = true
      for x in 0..<width where before[y * width + x] != after[y * width + x] {
        changes[x] += 1
        isSame = false
      }
      if !isSame { rows.append(y) }
    }
    // The cursor may have moved where nothing else has.
    let first = changes.firstIndex { $0 > 0 } ?? 0
    let end = (changes.lastIndex { $0 > 0 } ?? -1) + 1
    parts = [first..<end]
    guard rows.count >= Self.leastRows, !isScrolled(from: old, to: new) else { return }
    let places = Self.quietPlaces(in: changes, first..<end, rows: rows.count).filter { x in
      // Not in the middle of what is wide.
      !rows.contains { before[$0 * width + x].text.isEmpty || after[$0 * width + x].text.isEmpty }
    }
    for x in places {
      parts[parts.count - 1] = parts[parts.count - 1].lowerBound..<x
      parts.append(x..<end)
    }
    joinNarrowParts()
  }

  /// The ends of columns in which next to nothing changes, before those in which much does: a heading may reach over
  /// them, and numbers that stand flush right begin where few of them reach.
  private static func quietPlaces(in changes: [Int], _ range: Range<Int>, rows: Int) -> [Int] {
    var places: [Int] = []
    var quiet: Int?
    for x in range {
      if changes[x] <= rows / 12 {
        quiet = x + 1
      } else if changes[x] > rows / 3, let place = quiet {
        places.append(place)
        quiet = nil
      }
    }
    return places
  }

  private mutating func joinNarrowParts() {
    while parts.count > Self.mostParts {
      guard let narrowest = parts.indices.dropLast().min(by: { parts[$0].count < parts[$1].count }) else { return }
      parts[narrowest] = parts[narrowest].lowerBound..<parts.remove(at: narrowest + 1).upperBound
    }
  }

  /// Whether a good part of the rows were elsewhere before.
  private func isScrolled(from old: Frame, to new: borrowing Frame) -> Bool {
    let (width, height) = (new.size.width, new.size.height)
    guard let start = parts.first?.lowerBound else { return false }
    var moved = 0
    for y in rows {
      let row = new.cells[y * width + start..<(y + 1) * width]
      // Empty rows are the same everywhere.
      guard row.contains(where: { $0.text != " " }) else { continue }
      if (0..<height).contains(where: { $0 != y && old.cells[$0 * width + start..<($0 + 1) * width] == row }) { moved += 1 }
    }
    return moved * 4 >= rows.count
  }
}
