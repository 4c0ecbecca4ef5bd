import ArgumentParser
import Reader
import Configuration
import Themes

/// Prints the themes that there are.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "themes", abstract: "Print the names of the themes.")

  func run() throws {
    let library = ThemeLibrary(userFolder: Folders.resolve(environment: Environment.current).themes)
    for name in library.names {
      do {
        let theme = try library.load(name)
        Standard.output("\(name.padded(to: 20)) \(theme.variant.rawValue.padded(to: 6)) \(Standard.clean(theme.title))")
      } catch {
        Standard.error("lectern: \(error)")
      }
    }
  }
}
