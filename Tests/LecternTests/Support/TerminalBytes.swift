/// What a program sent to a terminal, taken apart: control functions, and the text between them.
struct TerminalBytes {
  /// What is not allowed, each as it was sent.
  private(set) var violations: [String] = []
  /// All text, without control functions.
  private(set) var text = ""
  /// How many texts were put on the clipboard.
  private(set) var copies = 0

  private var rest: Substring.UnicodeScalarView

  /// Takes whole what a program has sent from its start to its end.
  init(_ bytes: [UInt8]) {
    let all = String(decoding: bytes, as: UTF8.self)
    rest = Substring(all).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar.value {
      case 0x1B: takeEscape()
      case 0x08, 0x09, 0x0A, 0x0D: break
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180B...0x180F, 0x200B...0x200F,
        0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
        refuse("U+\(String(scalar.value, radix: 16, uppercase: true))")
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func refuse(_ what: String) {
    let around = String(rest.prefix(30)).debugDescription
    violations.append("\(what) before \(around)")
  }

  private mutating func takeEscape() {
    switch rest.popFirst() {
    case "[": takeSequence()
    case "]": takeString()
    case "(", ")":
      let set = rest.popFirst()
      if set != "B" && set != "0" { refuse("a character set") }
    // Keypad, cursor kept and brought back, a line up.
    case "=", ">", "7", "8", "M": break
    case let other: refuse("ESC \(other.map(String.init) ?? "at the end")")
    }
  }

  /// The functions of a screen that is drawn, and the modes that the reader sets.
  private mutating func takeSequence() {
    var parameters = ""
    while let scalar = rest.first, (0x20...0x3F).contains(scalar.value) {
      parameters.unicodeScalars.append(scalar)
      rest.removeFirst()
    }
    guard let final = rest.popFirst() else { return refuse("an unfinished CSI") }
    let numbers = parameters.drop { $0 == "?" }.split(separator: ";").map { Int($0) ?? -1 }
    let isAllowed: Bool
    switch final {
    case "h", "l":
      let modes = [1, 7, 12, 25, 1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026]
      isAllowed = parameters.hasPrefix("?") ? numbers.allSatisfy(modes.contains) : numbers == [4]
    case "t": isAllowed = ["22;0;0", "23;0;0"].contains(parameters)
    case "m", "H", "J", "K", "A", "B", "C", "D", "G", "d", "X", "P", "@", "L", "M", "r", "S", "T", "b":
      isAllowed = numbers.allSatisfy { $0 >= 0 } && !parameters.hasPrefix("?")
    default: isAllowed = false
    }
    if !isAllowed { refuse("CSI \(parameters)\(final)") }
  }

  /// The question for the background, and texts for the clipboard as letters and digits.
  private mutating func takeString() {
    var body = ""
    while let scalar = rest.popFirst(), scalar != "\u{1B}" { body.unicodeScalars.append(scalar) }
    guard rest.popFirst() == "\\" else { return refuse("an unfinished OSC") }
    if body == "11;?" { return }
    let prefix = "52;c;"
    let isCopy = body.hasPrefix(prefix) && body.dropFirst(prefix.count).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }
    if isCopy { copies += 1 } else { refuse("OSC \(body.prefix(40))") }
  }
}
