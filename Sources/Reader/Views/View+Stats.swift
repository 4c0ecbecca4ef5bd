import Terminal
import Themes

extension State {
  func drawStats(_ stats: Stats, of frame: inout Frame) {
    let page = self.page(of: stats)
    let inside = drawPopup("Reading in figures", width: StatsPage.widest, height: page.lines.count + 2, of: &frame)
    for (y, line) in page.lines.dropFirst(stats.offset).prefix(inside.height).enumerated() {
      var x = inside.x + 1
      for part in line where x < inside.maxX - 1 {
        x += frame.write(part.text, x: x, y: inside.y + y, style: theme.style(part.scope), width: inside.maxX - 1 - x)
      }
    }
    drawScrollbar(offset: stats.offset, total: page.lines.count, in: inside, of: &frame)
  }
}
