/// What control sequences mean, in the spellings of xterm, vt220, rxvt, the Linux console and kitty.
extension ControlSequence {
  /// The meaning of `ESC [ … final`.
  func input(isAlt: Bool) -> Input? {
    if let prefix { return prefix == UInt8(ascii: "<") ? mouse : nil }
    switch final {
    case UInt8(ascii: "I") where !hasNumbers: return .focus(true)
    case UInt8(ascii: "O") where !hasNumbers: return .focus(false)
    default: return key(isAlt: isAlt).map(Input.key)
    }
  }

  /// The meaning of `ESC O … final`, which cursor keys and the keypad send in application mode.
  func applicationKey(isAlt: Bool) -> Key? {
    guard prefix == nil else { return nil }
    // Old terminals put the modifiers first: `ESC O 5 A`.
    let given = number(1) ?? number(0) ?? 1
    guard let modifiers = Key.Modifiers(parameter: given, isAlt: isAlt) else { return nil }
    if let code = Self.cursorKeys[final] ?? Self.keypad[final] { return Key(code, modifiers) }
    return Self.rxvtArrows[final].map { Key($0, modifiers.union(.control)) }
  }

  private func key(isAlt: Bool) -> Key? {
    switch final {
    case UInt8(ascii: "u"): return kittyKey(isAlt: isAlt)
    case UInt8(ascii: "~") where number(0) == 27: return otherKey(isAlt: isAlt)
    // With numbers this is where the cursor stands.
    case UInt8(ascii: "R") where hasNumbers: return nil
    default: break
    }
    guard isPress, var modifiers = Key.Modifiers(parameter: number(1) ?? 1, isAlt: isAlt) else { return nil }
    switch final {
    case UInt8(ascii: "Z"): return Key(.tab, modifiers.union(.shift))
    case UInt8(ascii: "~"): break
    case UInt8(ascii: "^"): modifiers.insert(.control)
    case UInt8(ascii: "$"): modifiers.insert(.shift)
    case UInt8(ascii: "@"): modifiers.formUnion([.control, .shift])
    default:
      if let code = Self.cursorKeys[final] { return Key(code, modifiers) }
      return Self.rxvtArrows[final].map { Key($0, modifiers.union(.shift)) }
    }
    return number(0).flatMap { Self.numberedKeys[$0] }.map { Key($0, modifiers) }
  }

  /// Terminals that report releases too say so after the modifiers: 1 press, 2 repeat, 3 release.
  private var isPress: Bool { (1...2).contains(number(1, part: 1) ?? 1) }

  /// `CSI code:shifted ; modifiers:event u`
  private func kittyKey(isAlt: Bool) -> Key? {
    guard isPress, let code = number(0) else { return nil }
    return Key(scalar: code, shifted: number(0, part: 1), modifiers: number(1) ?? 1, isAlt: isAlt)
  }

  /// xterm's modifyOtherKeys: `CSI 27 ; modifiers ; code ~`
  private func otherKey(isAlt: Bool) -> Key? {
    guard let code = number(2) else { return nil }
    return Key(scalar: code, shifted: nil, modifiers: number(1) ?? 1, isAlt: isAlt)
  }

  /// `CSI < button ; x ; y M`, or `m` for a release.
  private var mouse: Input? {
    guard final == UInt8(ascii: "M"), let button = number(0), let x = number(1), let y = number(2),
      x > 0, y > 0
    else { return nil }
    let action: Mouse.Action
    // Shift, alt and control add 4, 8 and 16; a move adds 32.
    switch button & ~0b1_1100 {
    case 0, 1, 2: action = .press
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    return .mouse(Mouse(action, at: Point(x: Int(x) - 1, y: Int(y) - 1)))
  }

  private static let cursorKeys: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
    UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let rxvtArrows: [UInt8: Key.Code] = [
    UInt8(ascii: "a"): .up, UInt8(ascii: "b"): .down, UInt8(ascii: "c"): .right, UInt8(ascii: "d"): .left,
  ]

  /// `ESC O p` is the 0 of the keypad, and so on.
  private static let keypad: [UInt8: Key.Code] = {
    var keys: [UInt8: Key.Code] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab, UInt8(ascii: "X"): .character("=")]
    for (byte, character) in zip(UInt8(ascii: "j")...UInt8(ascii: "y"), "*+,-./0123456789") {
      keys[byte] = .character(character)
    }
    return keys
  }()

  private static let numberedKeys: [UInt32: Key.Code] = {
    var keys: [UInt32: Key.Code] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    // The numbers of the function keys have gaps, as the keyboard of the vt220 had.
    let numbers: [ClosedRange<UInt32>] = [11...15, 17...21, 23...26, 28...29, 31...34]
    for (index, number) in numbers.joined().enumerated() { keys[number] = .function(index + 1) }
    return keys
  }()
}
