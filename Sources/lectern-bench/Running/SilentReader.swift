import Catalog
import Marks
import Reader
import Terminal
import Themes

/// The reader without a terminal and without a second thread: what it asks of the catalog is answered at once.
struct SilentReader {
  private(set) var state: State

  init(_ catalog: PaperCatalog, size: Size) throws {
    let theme = (try? ThemeLibrary().load(ThemeLibrary.defaultName(for: .dark))) ?? .plain
    state = State(size: size, catalog: catalog, origin: .library, marks: MarkTable(), theme: theme)
    settle(state.start())
  }

  mutating func press(_ code: Key.Code) {
    settle(update(&state, .input(.key(Key(code))), at: .now()))
  }

  private mutating func settle(_ effects: [Effect]) {
    for case .find(let question) in effects {
      guard let answer = question.answer(from: state.catalog, at: .now()) else { continue }
      _ = update(&state, .found(question.number, answer), at: .now())
    }
  }
}
