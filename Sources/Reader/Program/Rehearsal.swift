import Learning
import Marks
import Papers
import Terminal
import Themes

/// The reader without a terminal: keys go in, catalog and marks answer at once, and the screen comes out.
///
/// Nothing outside is touched: what else `update` asks for is left undone, and the clock stands still.
package struct Rehearsal {
  package private(set) var state: State
  /// The marks, which are on no disk.
  private var marks: MarkTable
  private var known: Known
  private let now: Timestamp
  private let loadTheme: (String) -> Theme?

  /// What the reader knows of its user besides the marks.
  package struct Known: Sendable {
    package var wishes: [Trait: Wish] = [:]
    package var sittings: [Sitting] = []
    package var memory = ProcessMemory(own: 0, resident: 0)

    package init() {}
  }

  package init(
    _ state: State, at now: Timestamp, knowing known: Known = Known(), loadTheme: @escaping (String) -> Theme? = { _ in nil }
  ) {
    self.state = state
    marks = state.marks
    self.known = known
    self.now = now
    self.loadTheme = loadTheme
    perform(self.state.start() + self.state.settleIn())
  }

  package mutating func press(_ key: Key) { send(.input(.key(key))) }

  package var frame: Frame { view(state) }

  private mutating func send(_ message: Message) { perform(update(&state, message, at: now)) }

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .find(let question):
        if let answer = question.answer(from: state.catalog, at: now) { send(.found(question.number, answer)) }
      case .mark(let request, let time, let number):
        send(.marked(number, .success(marks.answer(to: request, at: time))))
      case .count(let request):
        if let counts = request.answer(from: state.catalog, at: now) { send(.searchesCounted(counts)) }
      case .findTrends(let question):
        if let question, let trends = question.answer(from: state.catalog, at: now) {
          send(.trendsFound(question.number, trends))
        }
      case .learn(let request): learn(request)
      case .keepWish(let traits, let wish, let request):
        for trait in traits { known.wishes[trait] = wish }
        learn(request)
      case .gatherStats(let question):
        send(.statsGathered(question.answer(from: state.catalog, known.sittings), known.memory))
      case .logSitting(let sitting): known.sittings.append(sitting)
      case .loadTheme(let name):
        if let theme = loadTheme(name) { send(.themeLoaded(theme)) }
      default: break
      }
    }
  }

  private mutating func learn(_ request: LearningRequest) {
    send(.learned(request.number, request.answer(from: state.catalog, wishes: known.wishes)))
  }
}
