/// A terminal of a few cells that obeys what ncurses sends, to see what is on it in the end.
struct TerminalModel: Equatable {
  struct Cell: Equatable {
    var text: UInt8 = 0x20
    var set = UInt8(ascii: "B")
    var looks: Looks = [:]

    /// The cell without what nobody can see of a blank.
    var visible: Cell {
      guard text == 0x20, looks[4] == nil, looks[7] == nil else { return self }
      return Cell(text: 0x20, set: UInt8(ascii: "B"), looks: looks.filter { $0.key == 48 })
    }
  }

  /// By 1 for bold, 38 for the foreground and so on, the numbers that set it.
  typealias Looks = [Int: [Int]]

  static let width = 8
  static let height = 4

  private(set) var cells = [[Cell]](repeating: [Cell](repeating: Cell(), count: width), count: height)
  private(set) var looks: Looks = [:]
  private(set) var set = UInt8(ascii: "B")
  private var saved: (looks: Looks, set: UInt8, x: Int, y: Int) = ([:], UInt8(ascii: "B"), 0, 0)
  private(set) var x = 0
  private(set) var y = 0
  /// Everything else that was sent, in order.
  private(set) var rest: [String] = []

  static func == (left: TerminalModel, right: TerminalModel) -> Bool {
    left.cells.map { $0.map(\.visible) } == right.cells.map { $0.map(\.visible) } && left.x == right.x
      && left.y == right.y && left.rest == right.rest
  }

  init(_ bytes: [UInt8]) {
    var bytes = bytes[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x1B: takeEscape(&bytes)
      case 0x0A: lineFeed()
      case 0x0D: x = 0
      case 0x20...0x7E, 0x80...0xFF: draw(byte)
      default: rest.append("control \(byte)")
      }
    }
  }

  private mutating func draw(_ byte: UInt8) {
    cells[y][x] = Cell(text: byte, set: set, looks: looks)
    x = min(x + 1, Self.width - 1)
  }

  /// What is blank has all of the rendition, as in the terminals that show most of it.
  private var blank: Cell { Cell(looks: looks) }

  private mutating func lineFeed() {
    if y < Self.height - 1 { return y += 1 }
    cells.removeFirst()
    cells.append([Cell](repeating: blank, count: Self.width))
  }

  private mutating func takeEscape(_ bytes: inout ArraySlice<UInt8>) {
    switch bytes.popFirst().map(Unicode.Scalar.init) {
    case "[":
      let parameters = bytes.prefix { 0x20...0x3F ~= $0 }
      bytes = bytes.dropFirst(parameters.count)
      take(String(decoding: parameters, as: UTF8.self), final: bytes.popFirst() ?? 0)
    case "]":
      let text = bytes.prefix { $0 != 0x07 }
      bytes = bytes.dropFirst(text.count + 1)
      rest.append("string \(String(decoding: text, as: UTF8.self))")
    case "(": set = bytes.popFirst() ?? 0
    case "7": saved = (looks, set, x, y)
    case "8": (looks, set, x, y) = saved
    case "M":
      if y > 0 { return y -= 1 }
      cells.removeLast()
      cells.insert([Cell](repeating: blank, count: Self.width), at: 0)
    case let other: rest.append("escape \(String(describing: other))")
    }
  }

  private mutating func take(_ parameters: String, final: UInt8) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    switch Unicode.Scalar(final) {
    case "m" where parameters.allSatisfy { $0.isNumber || $0 == ";" }: choose(numbers)
    case "H":
      y = min(max(1, numbers[0]), Self.height) - 1
      x = min(max(1, numbers.count > 1 ? numbers[1] : 1), Self.width) - 1
    case "G": x = min(max(1, numbers[0]), Self.width) - 1
    case "K": for column in x..<Self.width { cells[y][column] = blank }
    case "J":
      for column in x..<Self.width { cells[y][column] = blank }
      for row in (y + 1)..<max(y + 1, Self.height) { cells[row] = [Cell](repeating: blank, count: Self.width) }
    case "X": for column in x..<min(Self.width, x + max(1, numbers[0])) { cells[y][column] = blank }
    case "b":
      let last = cells[y][max(0, x - 1)].text
      for _ in 0..<max(1, numbers[0]) { draw(last) }
    case "h" where parameters == "?1049": saved = (looks, set, x, y)
    case "l" where parameters == "?1049": (looks, set, x, y) = saved
    default: rest.append("sequence \(parameters)\(Unicode.Scalar(final))")
    }
  }

  private mutating func choose(_ numbers: [Int]) {
    var numbers = numbers[...]
    while let number = numbers.popFirst() {
      switch number {
      case 0: looks = [:]
      case 1, 2, 3, 4, 5, 7: looks[number] = []
      case 22: (looks[1], looks[2]) = (nil, nil)
      case 23, 24, 25, 27: looks[number - 20] = nil
      case 39, 49: looks[number - 1] = nil
      case 38, 48:
        let count = numbers.first == 2 ? 4 : 2
        looks[number] = Array(numbers.prefix(count))
        numbers = numbers.dropFirst(count)
      case 30...37, 90...97: looks[38] = [number]
      case 40...47, 100...107: looks[48] = [number - 10]
      default: rest.append("looks \(number)")
      }
    }
  }
}
