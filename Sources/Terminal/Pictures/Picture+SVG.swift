extension Picture {
  /// A drawing in which every run of text is stretched or pressed to its columns, so that they stand right
  /// whatever monospace font is there. Lines and blocks are drawn as shapes: fonts leave gaps between them.
  func svg() -> String {
    let rows = (0..<frame.size.height).map { runs(inRow: $0) }
    var drawing = SVGDrawing(frame.size, ground: commonGround(of: rows))
    for (y, runs) in rows.enumerated() {
      drawing.ground(of: runs, y: y)
      for run in runs where !run.isBlank || run.look.isUnderlined { drawing.draw(run, y: y) }
    }
    return drawing.finished()
  }
}

extension PictureRun {
  /// The parts between gaps of two spaces and more, which need no drawing.
  fileprivate var words: [PictureRun] {
    guard isPlain else { return [self] }
    var words: [PictureRun] = []
    for (offset, scalar) in text.unicodeScalars.enumerated() where scalar != " " {
      let end = words.last.map { $0.x + $0.columns } ?? x
      if words.isEmpty || x + offset - end > 1 {
        words.append(PictureRun(x: x + offset, columns: 0, text: "", look: look))
      } else if x + offset - end == 1 {
        words[words.count - 1].append(" ")
      }
      words[words.count - 1].append(Character(scalar))
    }
    return words
  }

  private mutating func append(_ character: Character) {
    text.append(character)
    columns += 1
  }
}

/// An SVG document while it grows.
private struct SVGDrawing {
  private let size: Size
  private let ground: PictureColor
  private var classes: [String: Int] = [:]
  private var body = ""

  // Nearly all monospace fonts are three fifths as wide as high.
  private static let fontSize = 15
  private static let width = 9
  private static let height = 18
  private static let baseline = 14
  private static let padding = 12

  init(_ size: Size, ground: PictureColor) {
    self.size = size
    self.ground = ground
  }

  private func left(_ x: Int) -> Int { Self.padding + x * Self.width }
  private func top(_ y: Int) -> Int { Self.padding + y * Self.height }

  /// One rectangle for neighbours of one colour, where that is not the whole drawing's.
  mutating func ground(of runs: [PictureRun], y: Int) {
    var start = runs.startIndex
    while start < runs.endIndex {
      let color = runs[start].look.background
      let end = runs[start...].firstIndex { $0.look.background != color } ?? runs.endIndex
      let columns = runs[start..<end].reduce(0) { $0 + $1.columns }
      if color != ground { rectangle(left(runs[start].x), top(y), columns * Self.width, Self.height, color) }
      start = end
    }
  }

  private mutating func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ color: PictureColor) {
    body += "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(color.hex)\"/>\n"
  }

  mutating func draw(_ run: PictureRun, y: Int) {
    let (x, y, columns) = (left(run.x), top(y), run.columns)
    let color = run.look.foreground
    if run.look.isUnderlined {
      rectangle(x, y + Self.baseline + 2, columns * Self.width, 1, color)
      if run.isBlank { return }
    }
    switch run.text.first {
    case "─": rectangle(x, y + Self.height / 2, columns * Self.width, 1, color)
    case "│": for column in 0..<columns { rectangle(x + column * Self.width + 4, y, 1, Self.height, color) }
    case "▐": for column in 0..<columns { rectangle(x + column * Self.width + 5, y, 4, Self.height, color) }
    case "█": rectangle(x, y, columns * Self.width, Self.height, color)
    case "╭": corner(x, y, from: Self.height, to: Self.width, color)
    case "╮": corner(x, y, from: Self.height, to: 0, color)
    case "╰": corner(x, y, from: 0, to: Self.width, color)
    case "╯": corner(x, y, from: 0, to: 0, color)
    default: for part in run.words { text(part, x: left(part.x), y: y) }
    }
  }

  /// A rounded corner: from the top or bottom edge of a cell, at its middle, to its left or right edge.
  private mutating func corner(_ x: Int, _ y: Int, from start: Int, to end: Int, _ color: PictureColor) {
    let (halfway, middle) = (y + Self.height / 2, x + Self.width / 2)
    body += "<path d=\"M\(middle).5 \(y + start)V\(halfway + (start > 0 ? 5 : -4))"
    body += "Q\(middle).5 \(halfway).5 \(middle + (end > 0 ? 5 : -4)) \(halfway).5H\(x + end)\""
    body += " fill=\"none\" stroke=\"\(color.hex)\"/>\n"
  }

  private mutating func text(_ run: PictureRun, x: Int, y: Int) {
    let columns = run.columns * Self.width
    body += "<text x=\"\(x)\" y=\"\(y + Self.baseline)\" textLength=\"\(columns)\""
    body += " class=\"\(name(of: run.look))\">\(run.text.escapedForMarkup)</text>\n"
  }

  /// The class that draws text so.
  private mutating func name(of look: PictureLook) -> String {
    var rule = "fill:\(look.foreground.hex)"
    if look.isBold { rule += ";font-weight:bold" }
    if look.isItalic { rule += ";font-style:italic" }
    let number = classes[rule] ?? classes.count
    classes[rule] = number
    return "t\(number)"
  }

  consuming func finished() -> String {
    let width = size.width * Self.width + 2 * Self.padding
    let height = size.height * Self.height + 2 * Self.padding
    let rules = classes.sorted { $0.value < $1.value }.map { ".t\($0.value){\($0.key)}" }.joined(separator: "\n")
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      <style>
      text{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:\(Self.fontSize)px;\
      white-space:pre}
      \(rules)
      </style>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(ground.hex)"/>
      \(body)</svg>

      """
  }
}
