import Configuration
import Reader

/// What the file of saved searches says: the searches whose queries make sense, and what is wrong with the others.
struct SavedSearches {
  var searches: [Search] = []
  /// The lines as they stand in the file, in its order.
  var lines: [SavedSearch] = []
  var path = ""
  /// A line each, which begins with the name of the file.
  var problems: [String] = []

  init(lines: [SavedSearch] = [], path: String = "", problems: [String] = []) {
    self.lines = lines
    self.path = path
    self.problems = problems
  }

  /// The problems, and those of keys that cannot go together: with another search's, or with those of the settings.
  func problems(beside settings: Settings, file: String) -> [String] {
    var taken = settings.bindings.compactMap { BoundKeys($0, file: file) }
    var conflicts: [String] = []
    for line in lines {
      guard let this = BoundKeys(line, file: path) else { continue }
      if let other = taken.first(where: { $0.collides(with: this) }) {
        conflicts.append("\(path):\(line.line): \(line.name): \(KeyMistake.conflict(with: other, beside: this))")
      }
      taken.append(this)
    }
    return problems + conflicts.map(Standard.clean)
  }
}
