import Reader
import Configuration
import Terminal

extension Keymap {
  /// The standard keys with those of the config file in their place, and what was wrong with the latter,
  /// a line each, which begins with the name of the file.
  static func configured(by settings: Settings, file: String) -> (keymap: Keymap, problems: [String]) {
    var keymap = Keymap.standard
    var problems: [String] = []
    for binding in settings.bindings {
      do {
        let modes = try modes(named: binding.mode)
        guard let keys = KeyName.sequence(binding.keys), !keys.isEmpty else {
          throw BindingError.keys(binding.keys)
        }
        let invocation = try Invocation(binding.command)
        for mode in modes { keymap.bind(keys, to: invocation, in: mode) }
      } catch {
        let place = ["keys", binding.mode, binding.keys].compactMap(\.self).joined(separator: ".")
        problems.append(Standard.clean("\(file):\(binding.line): \(place): \(error)"))
      }
    }
    return (keymap, problems)
  }

  private enum BindingError: Error, CustomStringConvertible {
    case mode(String)
    case keys(String)

    var description: String {
      switch self {
      case .mode(let name):
        "no mode '\(name)'; there are \(Mode.allCases.map(\.rawValue).joined(separator: ", "))"
      case .keys(let text): "'\(text)' names no key; write them as in 'j', 'gg', '<C-d>', '<PageDown>'"
      }
    }
  }

  private static func modes(named name: String?) throws -> [Mode] {
    guard let name else { return Mode.allCases }
    guard let mode = Mode(rawValue: name) else { throw BindingError.mode(name) }
    return [mode]
  }
}
