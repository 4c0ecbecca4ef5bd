import ArgumentParser
import Catalog
import Papers
import Reader

/// Prints the rules of the settings, and what they would have done.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Print the rules for papers that come, and try them.")

  @Flag(help: "Print the papers of the last days that each rule would have marked; nothing is marked.")
  var test = false

  @Option(help: ArgumentHelp("How many days back.", valueName: "n"))
  var days = 30

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    guard (1...36_500).contains(days) else { throw ValidationError("--days takes a number from 1 to 36500") }
  }

  func run() throws {
    let (rules, problems) = Rule.configured()
    for problem in problems { Standard.error("lectern: \(problem)") }
    if test { try tryOut(rules) } else { for rule in rules { Standard.output(Self.line(rule)) } }
    if !problems.isEmpty { throw ExitCode(ExitStatus.badInput.rawValue) }
    if rules.isEmpty {
      Standard.error("lectern: no rules; [rules.NAME] in config.toml has when = \"QUERY\" and then = [\"dismiss\"]")
      throw ExitCode(ExitStatus.nothingMatched.rawValue)
    }
  }

  private func tryOut(_ rules: [Rule]) throws {
    let (catalog, _) = try options.openCatalog()
    let now = Timestamp.now()
    let since = Timestamp(milliseconds: now.milliseconds - Int64(days) * 86_400_000)
    for outcome in RuleTest(rules, since: since, in: catalog, at: now).outcomes {
      Standard.output("\(Self.line(outcome.rule)): \(outcome.rows.count.papers)")
      for row in outcome.rows {
        let paper = catalog.paper(at: row)
        Standard.output("  \(Standard.clean(paper.id.key))  \(Standard.clean(TeX.unicode(paper.title)))")
      }
    }
  }

  private static func line(_ rule: Rule) -> String {
    Standard.clean("\(rule.name): \(rule.when) -> \(rule.then.joined(separator: ", "))")
  }
}
