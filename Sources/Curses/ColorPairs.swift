import CNcurses
import Terminal

/// ncurses's pairs of foreground and background, made when first asked for.
struct ColorPairs {
  private struct Pair: Hashable {
    let foreground: Int32
    let background: Int32
  }

  private let depth: ColorDepth
  /// What stands for the terminal's own colours: -1, unless it cannot go back to them.
  private let ownForeground: Int32
  private let ownBackground: Int32
  private var known: [Pair: Int32] = [:]

  /// Starts colour; ncurses must run.
  init(depth: ColorDepth) {
    // Without colours ncurses crashes on some calls about pairs, and refuses others.
    guard depth > .none, has_colors(), start_color() == OK else {
      self.depth = .none
      (ownForeground, ownBackground) = (-1, -1)
      return
    }
    self.depth = depth
    (ownForeground, ownBackground) = use_default_colors() == OK ? (-1, -1) : (7, 0)
  }

  /// The pair's number; 0, the terminal's own colours, when there are no more.
  mutating func number(foreground: Color, background: Color) -> Int32 {
    guard depth > .none, foreground != .terminal || background != .terminal else { return 0 }
    let pair = Pair(
      foreground: Self.number(foreground.nearest(in: depth)) ?? ownForeground,
      background: Self.number(background.nearest(in: depth)) ?? ownBackground)
    if let number = known[pair] { return number }
    // Those beyond the range are invisible, not refused.
    let number = Int32(clamping: known.count + 1)
    guard number < lectern_color_pairs(),
      pair.foreground < lectern_colors(), pair.background < lectern_colors(),
      init_extended_pair(number, pair.foreground, pair.background) == OK
    else { return 0 }
    known[pair] = number
    return number
  }

  /// A colour as ncurses numbers it. The first sixteen are the palette in any depth, so that the darkest
  /// blues become one that can be told from them.
  private static func number(_ color: Color) -> Int32? {
    switch color {
    case .terminal: return nil
    case .palette(let index): return Int32(index)
    case .rgb(let red, let green, let blue):
      return max(16, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
    }
  }
}
