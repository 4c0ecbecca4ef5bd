import Catalog
import Marks
import Reader
import Synchronization
import Terminal
import Themes

/// The reader without a terminal and without a second thread: what it asks of the catalog is answered at once.
struct SilentReader {
  private(set) var state: State
  /// The marks as they would be on disk.
  private var disk = MarkTable()

  init(_ catalog: PaperCatalog, size: Size) throws {
    let theme = (try? ThemeLibrary().load(ThemeLibrary.defaultName(for: .dark))) ?? .plain
    state = State(size: size, catalog: catalog, origin: .library, marks: MarkTable(), theme: theme)
    settle(state.start())
  }

  mutating func press(_ code: Key.Code) { press(Key(code)) }

  mutating func press(_ key: Key) { send(.input(.key(key))) }

  private mutating func send(_ message: Message) { settle(update(&state, message, at: .now())) }

  private mutating func settle(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .find(let question):
        // The rows are there first; that they are counted by topic is seen a moment later.
        let first = Mutex<Message?>(nil)
        question.answer(from: state.catalog, at: .now(), isCancelled: { first.withLock { $0 != nil } }) { message in
          first.withLock { $0 = $0 ?? message }
        }
        if let first = first.withLock({ $0 }) { send(first) }
      case .tally(let facet, let question):
        if let tallies = question.tally(facet, from: state.catalog, at: .now()) { send(.tallied(question.number, facet, tallies)) }
      case .mark(let request, let time, let number): send(.marked(number, .success(disk.answer(to: request, at: time))))
      default: break
      }
    }
  }
}
