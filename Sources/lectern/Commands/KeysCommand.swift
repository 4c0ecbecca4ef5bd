import ArgumentParser
import Reader
import Configuration
import Terminal

/// Prints the keys, as the config file has them.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print every key and the command that it runs.")

  @Flag(help: "Print the table as Markdown.") var markdown = false
  @Flag(help: "Print the standard keys, whatever the config file says.") var standard = false

  func run() throws {
    let folders = Folders.resolve(environment: Environment.current)
    let file = folders.configFile
    let (settings, mistakes) = standard ? (Settings(), []) : Settings.load(path: file)
    let (keymap, problems) = Keymap.configured(by: settings, file: file)
    let saved = standard ? SavedSearches() : SearchStore(path: folders.searchesFile).load()
    let all = mistakes.map(\.description) + problems + saved.problems(beside: settings, file: file)
    for problem in all { Standard.error("lectern: \(problem)") }
    for mode in Keymap.Mode.allCases { printTable(of: mode, keymap.adding(saved.searches)) }
  }

  private func printTable(of mode: Keymap.Mode, _ keymap: Keymap) {
    if markdown { Standard.output("\n**In the \(mode.place)**\n\n| keys | command | what |\n| --- | --- | --- |") }
    for line in HelpPage(keymap: keymap, mode: mode).lines {
      guard case .binding(let keys, let invocation) = line else { continue }
      if markdown {
        let cells = keys.split(separator: " ").map { "`\($0 == "|" ? "\\|" : String($0))`" }
        Standard.output("| \(cells.joined(separator: " ")) | `\(invocation)` | \(invocation.summary) |")
      } else {
        Standard.output(
          "\(mode.rawValue.padded(to: 9)) \(keys.padded(to: 22)) "
            + "\(invocation.description.padded(to: 18)) \(invocation.summary)")
      }
    }
  }
}
