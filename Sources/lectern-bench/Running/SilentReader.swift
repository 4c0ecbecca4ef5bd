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
  private let countsTopics: Bool

  /// - Parameter countsTopics: whether an answer is counted by topic, too, which is seen a moment after its rows.
  init(_ catalog: PaperCatalog, size: Size, countsTopics: Bool = false) throws {
    self.countsTopics = countsTopics
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
        for message in answer(question) { send(message) }
      case .tally(let facet, let question):
        if let tallies = question.tally(facet, from: state.catalog, at: .now()) { send(.tallied(question.number, facet, tallies)) }
      case .mark(let request, let time, let number): send(.marked(number, .success(disk.answer(to: request, at: time))))
      default: break
      }
    }
  }

  private func answer(_ question: Question) -> [Message] {
    let told = Mutex<[Message]>([])
    question.answer(
      from: state.catalog, at: .now(), isCancelled: { [countsTopics] in !countsTopics && !told.withLock(\.isEmpty) }
    ) { message in told.withLock { $0.append(message) } }
    return told.withLock { Array(countsTopics ? $0[...] : $0.prefix(1)) }
  }
}
