import Configuration
import Reader
import Terminal

/// Keys that a line of a file binds.
struct BoundKeys {
  let keys: [Key]
  /// As they are written.
  let spelling: String
  let command: String
  let modes: [Keymap.Mode]
  /// Whether the line is for all modes, so that one for a single mode may change what it says.
  let isGeneral: Bool
  let file: String
  let line: Int

  /// The keys of the settings; nil for what names no keys or no mode.
  init?(_ binding: KeyBinding, file: String) {
    guard let keys = KeyName.sequence(binding.keys), !keys.isEmpty else { return nil }
    modes = Keymap.Mode.allCases.filter { binding.mode == nil || binding.mode == $0.rawValue }
    guard !modes.isEmpty else { return nil }
    self.keys = keys
    self.file = file
    (spelling, command, line, isGeneral) = (binding.keys, binding.command, binding.line, binding.mode == nil)
  }

  /// The keys of a saved search; nil when it has none.
  init?(_ search: SavedSearch, file: String) {
    guard let spelling = search.key, let keys = KeyName.sequence(spelling), !keys.isEmpty else { return nil }
    self.keys = keys
    self.spelling = spelling
    self.file = file
    (command, modes, line, isGeneral) = ("search \(search.name)", [.library], search.line, false)
  }

  /// Whether only one of the two can be pressed: they are the same, or one is the beginning of the other. A
  /// line for one mode may change what another one of its file says for all.
  func collides(with other: BoundKeys) -> Bool {
    guard isGeneral == other.isGeneral || keys != other.keys || file != other.file else { return false }
    let isBeginning = keys.starts(with: other.keys) || other.keys.starts(with: keys)
    return isBeginning && !Set(modes).isDisjoint(with: other.modes)
  }
}

/// What is wrong with keys in a file.
enum KeyMistake: Error, CustomStringConvertible {
  case mode(String)
  case keys(String)
  case conflict(with: BoundKeys, beside: BoundKeys)

  var description: String {
    switch self {
    case .mode(let name):
      "no mode '\(name)'; there are \(Keymap.Mode.allCases.map(\.rawValue).joined(separator: ", "))"
    case .keys(let text): "'\(text)' names no key; write them as in 'j', 'gg', '<C-d>', '<PageDown>'"
    case .conflict(let other, let this):
      "\(this.keys == other.keys ? "the same keys are" : "cannot go together with '\(other.spelling)', which is") bound to "
        + "'\(other.command)' in line \(other.line)\(other.file == this.file ? "" : " of \(other.file)"); "
        + "this line holds, take one of them out"
    }
  }
}
