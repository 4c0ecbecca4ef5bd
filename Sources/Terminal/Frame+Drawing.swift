extension Frame {
  /// Writes one line of text, clipped at the frame's edges.
  ///
  /// - Parameter width: at most so many columns; what does not fit ends with `…`.
  /// - Returns: the columns used.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, x: Int, y: Int, style: Style, width: Int? = nil
  ) -> Int {
    draw(String(text), x: max(x, -Self.farthest), y: y, style: style, width: width ?? .max)
  }

  /// No text begins further left than this; it keeps arithmetic on places from overflowing.
  private static let farthest = 1 << 40

  private mutating func draw(_ text: String, x: Int, y: Int, style: Style, width: Int) -> Int {
    guard x < size.width, y >= 0, y < size.height, width > 0 else { return 0 }
    let limit = min(width, size.width - x)
    var scanner = ClusterScanner(text)
    var column = 0
    var last = 0
    while let step = scanner.next() {
      let cluster = Cluster(step)
      guard cluster.columns > 0 else { continue }
      guard column + cluster.columns <= limit else {
        // The ellipsis takes the place left, or that of the last cluster.
        let place = column < limit ? column : column - last
        put(Cluster("…"), x: x + place, y: y, style: style)
        if place + 1 < column { put(Cluster(" "), x: x + place + 1, y: y, style: style) }
        return limit
      }
      put(cluster, x: x + column, y: y, style: style)
      last = cluster.columns
      column += last
    }
    return column
  }

  /// Puts a cluster that does not go beyond the right edge; whatever it covers half of becomes a space, and
  /// so does what is left of it when its first half is beyond the left edge.
  private mutating func put(_ cluster: Cluster, x: Int, y: Int, style: Style) {
    guard x >= 0 else {
      if x + cluster.columns > 0 { put(Cluster(" "), x: 0, y: y, style: style) }
      return
    }
    let place = y * size.width + x
    clearHalves(from: place, columns: cluster.columns, x: x)
    cells[place] = Cell(cluster.text, style: style)
    if cluster.columns == 2 { cells[place + 1] = Cell("", style: style) }
  }

  /// Makes spaces of the halves that would be left beside a part of a row when that is drawn over.
  private mutating func clearHalves(from place: Int, columns: Int, x: Int) {
    if x > 0, cells[place].text.isEmpty { cells[place - 1].text = " " }
    let end = place + columns
    if x + columns < size.width, cells[end].text.isEmpty { cells[end].text = " " }
  }

  /// Makes a rectangle empty.
  package mutating func fill(_ rect: Rect, style: Style) {
    let rect = clip(rect)
    guard !rect.isEmpty else { return }
    let empty = Cell(style: style)
    for y in rect.y..<rect.maxY {
      let place = y * size.width + rect.x
      clearHalves(from: place, columns: rect.width, x: rect.x)
      for index in place..<place + rect.width { cells[index] = empty }
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
    let dash = Cluster("─")
    for x in line.x..<line.maxX { put(dash, x: x, y: y, style: style) }
  }

  package mutating func verticalLine(x: Int, y: Int, height: Int, style: Style) {
    let line = clip(Rect(x: x, y: y, width: 1, height: height))
    guard !line.isEmpty else { return }
    let bar = Cluster("│")
    for y in line.y..<line.maxY { put(bar, x: x, y: y, style: style) }
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
