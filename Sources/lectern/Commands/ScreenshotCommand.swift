import ArgumentParser
import Catalog
import Configuration
import Marks
import Papers
import Reader
import Terminal
import Themes

/// Draws the reader's screen into a file, without a terminal.
struct ScreenshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screenshot", abstract: "Draw the reader's screen into a new file.",
    discussion: """
      Opens the reader without a terminal and with the standard keys, presses the keys of --keys, and writes \
      what is seen then. Nothing is marked, opened or remembered.
      """)

  @Argument(help: "A file that is not there yet: NAME.svg, NAME.html or NAME.txt.")
  var file: String

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "columnsxrows"))
  var size = "120x36"

  @Option(help: ArgumentHelp("Keys to press first, as in the config file: 'jj<CR>'.", valueName: "keys"))
  var keys = ""

  @Option(help: ArgumentHelp("A theme, by name ('lectern themes' prints them).", valueName: "name"))
  var theme = ThemeLibrary.defaultName(for: .dark)

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let size = try parsedSize()
    guard let keys = KeyName.sequence(keys) else {
      throw Failure(.wrongUse, "--keys '\(Standard.clean(keys))' names no keys; write them as in 'jj<CR>'")
    }
    let environment = Environment.current
    let folders = Folders.resolve(environment: environment)
    let themes = ThemeLibrary(userFolder: folders.themes)
    let first: Theme
    do { first = try themes.load(theme) } catch { throw Failure(.wrongUse, "\(error)") }
    let (catalog, isSample) = try options.openCatalog()
    let state = State(
      size: size, catalog: catalog, origin: isSample ? .sample : .library, marks: options.loadMarks().table,
      themes: themes.names, theme: first)
    var rehearsal = Rehearsal(state, at: .now(), knowing: known(folders)) { try? themes.load($0) }
    for key in keys { rehearsal.press(key) }
    let palette: PicturePalette = rehearsal.state.theme.variant == .dark ? .dark : .light
    try PictureFile.write(
      Picture(rehearsal.frame, palette: palette), to: file, home: environment["HOME"])
  }

  private func known(_ folders: Folders) -> Rehearsal.Known {
    var known = Rehearsal.Known()
    let (wishes, problems) = WishStore(path: folders.wishesFile).load()
    for problem in problems { Standard.error("lectern: \(problem)") }
    known.wishes = wishes
    known.sittings = SittingLog(folders, library: options.folder).read()
    known.memory = .ofThisProcess
    return known
  }

  private func parsedSize() throws -> Size {
    let parts = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (1...500).contains(width),
      (1...500).contains(height)
    else { throw Failure(.wrongUse, "--size takes columns and rows up to 500x500, as in 120x36") }
    return Size(width: width, height: height)
  }
}
