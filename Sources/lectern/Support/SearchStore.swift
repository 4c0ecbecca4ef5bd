import Catalog
import Configuration
import Reader
import Terminal

/// The saved searches on disk.
struct SearchStore: Sendable {
  let path: String

  func load() -> SavedSearches {
    let (saved, errors) = SearchesFile.load(path: path)
    var result = SavedSearches(lines: saved, path: path, problems: errors.map(\.description))
    for search in saved {
      do throws(QueryError) {
        result.searches.append(try Search(name: search.name, text: search.query, keys: keys(of: search, &result.problems)))
      } catch {
        result.problems.append("\(path):\(search.line): \(search.name): \(error)")
      }
    }
    result.problems = result.problems.map(Standard.clean)
    return result
  }

  /// The keys that a line names; none where they are none, which is said.
  private func keys(of search: SavedSearch, _ problems: inout [String]) -> [Key] {
    guard let name = search.key else { return [] }
    let keys = KeyName.sequence(name) ?? []
    if keys.isEmpty { problems.append("\(path):\(search.line): \(search.name): \(KeyMistake.keys(name))") }
    return keys
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
    case .save(let name, _): Notice(.info, Messages.savedSearch(Standard.clean(name)))
    case .rename(_, let name): Notice(.info, Messages.renamedSearch(Standard.clean(name)))
    case .delete(let name): Notice(.info, Messages.deletedSearch(Standard.clean(name)))
    case .move: nil
    }
  }
}
