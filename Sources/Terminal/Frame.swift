/// A grid of cells: one picture of the whole terminal, drawn by a view and shown by a screen.
package struct Frame: Equatable, Sendable {
  package let size: Size
  /// Row after row, `size.width * size.height` cells.
  package internal(set) var cells: [Cell]
  /// Where the terminal's cursor stands, or nil to hide it.
  package var cursor: Point?

  package init(size: Size, style: Style = .plain) {
    self.size = size
    cells = Array(repeating: Cell(style: style), count: size.width * size.height)
  }

  package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell at a place, which must lie inside the frame.
  package subscript(x: Int, y: Int) -> Cell {
    get { cells[y * size.width + x] }
    set { cells[y * size.width + x] = newValue }
  }
}
