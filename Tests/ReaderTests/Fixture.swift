import Catalog
import Learning
import Marks
import Papers
import Terminal
import Themes

@testable import Reader

/// A reader without a terminal: keys go in, effects are kept, questions are answered at once.
struct Desk {
  private(set) var state: State
  private(set) var effects: [Effect] = []
  /// The marks on disk.
  var disk = MarkTable()
  /// The sittings that were written down.
  var sittings: [Sitting] = []
  /// Why marking is refused; nil while it is not.
  var refusal: MarkFileError?
  /// What was said of traits, as the file has it.
  private(set) var wishes: [Trait: Wish] = [:]
  /// The clock; moves only when told.
  var now = Timestamp(milliseconds: 1_700_000_000_000)
  /// Whether marks are learned from, at once after each. The reader waits until nobody has marked anything for a moment;
  /// thousands of marks in a row need not be learned from one by one.
  var learns = true
  /// Whether the catalog answers; questions pile up while it does not.
  var answers = true

  init(width: Int = 120, height: Int = 24, lines: String = Desk.papers, marks: MarkTable = MarkTable(),
    savedTriage: TriageRecord? = nil, lastSession: Timestamp? = nil
  ) {
    var clock = State.Clock()
    (clock.now, clock.lastSession) = (now, lastSession)
    state = State(
      size: Size(width: width, height: height), catalog: PaperCatalog(lines: Array(lines.utf8)), origin: .library,
      marks: marks, themes: ["plain", "other"], theme: .plain, savedTriage: savedTriage, clock: clock)
    disk = marks
    perform(state.start())
    perform(state.settleIn())
  }

  mutating func send(_ message: Message) { perform(update(&state, message, at: now)) }

  /// Types keys, in the spelling of the config file: `"j", "gg", "<CR>", "/neural"`.
  mutating func press(_ text: String) {
    for key in KeyName.sequence(text) ?? [] { send(.input(.key(key))) }
  }

  /// Types text letter by letter, as into a prompt.
  mutating func type(_ text: String) {
    for character in text { send(.input(.key(Key(.character(character))))) }
  }

  mutating func wait(milliseconds: Int64) {
    now.milliseconds += milliseconds
    send(.tick)
  }

  /// Names commands of the settings, and those of them that need the terminal.
  mutating func offer(commands: [String], terminal: Set<String>) {
    state.commands = commands
    state.terminalCommands = terminal
  }

  mutating func offerASCII() { state.usesASCII = true }

  mutating func offer(rules: [Rule]) { state.rules = rules }

  /// Names kinds of sources, and the sources of the settings.
  mutating func offer(sources: [SourceOffer], names: [String] = []) {
    state.offers = sources
    state.sourceNames = names
  }

  /// Draws with ASCII alone, or with all of Unicode.
  mutating func draw(inASCII: Bool) { state.usesASCII = inASCII }

  /// Gives the answers that were held back.
  mutating func answer() {
    answers = true
    let open = effects
    effects = []
    perform(open)
  }

  private mutating func perform(_ wanted: [Effect]) {
    for effect in wanted {
      effects.append(effect)
      guard answers else { continue }
      switch effect {
      case .find(let question):
        if let answer = question.answer(from: state.catalog, at: now) { send(.found(question.number, answer)) }
      case .count(let request):
        if let counts = request.answer(from: state.catalog, at: now) { send(.searchesCounted(counts)) }
      case .tally(let facet, let question):
        if let tallies = question.tally(facet, from: state.catalog, at: now) {
          send(.tallied(question.number, facet, tallies))
        }
      case .testRules(let rules, let since):
        send(.rulesTested(RuleTest(rules, since: since, in: state.catalog, at: now)))
      case .learn(let request): if learns { send(.learned(request.number, request.answer(from: state.catalog, wishes: wishes))) }
      case .keepWish(let traits, let wish, let request):
        for trait in traits { wishes[trait] = wish }
        send(.learned(request.number, request.answer(from: state.catalog, wishes: wishes)))
      case .findTrends(let question):
        if let question, let trends = question.answer(from: state.catalog, at: now) {
          send(.trendsFound(question.number, trends))
        }
      case .gatherStats(let question):
        let memory = ProcessMemory(own: 12_345_678, resident: 23_456_789)
        send(.statsGathered(question.answer(from: state.catalog, sittings), memory))
      case .logSitting(let sitting): sittings.append(sitting)
      case .mark(let request, let time, let number): send(.marked(number, mark(request, at: time)))
      default: break
      }
    }
  }

  private mutating func mark(_ request: MarkRequest, at time: Timestamp) -> Result<MarkAnswer, MarkFileError> {
    if let refusal { return .failure(refusal) }
    return .success(disk.answer(to: request, at: time))
  }

  /// How often the catalog was asked for a list.
  var questionCount: Int { effects.count { if case .find = $0 { true } else { false } } }

  /// Titles in the list, top to bottom.
  var titles: [String] { state.list.rows.map { state.catalog.paper(at: $0).title } }
  var selectedTitle: String? { state.selectedPaper?.title }
  var screen: String { view(state).text() }

  /// Five papers, newest first in the list: Epsilon, Delta, Gamma, Beta, Alpha.
  static let papers = """
    {"id":"arxiv:2401.00001","title":"Alpha networks","abstract":"A neural net learns $x^2$.","authors":["Ada Able"],"topics":["cs.LG"],"published":"2024-01-01","links":[{"kind":"page","url":"https://arxiv.org/abs/2401.00001"}],"source":"test"}
    {"id":"arxiv:2402.00002","title":"Beta decay of M\\\\\\"obius strips","abstract":"Strips decay, neural or not.","authors":["Bo Baker","Cy Cole"],"topics":["hep-th"],"published":"2024-02-02","source":"test"}
    {"id":"arxiv:2403.00003","title":"Gamma rays","abstract":"Rays from far away.","authors":["Di Dole","Ed East","Flo Fox"],"topics":["astro-ph.HE","hep-th"],"published":"2024-03-03","source":"test"}
    {"id":"arxiv:2404.00004","title":"Delta 漢字 functions","abstract":"","authors":[],"topics":["math.FA"],"published":"2024-04","source":"test"}
    {"id":"arxiv:2405.00005","title":"Epsilon is small","abstract":"Smaller than small. Code: https://github.com/example/epsilon.","authors":["Gil Gray"],"topics":["math.FA","cs.LG"],"published":"2024-05-05","source":"test","score":12}
    """
}
