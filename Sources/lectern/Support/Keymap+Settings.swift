import Configuration
import Reader
import Terminal

extension Keymap {
  /// The keys of the preset with those of the config file in their place, and what was wrong with the latter,
  /// a line each, which begins with the name of the file.
  static func configured(by settings: Settings, file: String) -> (keymap: Keymap, problems: [String]) {
    var problems: [String] = []
    var keymap = Keymap.standard
    if let name = settings.preset {
      if let preset = Preset(rawValue: name) {
        keymap = .preset(preset)
      } else {
        let names = Preset.allCases.map(\.rawValue).joined(separator: ", ")
        problems.append(Standard.clean("\(file): preset: no preset '\(name)'; there are \(names)"))
      }
    }
    var taken: [Taken] = []
    for binding in settings.bindings {
      do {
        let modes = try modes(named: binding.mode)
        guard let keys = KeyName.sequence(binding.keys), !keys.isEmpty else {
          throw BindingError.keys(binding.keys)
        }
        let invocation = try Invocation(binding.command == "unbind" ? Command.noOp.rawValue : binding.command)
        for mode in modes { keymap.bind(keys, to: invocation, in: mode) }
        let this = Taken(keys: keys, binding: binding, modes: modes)
        let other = taken.first { $0.collides(with: this) }
        taken.append(this)
        if let other {
          throw BindingError.conflict(with: other.binding, isSame: other.keys == keys)
        }
      } catch {
        problems.append(Standard.clean("\(file):\(binding.line): \(place(of: binding)): \(error)"))
      }
    }
    return (keymap, problems)
  }

  /// Where a binding stands in the file: `keys.library.g`.
  private static func place(of binding: KeyBinding) -> String {
    ["keys", binding.mode, binding.keys].compactMap(\.self).joined(separator: ".")
  }

  /// Keys that an earlier line of the file has bound.
  private struct Taken {
    var keys: [Key]
    var binding: KeyBinding
    var modes: [Mode]

    /// Whether only one of the two can be pressed: they are the same, or one is the beginning of the other. A
    /// line for one mode may change what another one says for all.
    func collides(with other: Taken) -> Bool {
      guard (binding.mode == nil) == (other.binding.mode == nil) || keys != other.keys else { return false }
      let isBeginning = keys.starts(with: other.keys) || other.keys.starts(with: keys)
      return isBeginning && !Set(modes).isDisjoint(with: other.modes)
    }
  }

  private enum BindingError: Error, CustomStringConvertible {
    case mode(String)
    case keys(String)
    case conflict(with: KeyBinding, isSame: Bool)

    var description: String {
      switch self {
      case .mode(let name):
        "no mode '\(name)'; there are \(Mode.allCases.map(\.rawValue).joined(separator: ", "))"
      case .keys(let text): "'\(text)' names no key; write them as in 'j', 'gg', '<C-d>', '<PageDown>'"
      case .conflict(let other, let isSame):
        "\(isSame ? "the same keys are" : "cannot go together with '\(other.keys)', which is") bound to "
          + "'\(other.command)' in line \(other.line); this line holds, take one of them out"
      }
    }
  }

  private static func modes(named name: String?) throws -> [Mode] {
    guard let name else { return Mode.allCases }
    guard let mode = Mode(rawValue: name) else { throw BindingError.mode(name) }
    return [mode]
  }
}
