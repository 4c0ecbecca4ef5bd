import TOML
import Terminal

extension Color {
  /// The colours that a terminal itself has a name for, by their names in theme files.
  static let named: [String: Color] = {
    let plain = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "light-gray"]
    let lightened = plain[1...6].map { "light-\($0)" }
    let bright = ["gray"] + lightened + ["white"]
    let numbered = zip(plain + bright, UInt8(0)...).map { ($0, Color.palette($1)) }
    return Dictionary(uniqueKeysWithValues: numbered + [("default", .terminal)])
  }()

  /// The colour that a theme file calls `value`, or nil: a number from 0 to 15, `#rrggbb`, `#rgb`,
  /// or one of `named`.
  init?(_ value: Value) {
    switch value {
    case .integer(let number):
      guard (0...15).contains(number) else { return nil }
      self = .palette(UInt8(number))
    case .string(let text):
      guard let color = text.hasPrefix("#") ? Color(hex: text.dropFirst()) : Color.named[text] else {
        return nil
      }
      self = color
    default:
      return nil
    }
  }

  private init?(hex digits: Substring) {
    let values = digits.compactMap(\.hexDigitValue).map(UInt8.init)
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: self = .rgb(values[0] * 17, values[1] * 17, values[2] * 17)
    case 6:
      self = .rgb(values[0] * 16 + values[1], values[2] * 16 + values[3], values[4] * 16 + values[5])
    default: return nil
    }
  }
}
