import Catalog
import Terminal
import Themes

/// What the library and the process take up, line by line.
struct StatsPage {
  let lines: [(label: String, value: String, note: String)]

  init(_ catalog: PaperCatalog, memory: ProcessMemory, elapsed: Duration?, found: Int) {
    let share = { (bytes: Int) in
      catalog.textBytes > 0 ? "\(Self.hundredths(bytes, of: catalog.textBytes)) of the text" : ""
    }
    lines = [
      ("Papers", catalog.count.grouped, "\(catalog.topics.count.grouped) topics"),
      ("Words", catalog.wordCount.grouped, "different ones"),
      ("Text", Self.size(catalog.textBytes), ""),
      ("Index", Self.size(catalog.indexBytes), share(catalog.indexBytes)),
      ("Memory of its own", Self.size(memory.own), share(memory.own)),
      ("Memory in all", Self.size(memory.resident), "with files that are mapped"),
      ("Last answer", elapsed.map(Self.milliseconds) ?? "", "\(found.grouped) papers"),
    ]
  }

  /// `0.46`.
  private static func hundredths(_ part: Int, of whole: Int) -> String {
    let hundredths = Int((Double(part) / Double(whole) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// `4.1 GB`, in powers of ten.
  static func size(_ bytes: Int) -> String {
    for (unit, name) in [(1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "KB")] where bytes >= unit {
      let tenths = bytes / (unit / 10)
      return tenths >= 1000 ? "\((tenths / 10).grouped) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return "\(bytes) B"
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(1) * 100).rounded())
    return "\((hundredths / 100).grouped).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) ms"
  }
}

extension State {
  func drawStats(_ memory: ProcessMemory, of frame: inout Frame) {
    let page = StatsPage(catalog, memory: memory, elapsed: lastElapsed, found: list.rows.count)
    let inside = drawPopup("The library in figures", width: 64, height: page.lines.count + 4, of: &frame)
    let width = page.lines.map { TextWidth.columns(of: $0.value) }.max() ?? 0
    for (y, line) in page.lines.enumerated() where y + 1 < inside.height {
      let top = inside.y + 1 + y
      let value = inside.x + 22 + width - TextWidth.columns(of: line.value)
      frame.write(line.label, x: inside.x + 2, y: top, style: theme.style(.uiPopupKey), width: min(19, inside.width - 2))
      frame.write(line.value, x: value, y: top, style: theme.style(.uiPopup), width: max(0, inside.maxX - value))
      let note = inside.x + 24 + width
      frame.write(line.note, x: note, y: top, style: theme.style(.uiPopupDim), width: max(0, inside.maxX - note - 1))
    }
  }
}
