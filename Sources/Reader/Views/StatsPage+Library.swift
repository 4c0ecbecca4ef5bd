import Catalog
import Terminal

extension StatsPage {
  /// What the library and the process take up.
  mutating func addLibrary(_ catalog: PaperCatalog, memory: ProcessMemory, elapsed: Duration?, found: Int) {
    let share = { (bytes: Int) in
      catalog.textBytes > 0 ? "\(Self.hundredths(bytes, of: catalog.textBytes)) of the text" : ""
    }
    let figures = [
      ("Papers", catalog.count.grouped, "\(catalog.topics.count.grouped) topics"),
      ("Words", catalog.wordCount.grouped, "different ones"),
      ("Text", Self.size(catalog.textBytes), ""),
      ("Index", Self.size(catalog.indexBytes), share(catalog.indexBytes)),
      ("Memory of its own", Self.size(memory.own), share(memory.own)),
      ("Memory in all", Self.size(memory.resident), "with files that are mapped"),
      ("Last answer", elapsed.map(Self.milliseconds) ?? "", "\(found.grouped) papers"),
    ]
    addHeading("The library in figures")
    let widest = figures.map { TextWidth.columns(of: $0.1) }.max() ?? 0
    for (label, value, note) in figures {
      let padding = String(repeating: " ", count: widest - TextWidth.columns(of: value))
      add(
        Part(text: label.fitted(to: 19), scope: .uiPopupKey), Part(text: padding + value),
        Part(text: "  " + note, scope: .uiPopupDim))
    }
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
