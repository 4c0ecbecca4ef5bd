/// Finds where a control sequence ends that is sent to a terminal, and what it does to what is drawn after it or with it.
struct SequenceScanner {
  enum Effect: Equatable {
    /// Nothing that the rendition matters for: the cursor moves, a mode or a title is set.
    case none
    /// Cells become blank, or may.
    case clearing
    /// Characters are drawn.
    case drawing
    /// Another rendition is chosen (SGR).
    case rendition
    /// Another set of characters is chosen for G0.
    case characterSet(UInt8)
    /// The rendition is remembered, and brought back.
    case saving
    case restoring
    /// Nobody knows in which rendition the terminal draws afterwards.
    case unknown
  }

  struct Sequence: Equatable {
    let bytes: [UInt8]
    let effect: Effect
  }

  private enum Place { case ground, escape, intermediate, control, string, stringEscape }

  private var place = Place.ground
  private var bytes: [UInt8] = []

  /// What is longer goes on its way before its end has come; ncurses sends nothing of the kind.
  private static let longest = 256

  /// Whether the next byte belongs to a sequence.
  var isBegun: Bool { place != .ground }

  /// Takes a byte that is no text, or the next of a sequence, and gives what is whole with it.
  mutating func take(_ byte: UInt8) -> Sequence? {
    bytes.append(byte)
    guard bytes.count < Self.longest else { return end(.unknown) }
    switch place {
    case .ground: return byte == 0x1B ? go(to: .escape) : end(Self.effect(ofControl: byte))
    case .escape: return takeEscape(byte)
    case .intermediate:
      if 0x20...0x2F ~= byte { return nil }
      let isSet = bytes.count == 3 && bytes[1] == UInt8(ascii: "(") && 0x30...0x7E ~= byte
      return end(isSet ? .characterSet(byte) : .unknown)
    case .control:
      if 0x20...0x3F ~= byte { return nil }
      return end(0x40...0x7E ~= byte ? Self.effect(ofSequence: bytes) : .unknown)
    case .string:
      if byte == 0x07 { return end(.none) }
      return go(to: byte == 0x1B ? .stringEscape : .string)
    case .stringEscape: return end(byte == UInt8(ascii: "\\") ? .none : .unknown)
    }
  }

  private mutating func takeEscape(_ byte: UInt8) -> Sequence? {
    switch byte {
    case UInt8(ascii: "["): return go(to: .control)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return go(to: .string)
    case 0x20...0x2F: return go(to: .intermediate)
    case UInt8(ascii: "7"): return end(.saving)
    case UInt8(ascii: "8"): return end(.restoring)
    case UInt8(ascii: "M"), UInt8(ascii: "D"), UInt8(ascii: "E"): return end(.clearing)
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "H"): return end(.none)
    default: return end(.unknown)
    }
  }

  private mutating func go(to place: Place) -> Sequence? {
    self.place = place
    return nil
  }

  private mutating func end(_ effect: Effect) -> Sequence {
    defer {
      place = .ground
      bytes.removeAll(keepingCapacity: true)
    }
    return Sequence(bytes: bytes, effect: effect)
  }

  /// A line feed and its like scroll at the bottom of the screen.
  private static func effect(ofControl byte: UInt8) -> Effect { 0x0A...0x0C ~= byte ? .clearing : .none }

  /// Modes that change nothing but what they are for: wrapping, the cursor's looks, mouse, focus, pastes, cursor keys,
  /// frames shown whole.
  private static let harmlessModes: Set<UInt32> = [1, 7, 12, 25, 1000, 1002, 1003, 1004, 1006, 2004, 2026]

  private static func effect(ofSequence bytes: [UInt8]) -> Effect {
    var numbers: [UInt32] = []
    let isPlain = readNumbers(of: bytes, into: &numbers)
    switch bytes.last.map(Unicode.Scalar.init) {
    case "m" where bytes.dropFirst(2).dropLast().allSatisfy { 0x30...0x3B ~= $0 }: return .rendition
    case "A", "B", "C", "D", "E", "F", "G", "H", "I", "Z", "`", "a", "d", "e", "f", "r", "t", "g":
      return isPlain ? .none : .unknown
    // Questions, and the looks of Linux's cursor.
    case "c", "n": return .none
    case "J", "K", "L", "M", "P", "X", "@", "S", "T": return isPlain ? .clearing : .unknown
    case "b": return isPlain ? .drawing : .unknown
    case "h", "l":
      // Inserting, and the looks of the cursor in screen and tmux.
      if isPlain { return numbers == [4] || numbers == [34] ? .none : .unknown }
      let isPrivate = bytes[2] == UInt8(ascii: "?") && readNumbers(of: Array(bytes[..<2]) + bytes[3...], into: &numbers)
      return isPrivate && numbers.allSatisfy(harmlessModes.contains) ? .none : .unknown
    default: return .unknown
    }
  }

  /// Reads the numbers of `ESC [ 1 ; 22 m`, where one that is left out is nought; false where there is more than
  /// numbers.
  static func readNumbers(of bytes: [UInt8], into numbers: inout [UInt32]) -> Bool {
    numbers.removeAll(keepingCapacity: true)
    var number: UInt32 = 0
    for byte in bytes.dropFirst(2).dropLast() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = min(number, 99_999) * 10 + UInt32(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ";"):
        numbers.append(number)
        number = 0
      default: return false
      }
    }
    numbers.append(number)
    return true
  }
}
