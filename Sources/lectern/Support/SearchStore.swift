import Catalog
import Configuration
import Reader

/// The saved searches on disk.
struct SearchStore: Sendable {
  let path: String

  /// The searches whose queries make sense, and what is wrong with the others, a line each.
  func load() -> (searches: [Search], problems: [String]) {
    let (saved, errors) = SearchesFile.load(path: path)
    var problems = errors.map(\.description)
    var searches: [Search] = []
    for search in saved {
      do throws(QueryError) {
        searches.append(try Search(name: search.name, text: search.query))
      } catch {
        problems.append("\(path):\(search.line): \(search.name): \(error)")
      }
    }
    return (searches, problems.map(Standard.clean))
  }

  /// Changes the file as it is now, and reads it again.
  func change(_ change: SearchChange) throws(Failure) -> [Search] {
    let file = ReplacedFile(path)
    let before = try file.read(limit: SearchesFile.limit)
    let text: String
    do throws(SettingsError) {
      text =
        switch change {
        case .save(let name, let query): try SearchesFile.text(before, with: name, query: query, file: path)
        case .rename(let name, let newName): try SearchesFile.text(before, renaming: name, to: newName, file: path)
        case .delete(let name): try SearchesFile.text(before, without: name, file: path)
        case .move(let name, let other): try SearchesFile.text(before, moving: name, to: other, file: path)
        }
    } catch {
      throw Failure(.badInput, "not \(change.done): \(error)")
    }
    if text != before { try file.replace(by: text) }
    return load().searches
  }
}

extension SearchChange {
  /// What has been done, in a word.
  fileprivate var done: String {
    switch self {
    case .save: "saved"
    case .rename: "renamed"
    case .delete: "deleted"
    case .move: "moved"
    }
  }

  /// What is said when it is done; nothing for what is seen.
  var notice: Notice? {
    switch self {
    case .save(let name, _): Notice(.info, "Saved as \(Standard.clean(name)).")
    case .rename(_, let name): Notice(.info, "Renamed to \(Standard.clean(name)).")
    case .delete(let name): Notice(.info, "Deleted the search \(Standard.clean(name)).")
    case .move: nil
    }
  }
}
