import Catalog

/// How likely a paper is to be wanted, drawn in one column or in eight.
enum Bar {
  private static let signs: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One sign, higher the fuller the bar is; a blank for a paper that has none.
  static func sign(_ bar: Int) -> String { signs.indices.contains(bar - 1) ? String(signs[bar - 1]) : " " }

  /// `█████░░░`
  static func whole(_ bar: Int) -> String {
    let full = min(max(0, bar), RowScores.fullBar)
    return String(repeating: "█", count: full) + String(repeating: "░", count: RowScores.fullBar - full)
  }
}
