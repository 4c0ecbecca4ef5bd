import Configuration
import Reader

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
    var taken: [BoundKeys] = []
    for binding in settings.bindings {
      do {
        if let name = binding.mode, Mode(rawValue: name) == nil { throw KeyMistake.mode(name) }
        guard let this = BoundKeys(binding, file: file) else { throw KeyMistake.keys(binding.keys) }
        let invocation = try Invocation(binding.command == "unbind" ? Command.noOp.rawValue : binding.command)
        for mode in this.modes { keymap.bind(this.keys, to: invocation, in: mode) }
        let other = taken.first { $0.collides(with: this) }
        taken.append(this)
        if let other { throw KeyMistake.conflict(with: other, beside: this) }
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
}
