/// The answer to `OSC 11 ; ?`: `11;rgb:RRRR/GGGG/BBBB`, with one to four hexadecimal digits for each part.
enum BackgroundAnswer {
  static func input(_ payload: [UInt8]) -> Input? {
    let parts = payload.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].elementsEqual("11".utf8) else { return nil }
    let halves = parts[1].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard halves.count == 2 else { return nil }
    let hasAlpha = halves[0].elementsEqual("rgba".utf8)
    guard hasAlpha || halves[0].elementsEqual("rgb".utf8) else { return nil }
    let levels = halves[1].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(level)
    guard levels.count == (hasAlpha ? 4 : 3), let red = levels[0], let green = levels[1], let blue = levels[2]
    else { return nil }
    return .background(red: red, green: green, blue: blue)
  }

  /// Brings `F`, `FF`, `FFF` or `FFFF` to 0 to 255.
  private static func level(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard (1...4).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value * 16 + number
    }
    let most = (1 << (4 * digits.count)) - 1
    return UInt8((value * 255 + most / 2) / most)
  }
}
