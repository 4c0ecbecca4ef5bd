/// A row of bars, one column each, as high as a share is beside the greatest of them.
package enum Sparkline {
  private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// - Parameter values: from 0; nothing has no bar at all.
  package static func text(_ values: [Double]) -> String {
    guard let most = values.max(), most > 0 else { return String(repeating: " ", count: values.count) }
    return String(values.map { value in
      value > 0 ? bars[min(bars.count - 1, max(0, Int((value / most * Double(bars.count)).rounded(.up)) - 1))] : " "
    })
  }
}

extension Double {
  /// A share as hundredths: `12 %`, `1.2 %`, `0.03 %`.
  package var percent: String {
    if self == 0 { return "0 %" }
    let hundredths = Int((self * 10_000).rounded())
    if hundredths >= 1000 { return "\((hundredths + 50) / 100) %" }
    if hundredths >= 100 { return "\((hundredths + 5) / 100).\((hundredths + 5) / 10 % 10) %" }
    return "0.\(hundredths < 10 ? "0" : "")\(hundredths) %"
  }
}
