import Configuration
import Learning
import Papers

/// What the reader said of traits, on disk: lines such as `"author: Ada Able" = "less"`, to be edited by hand, too.
struct WishStore: Sendable {
  let path: String
  private static let expected = "expected \"more\" or \"less\", as in \"word: survey\" = \"less\""

  /// The wishes that make sense, and what is wrong with the others, a line each.
  func load() -> (wishes: [Trait: Wish], problems: [String]) {
    let (lines, errors) = SearchesFile.load(path: path, expecting: Self.expected)
    var problems = errors.map(\.description)
    var wishes: [Trait: Wish] = [:]
    for line in lines {
      if let trait = Trait(name: line.name), let wish = Wish(rawValue: line.query) {
        wishes[trait] = wish
      } else {
        let kinds = Trait.Kind.allCases.map { "\($0.rawValue):" }.joined(separator: " ")
        problems.append("\(path):\(line.line): \(line.name): \(Self.expected); before the colon one of \(kinds)")
      }
    }
    return (wishes, problems.map(Standard.clean))
  }

  /// Writes wishes into the file as it is now; nil takes their lines out. Other lines stay as they are.
  func keep(_ wish: Wish?, of traits: [Trait]) throws(Failure) {
    let file = ReplacedFile(path)
    let before = try file.read(limit: SearchesFile.limit)
    var text = before
    do throws(SettingsError) {
      for trait in traits {
        if let wish {
          text = try SearchesFile.text(text, with: trait.name, query: wish.rawValue, file: path)
        } else if SearchesFile.parse(Array(text.utf8), file: path).searches.contains(where: { $0.name == trait.name }) {
          text = try SearchesFile.text(text, without: trait.name, file: path)
        }
      }
    } catch {
      throw Failure(.badInput, "not saved: \(error)")
    }
    if text != before { try file.replace(by: text) }
  }
}

extension Trait {
  /// `author: Ada Able`
  fileprivate var name: String { "\(kind.rawValue): \(text)" }

  fileprivate init?(name: String) {
    guard let colon = name.firstIndex(of: ":"), let kind = Kind(rawValue: String(name[..<colon])) else { return nil }
    let text = name[name.index(after: colon)...].drop { $0 == " " }
    guard !text.isEmpty else { return nil }
    self.init(kind, kind == .word ? Folding.fold(String(text)) : String(text))
  }
}
