/// The spelling of keys in config files, help and hints.
package enum KeyName {
  /// Reads a sequence: `gg`, `<C-d>`, `^D`, `C-d`, `Alt-x`, `<Space>`, `g <Down>`. Nil for what names no key.
  package static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    for word in text.split(separator: " ") {
      guard let more = word.count == 1 ? [literal(word)] : single(word).map({ [$0] }) ?? run(word) else {
        return nil
      }
      keys += more
    }
    return keys
  }

  /// The one spelling that the reader itself uses: `gg`, `^D`, `Alt-x`, `Enter`, `Shift-Tab`.
  package static func name(of keys: [Key]) -> String {
    let names = keys.map(name(of:))
    return names.joined(separator: names.contains { $0.count > 1 } ? " " : "")
  }

  package static func name(of key: Key) -> String {
    var name =
      switch key.code {
      case .character(" "): "Space"
      case .character(let character): String(character)
      case .function(let number): "F\(number)"
      default: names.first { $0.code == key.code }?.name ?? "?"
      }
    if key.modifiers.contains(.shift) { name = "Shift-" + name }
    if key.modifiers.contains(.control) { name = name.count == 1 ? "^" + name.uppercased() : "Ctrl-" + name }
    if key.modifiers.contains(.alt) { name = "Alt-" + name }
    return name
  }

  private static let names: [(name: String, code: Key.Code)] = [
    ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Backspace", .backspace), ("Delete", .delete),
    ("Insert", .insert), ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home),
    ("End", .end), ("PageUp", .pageUp), ("PageDown", .pageDown),
  ]

  /// Other spellings that people know from vim, helix and Emacs.
  private static let aliases: [String: Key.Code] = [
    "cr": .enter, "ret": .enter, "return": .enter, "escape": .escape, "bs": .backspace, "del": .delete,
    "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown, "pgdown": .pageDown, "space": .character(" "),
    "spc": .character(" "), "lt": .character("<"), "gt": .character(">"), "bar": .character("|"),
    "bslash": .character("\\"), "minus": .character("-"), "nul": .character("@"),
  ]

  private static func literal(_ text: Substring) -> Key { Key(.character(text.first ?? " ")) }

  /// A word that names one key.
  private static func single(_ word: Substring) -> Key? {
    if word.hasPrefix("<"), word.hasSuffix(">"), !word.dropFirst().dropLast().contains(">") {
      return named(word.dropFirst().dropLast())
    }
    if word.count == 2, word.first == "^", let last = word.last, last.isLetter {
      return named("C-\(last)")
    }
    return named(word, isBare: true)
  }

  /// `C-x`, `Ctrl-x`, `S-Tab`, `Enter`, `F5`. Bare, `ab` is two letters and no name.
  private static func named(_ text: Substring, isBare: Bool = false) -> Key? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: true).map { $0.lowercased() }
    var modifiers: Key.Modifiers = []
    for part in text.hasSuffix("-") ? parts[...] : parts.dropLast() {
      switch part {
      case "c", "ctrl", "control": modifiers.insert(.control)
      case "a", "alt", "m", "meta": modifiers.insert(.alt)
      case "s", "shift": modifiers.insert(.shift)
      default: return nil
      }
    }
    guard let last = text.hasSuffix("-") ? "-" : text.split(separator: "-").last else { return nil }
    if isBare, modifiers.isEmpty, last.count == 1 { return nil }
    guard let code = code(last) else { return nil }
    if case .character(let character) = code, modifiers.contains(.control) {
      // The terminal sends the same byte for both cases.
      return Key(.character(Character(character.lowercased())), modifiers.subtracting(.shift))
    }
    return Key(code, modifiers)
  }

  private static func code(_ name: Substring) -> Key.Code? {
    if name.count == 1, let character = name.first { return .character(character) }
    let lower = name.lowercased()
    if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
      return .function(number)
    }
    return names.first { $0.name.lowercased() == lower }?.code ?? aliases[lower]
  }

  /// A run of letters and `<…>` without spaces between: `gg`, `y<CR>`.
  private static func run(_ word: Substring) -> [Key]? {
    var keys: [Key] = []
    var rest = word
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let key = named(rest[rest.index(after: rest.startIndex)..<end])
      {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(Key(.character(first)))
        rest = rest.dropFirst()
      }
    }
    return keys
  }
}
