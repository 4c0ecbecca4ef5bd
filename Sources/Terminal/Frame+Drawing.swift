extension Frame {
  /// Writes one line of text, clipped at the frame's edges.
  ///
  /// - Parameter width: at most so many columns; what does not fit ends with `…`.
  /// - Returns: the columns used.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style, width: Int? = nil
  ) -> Int {
    let limit = min(width ?? Int(Int32.max), size.width - x)
    guard limit > 0, y >= 0, y < size.height else { return 0 }
    var column = 0
    var isCut = false
    // The last place is given to an ellipsis when the text turns out to go on.
    var last: (x: Int, columns: Int)?
    for character in text {
      let cluster = Cluster(character)
      guard cluster.columns > 0 else { continue }
      guard column + cluster.columns <= limit else {
        isCut = true
        break
      }
      if x + column >= 0 { put(cluster, x: x + column, y: y, style: style) }
      last = (x + column, cluster.columns)
      column += cluster.columns
    }
    guard isCut, width != nil || x + limit >= size.width, let last else { return column }
    let place = column < limit ? x + column : last.x
    if place >= 0 {
      put(Cluster("…"), x: place, y: y, style: style)
      if place == last.x, last.columns == 2 { put(Cluster(" "), x: place + 1, y: y, style: style) }
    }
    return column < limit ? column + 1 : column
  }

  /// Puts a cluster that fits; whatever it covers half of becomes a space.
  private mutating func put(_ cluster: Cluster, x: Int, y: Int, style: Style) {
    guard x + cluster.columns <= size.width else { return }
    if x > 0, self[x, y].text.isEmpty { self[x - 1, y].text = " " }
    let end = x + cluster.columns
    if end < size.width, self[end, y].text.isEmpty { self[end, y].text = " " }
    self[x, y] = Cell(cluster.text, style: style)
    if cluster.columns == 2 { self[x + 1, y] = Cell("", style: style) }
  }

  /// Makes a rectangle empty.
  package mutating func fill(_ rect: Rect, style: Style) {
    let rect = clip(rect)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { put(Cluster(" "), x: x, y: y, style: style) }
    }
  }

  /// Changes the look of what is drawn in a rectangle.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let rect = clip(rect)
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX { change(&self[x, y].style) }
    }
  }

  package mutating func horizontalLine(x: Int, y: Int, width: Int, style: Style) {
    let line = clip(Rect(x: x, y: y, width: width, height: 1))
    guard !line.isEmpty else { return }
    for x in line.x..<line.maxX { put(Cluster("─"), x: x, y: y, style: style) }
  }

  package mutating func verticalLine(x: Int, y: Int, height: Int, style: Style) {
    let line = clip(Rect(x: x, y: y, width: 1, height: height))
    guard !line.isEmpty else { return }
    for y in line.y..<line.maxY { put(Cluster("│"), x: x, y: y, style: style) }
  }

  /// A border with round corners along the inner edge of a rectangle.
  package mutating func box(_ rect: Rect, style: Style) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    horizontalLine(x: rect.x, y: rect.y, width: rect.width, style: style)
    horizontalLine(x: rect.x, y: rect.maxY - 1, width: rect.width, style: style)
    verticalLine(x: rect.x, y: rect.y, height: rect.height, style: style)
    verticalLine(x: rect.maxX - 1, y: rect.y, height: rect.height, style: style)
    for (corner, x, y) in [
      ("╭", rect.x, rect.y), ("╮", rect.maxX - 1, rect.y), ("╰", rect.x, rect.maxY - 1),
      ("╯", rect.maxX - 1, rect.maxY - 1),
    ] {
      write(corner, x: x, y: y, style: style)
    }
  }

  private func clip(_ rect: Rect) -> Rect {
    let x = max(0, rect.x)
    let y = max(0, rect.y)
    return Rect(
      x: x, y: y, width: min(size.width, rect.maxX) - x, height: min(size.height, rect.maxY) - y)
  }
}

extension Frame {
  /// The rows as text, without the spaces at their ends.
  package func text() -> String {
    rows { cells in
      let row = cells.map(\.text).joined()
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The rows with each cell's look as a letter; a look that `legend` does not know is `?`.
  package func styles(legend: [Style: Character]) -> String {
    rows { cells in String(cells.map { legend[$0.style] ?? "?" }) }
  }

  private func rows(_ draw: (ArraySlice<Cell>) -> String) -> String {
    (0..<size.height).map { y in draw(cells[y * size.width..<(y + 1) * size.width]) }
      .joined(separator: "\n")
  }
}
