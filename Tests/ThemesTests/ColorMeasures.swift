import Foundation
import Terminal

/// A colour as light of three wavelengths, 0 to 1 each, as screens mix it.
struct Light {
  var red: Double
  var green: Double
  var blue: Double

  /// Nil for a colour that only the terminal knows.
  init?(_ color: Color) {
    guard case .rgb(let red, let green, let blue) = color else { return nil }
    self.init(red: Self.linear(red), green: Self.linear(green), blue: Self.linear(blue))
  }

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  private static func linear(_ byte: UInt8) -> Double {
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// WCAG's relative luminance.
  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// WCAG's contrast ratio, 1 to 21.
  func contrast(with other: Light) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// How different two colours look, in Oklab; about 0.02 is just to be seen.
  func distance(to other: Light) -> Double {
    zip(oklab, other.oklab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private var oklab: [Double] {
    let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let middle = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return [
      0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    ]
  }

  /// As people see it who lack a kind of cone: the matrices of Machado, Oliveira and Fernandes
  /// (2009) at full severity.
  func seen(by vision: Vision) -> Light {
    let rows = vision.rows.map { max(0, min(1, $0[0] * red + $0[1] * green + $0[2] * blue)) }
    return Light(red: rows[0], green: rows[1], blue: rows[2])
  }
}

enum Vision: CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia

  var rows: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    case .deuteranopia:
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    case .tritanopia:
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    }
  }
}
