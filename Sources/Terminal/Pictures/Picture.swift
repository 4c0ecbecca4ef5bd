/// A frame as a document that others can show: what is seen, written down.
package struct Picture: Sendable {
  /// The kinds of document, by the ending of their files' names.
  package enum Format: String, CaseIterable, Sendable {
    case svg, html
    /// The characters alone.
    case txt

    /// The format that the ending of a file's name asks for.
    package init?(path: String) {
      let parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
      guard parts.count > 1, parts[0] != "" || parts.count > 2, let ending = parts.last else { return nil }
      self.init(rawValue: ending.lowercased())
    }
  }

  package let frame: Frame
  package let palette: PicturePalette

  package init(_ frame: Frame, palette: PicturePalette) {
    self.frame = frame
    self.palette = palette
  }

  /// The whole document; it ends with a line break.
  package func text(as format: Format) -> String {
    switch format {
    case .svg: svg()
    case .html: html()
    case .txt: frame.text() + "\n"
    }
  }

  /// The parts of a row that are drawn alike; a wide or a rare character begins a part of its own, since
  /// another font may have to draw it, of another width.
  func runs(inRow y: Int) -> [PictureRun] {
    var runs: [PictureRun] = []
    for x in 0..<frame.size.width {
      let cell = frame[x, y]
      guard !cell.text.isEmpty else { continue }
      let isWide = x + 1 < frame.size.width && frame[x + 1, y].text.isEmpty
      let run = PictureRun(
        x: x, columns: isWide ? 2 : 1, text: cell.text,
        look: PictureLook(cell.style, palette: palette, isUnderCursor: frame.cursor == Point(x: x, y: y)))
      if let last = runs.last, let joined = last.joined(with: run) {
        runs[runs.count - 1] = joined
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  /// The colour under most cells; the first of several.
  func commonGround(of rows: [[PictureRun]]) -> PictureColor {
    var columns: [PictureColor: Int] = [:]
    for run in rows.joined() { columns[run.look.background, default: 0] += run.columns }
    return columns.max { ($0.value, $1.key.hex) < ($1.value, $0.key.hex) }?.key ?? palette.background
  }
}

/// Cells of one row, side by side, that are drawn alike.
struct PictureRun: Equatable {
  var x: Int
  var columns: Int
  var text: String
  var look: PictureLook

  /// Whether every character is a Latin one, which any font that was chosen for text has.
  var isPlain: Bool { text.unicodeScalars.allSatisfy { $0.value < 0x300 } }
  var isBlank: Bool { text.utf8.allSatisfy { $0 == 0x20 } }

  func joined(with next: PictureRun) -> PictureRun? {
    guard look == next.look, x + columns == next.x, isPlain == next.isPlain else { return nil }
    if !isPlain, text.first != next.text.first { return nil }
    return PictureRun(x: x, columns: columns + next.columns, text: text + next.text, look: look)
  }
}

extension String {
  /// With what means something in XML and HTML written as references; what XML cannot hold is replaced.
  var escapedForMarkup: String {
    unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
