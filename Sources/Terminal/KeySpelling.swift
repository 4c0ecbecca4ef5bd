/// How the words of a sequence of keys are read.
enum KeySpelling {
  static let names: [(name: String, code: Key.Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Backspace", .backspace), ("Delete", .delete),
    ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PageUp", .pageUp), ("PageDown", .pageDown),
  ]

  /// Other spellings that people know from vim, helix and Emacs.
  private static let aliases: [String: Key.Code] = [
    "cr": .enter, "ret": .enter, "return": .enter, "escape": .escape, "bs": .backspace, "del": .delete,
    "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown, "pgdown": .pageDown, "space": .character(" "),
    "spc": .character(" "), "lt": .character("<"), "gt": .character(">"), "bar": .character("|"),
    "bslash": .character("\\"), "minus": .character("-"),
  ]

  private static let modifiers: [String: Key.Modifiers] = [
    "c": .control, "ctrl": .control, "control": .control, "a": .alt, "alt": .alt, "m": .alt, "meta": .alt,
    "s": .shift, "shift": .shift,
  ]

  /// What a word names: one key, or a run of letters and `<…>` such as `gg` and `y<CR>`.
  static func keys(_ word: Substring) -> [Key]? {
    if word.count == 1 { return word.first.map { [Key(.character($0))] } }
    if word.hasPrefix("<"), word.hasSuffix(">"), let key = inBrackets(word.dropFirst().dropLast()) {
      return [key]
    }
    if let key = named(word) { return [key] }
    return isModified(word) ? nil : run(word)
  }

  private static func run(_ word: Substring) -> [Key]? {
    var keys: [Key] = []
    var rest = word
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(Key(.character(first)))
        continue
      }
      let name = rest[..<end]
      if let key = inBrackets(name) {
        keys.append(key)
        rest = rest[end...].dropFirst()
      } else if name.count > 1, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" }) {
        // Meant as a name, and none that is known.
        return nil
      } else {
        keys.append(Key(.character(first)))
      }
    }
    return keys
  }

  /// A name between `<` and `>`; a character alone is none.
  private static func inBrackets(_ name: Substring) -> Key? { name.count > 1 ? named(name) : nil }

  /// `C-x`, `Ctrl-x`, `S-Tab`, `Enter`, `F5`, `^D`, `Alt-^D`.
  private static func named(_ word: Substring) -> Key? {
    var (modifiers, name) = stripModifiers(word)
    if name.lowercased() == "nul" || name.lowercased() == "null" {
      return Key(.character(" "), modifiers.union(.control))
    }
    if name.count == 2, name.first == "^" {
      guard let ascii = name.last?.uppercased().utf8.first, let key = caret(ascii), name.utf8.count == 2
      else { return nil }
      return Key(key.code, key.modifiers.union(modifiers))
    }
    guard let code = code(name) else { return nil }
    guard case .character(let character) = code else { return Key(code, modifiers) }
    let isShifted = modifiers.remove(.shift) != nil
    // The terminal sends the same byte for both cases.
    if modifiers.contains(.control) {
      return Key(.character(single(character.lowercased(), character)), modifiers)
    }
    return Key(.character(isShifted ? single(character.uppercased(), character) : character), modifiers)
  }

  private static func single(_ text: String, _ other: Character) -> Character {
    text.count == 1 ? text.first ?? other : other
  }

  private static func isModified(_ word: Substring) -> Bool { !stripModifiers(word).modifiers.isEmpty }

  private static func stripModifiers(_ word: Substring) -> (modifiers: Key.Modifiers, name: Substring) {
    var found: Key.Modifiers = []
    var rest = word
    while let dash = rest.dropLast().firstIndex(of: "-"), let modifier = modifiers[rest[..<dash].lowercased()]
    {
      found.insert(modifier)
      rest = rest[dash...].dropFirst()
    }
    return (found, rest)
  }

  /// The key that sends the byte which `^` and a character stand for, from `^@` to `^_`, and `^?`.
  static func caret(_ ascii: UInt8) -> Key? {
    guard ascii == UInt8(ascii: "?") || (UInt8(ascii: "@")...UInt8(ascii: "_")).contains(ascii) else {
      return nil
    }
    return KeyDecoder.key(ascii: ascii ^ 0x40, isAlt: false)
  }

  private static func code(_ name: Substring) -> Key.Code? {
    if name.count == 1, let character = name.first { return .character(character) }
    let lower = name.lowercased()
    if lower.hasPrefix("f"), let number = number(lower.dropFirst(), radix: 10), (1...63).contains(number) {
      return .function(Int(number))
    }
    if lower.hasPrefix("u+"), let value = number(lower.dropFirst(2), radix: 16) {
      return Unicode.Scalar(value).map { .character(Character($0)) }
    }
    return names.first { $0.name.lowercased() == lower }?.code ?? aliases[lower]
  }

  /// Digits alone: the standard library would take a sign too.
  private static func number(_ digits: Substring, radix: Int) -> UInt32? {
    digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: radix) : nil
  }
}
