import Configuration
import Reader

extension Rule {
  /// The rules of the config file, and what is wrong with others, a line each.
  static func configured(by settings: Settings, file: String) -> (rules: [Rule], problems: [String]) {
    var rules: [Rule] = []
    var problems: [String] = []
    for line in settings.rules {
      do throws(RuleError) {
        rules.append(try Rule(name: line.name, when: line.when, then: line.then))
      } catch {
        problems.append(Standard.clean("\(file):\(line.line): rules.\(line.name): \(error)"))
      }
    }
    return (rules, problems)
  }

  /// The rules of the user's config file.
  static func configured() -> (rules: [Rule], problems: [String]) {
    let file = Folders.resolve(environment: Environment.current).configFile
    let (settings, errors) = Settings.load(path: file)
    let (rules, problems) = configured(by: settings, file: file)
    return (rules, errors.map { Standard.clean($0.description) } + problems)
  }
}
