import Glibc

extension Color {
  /// The colour that a terminal of this depth has and that looks most like this one.
  ///
  /// The result is `.terminal`, `.rgb` (in true colour only) or `.palette` of a number below the depth's: 16
  /// to 255 is the colour cube with its greys. The first sixteen are never the answer among 256, for people
  /// change them.
  package func nearest(in depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .none): .terminal
    case (_, .trueColor): self
    case (.palette(let index), .eight): .palette(index % 8)
    case (.palette, _): self
    case (.rgb(let red, let green, let blue), .indexed):
      Self.nearest(Oklab(red, green, blue), among: 16..<256)
    case (.rgb(let red, let green, let blue), _):
      Self.nearest(Oklab(red, green, blue), among: 0..<depth.rawValue)
    }
  }

  private static func nearest(_ wanted: Oklab, among indices: Range<Int>) -> Color {
    var best = indices.lowerBound
    var least = Float.infinity
    for index in indices {
      let distance = wanted.distance(to: palette[index])
      if distance < least { (best, least) = (index, distance) }
    }
    return .palette(UInt8(clamping: best))
  }

  /// All 256 are worked out once: a theme asks for some thirty colours before the first frame.
  private static let palette = (0..<256).map { index in
    let (red, green, blue) = value(of: index)
    return Oklab(red, green, blue)
  }

  /// What xterm shows for a colour of its 256.
  static func value(of index: Int) -> (UInt8, UInt8, UInt8) {
    switch index {
    case 0..<16: return standard[index]
    case 16..<232:
      let cube = index - 16
      return (level(cube / 36), level(cube / 6 % 6), level(cube % 6))
    default:
      let grey = UInt8(clamping: 8 + (index - 232) * 10)
      return (grey, grey, grey)
    }
  }

  private static func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(clamping: 55 + step * 40) }

  private static let standard: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}

/// A colour where distance is difference to the eye: Björn Ottosson's Oklab,
/// https://bottosson.github.io/posts/oklab/.
private struct Oklab {
  let lightness: Float
  let greenRed: Float
  let blueYellow: Float

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    let red = Self.linear(red)
    let green = Self.linear(green)
    let blue = Self.linear(blue)
    let long = cbrtf(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = cbrtf(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrtf(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    greenRed = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    blueYellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
  }

  func distance(to other: Oklab) -> Float {
    let lightness = lightness - other.lightness
    let greenRed = greenRed - other.greenRed
    let blueYellow = blueYellow - other.blueYellow
    return lightness * lightness + greenRed * greenRed + blueYellow * blueYellow
  }

  private static func linear(_ value: UInt8) -> Float {
    let value = Float(value) / 255
    return value <= 0.04045 ? value / 12.92 : powf((value + 0.055) / 1.055, 2.4)
  }
}
