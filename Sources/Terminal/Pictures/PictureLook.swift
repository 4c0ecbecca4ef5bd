/// What a picture takes for the terminal's own colours.
package struct PicturePalette: Hashable, Sendable {
  let foreground: PictureColor
  let background: PictureColor

  /// Light text on a dark ground.
  package static let dark = PicturePalette(
    foreground: PictureColor(red: 0xD8, green: 0xDE, blue: 0xE9),
    background: PictureColor(red: 0x1B, green: 0x1E, blue: 0x25))
  /// Dark text on a light ground.
  package static let light = PicturePalette(
    foreground: PictureColor(red: 0x24, green: 0x29, blue: 0x2F),
    background: PictureColor(red: 0xFF, green: 0xFF, blue: 0xFF))
}

/// A colour that a document can name.
struct PictureColor: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(_ color: Color, default terminal: PictureColor) {
    switch color {
    case .terminal: self = terminal
    case .rgb(let red, let green, let blue): self.init(red: red, green: green, blue: blue)
    case .palette(let index):
      let (red, green, blue) = Color.value(of: Int(index))
      self.init(red: red, green: green, blue: blue)
    }
  }

  /// `#1b1e25`
  var hex: String {
    [red, green, blue].reduce(into: "#") { text, part in
      text += (part < 16 ? "0" : "") + String(part, radix: 16)
    }
  }

  /// Three parts of this colour and two of another.
  func blended(with other: PictureColor) -> PictureColor {
    func blend(_ own: UInt8, _ other: UInt8) -> UInt8 { UInt8((Int(own) * 3 + Int(other) * 2) / 5) }
    return PictureColor(
      red: blend(red, other.red), green: blend(green, other.green), blue: blend(blue, other.blue))
  }
}

/// A style with its colours made out, as a document draws it.
struct PictureLook: Hashable, Sendable {
  var foreground: PictureColor
  var background: PictureColor
  var isBold: Bool
  var isItalic: Bool
  var isUnderlined: Bool

  init(_ style: Style, palette: PicturePalette, isUnderCursor: Bool) {
    var front = PictureColor(style.foreground, default: palette.foreground)
    var ground = PictureColor(style.background, default: palette.background)
    // The cursor is a block: it turns the colours once more.
    if style.attributes.contains(.reversed) != isUnderCursor { (front, ground) = (ground, front) }
    foreground = style.attributes.contains(.dim) ? front.blended(with: ground) : front
    background = ground
    isBold = style.attributes.contains(.bold)
    isItalic = style.attributes.contains(.italic)
    isUnderlined = style.attributes.contains(.underlined)
  }
}
