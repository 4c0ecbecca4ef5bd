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

  /// Writes one search into the file as it is now, and reads the file again.
  func save(name: String, query: String) throws(Failure) -> [Search] {
    let file = ReplacedFile(path)
    let before = try file.read(limit: SearchesFile.limit)
    let text: String
    do throws(SettingsError) {
      text = try SearchesFile.text(before, with: name, query: query, file: path)
    } catch {
      throw Failure(.badInput, "not saved: \(error)")
    }
    try file.replace(by: text)
    return load().searches
  }
}
