/// The spelling of keys in config files, help and hints.
package enum KeyName {
  /// Reads a sequence: `gg`, `<C-d>`, `^D`, `C-d`, `Alt-x`, `<Space>`, `g <Down>`. Nil for what names no key.
  ///
  /// `^X` is the key that sends this byte: `^I` is Tab, `^M` is Enter. `C-i` is the letter with control,
  /// which only some terminals can tell from Tab.
  package static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    for word in text.split(separator: " ") {
      guard let more = KeySpelling.keys(word) else { return nil }
      keys += more
    }
    return keys
  }

  /// The one spelling that the reader itself uses: `gg`, `^D`, `Alt-x`, `Enter`, `Shift-Tab`.
  package static func name(of keys: [Key]) -> String {
    let names = keys.map(name(of:))
    let joined = names.joined()
    let isPlain = names.allSatisfy { $0.count == 1 } && sequence(joined) == keys
    return isPlain ? joined : names.joined(separator: " ")
  }

  package static func name(of key: Key) -> String {
    var name = name(of: key.code)
    if let caret = caretName(of: key) {
      name = caret
    } else {
      if key.modifiers.contains(.shift) { name = "Shift-" + name }
      if key.modifiers.contains(.control) { name = "Ctrl-" + name }
    }
    return key.modifiers.contains(.alt) ? "Alt-" + name : name
  }

  private static func name(of code: Key.Code) -> String {
    switch code {
    case .character(let character): name(of: character)
    case .function(let number): "F\(number)"
    default: KeySpelling.names.first { $0.code == code }?.name ?? "?"
    }
  }

  private static func name(of character: Character) -> String {
    guard character != " " else { return "Space" }
    guard let scalar = character.unicodeScalars.first, !isSeen(scalar) else { return String(character) }
    return "U+" + String(scalar.value, radix: 16, uppercase: true)
  }

  /// Whether a character that begins with a scalar can stand in a name; marks would join what is before them.
  private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard !properties.isWhitespace, !properties.isGraphemeExtend, !properties.isEmojiModifier else {
      return false
    }
    switch properties.generalCategory {
    case .control, .format, .spacingMark, .unassigned, .privateUse: return false
    default: return true
    }
  }

  /// `^D` for what the terminal sends as one byte, but not for keys that have a name, such as Tab.
  private static func caretName(of key: Key) -> String? {
    guard case .character(let character) = key.code, let ascii = character.asciiValue,
      let upper = character.uppercased().utf8.first, ascii != 0x20
    else { return nil }
    let plain = Key(key.code, key.modifiers.subtracting(.alt))
    return KeySpelling.caret(upper) == plain ? "^" + String(Character(Unicode.Scalar(upper))) : nil
  }
}
