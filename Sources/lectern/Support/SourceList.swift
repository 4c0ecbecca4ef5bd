import Configuration
import Feeds

/// The sources of the settings, and what is wrong with them, a line each.
struct SourceList {
  let settings: Settings
  let sources: [Source]
  let problems: [String]

  /// Programs are none when anybody else could have named them.
  init(_ folders: Folders) {
    let file = folders.configFile
    let loaded = Settings.load(path: file)
    settings = loaded.settings
    let (all, errors) = Source.all(in: loaded.settings, file: file)
    var (sources, problems) = (all, (loaded.errors + errors).map { Standard.clean("\($0)") })
    if sources.contains(where: { $0.kind == .command }), let reason = ExternalCommand.distrust(of: file) {
      sources.removeAll { $0.kind == .command }
      problems.append(Standard.clean("\(file): sources: programs are not used, since \(reason)"))
    }
    self.sources = sources
    self.problems = problems
  }
}
