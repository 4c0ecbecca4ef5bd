import Catalog
import Marks
import Papers
import Terminal
import Testing
import Themes

@testable import Reader

/// The loop, with a terminal that types what a script says.
@Suite("The loop")
struct ProgramTests {
  /// A terminal that plays a script: what is typed at once, or what happens elsewhere meanwhile.
  private struct Script: ~Copyable, Screen, Device {
    enum Step {
      case keys(String)
      case event(ScreenEvent)
      /// Something is said to the loop, and it is woken.
      case message(Message)
    }

    var size = Size(width: 100, height: 24)
    var steps: [Step]
    let mailbox: Mailbox
    let shown: Shown

    mutating func present(_ frame: borrowing Frame) { shown.add(frame.text()) }

    mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
      // An answer is on its way, which the script does not race against, however slow the machine is.
      if timeout > 0 || shown.isWaitedFor() { return [] }
      guard !steps.isEmpty else { return [.hangUp] }
      switch steps.removeFirst() {
      case .keys(let text): return (KeyName.sequence(text) ?? []).map { .input(.key($0)) }
      case .event(let event): return [event]
      case .message(let message):
        mailbox.post(message)
        return [.wake]
      }
    }

    mutating func redraw() {}
    func copyToClipboard(_ text: String) -> Bool { true }
    mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending { .exited(0) }
    mutating func stop() {}
  }

  /// What the terminal has seen of the loop.
  private final class Shown {
    /// What was to be shown, the newest last.
    private(set) var screens: [String] = []
    /// How often input was asked for since the last step was taken.
    private var asked = 0

    func add(_ screen: String) { screens.append(screen) }

    /// Whether the loop gets another chance to take in what has come, before the next step is taken.
    func isWaitedFor() -> Bool {
      asked = (asked + 1) % 8
      return asked > 0
    }
  }

  /// Answers at once.
  private struct Runner: EffectRunner {
    let now = Timestamp(milliseconds: 1_700_000_000_000)

    func run(_ effect: Effect, in state: State, mailbox: Mailbox) {
      switch effect {
      case .find(let question):
        if let answer = question.answer(from: state.catalog, at: now) { mailbox.post(.found(question.number, answer)) }
      case .mark(let request, let time, let number):
        var marks = state.marks
        mailbox.post(.marked(number, .success(marks.answer(to: request, at: time))))
      default: break
      }
    }

    func program(for errand: Errand, mailbox: Mailbox) -> TerminalProgram? { nil }
    func conclude(_ errand: Errand, _ ending: TerminalProgram.Ending, mailbox: Mailbox) {}
  }

  private static let catalog = PaperCatalog(lines: Array(Desk.papers.utf8))

  /// Plays a script to a reader that has no library yet.
  private static func play(
    _ steps: [Script.Step]
  ) throws -> (ending: ProgramEnding, state: State, screens: [String]) {
    let mailbox = try #require(Mailbox())
    let shown = Shown()
    var state = State(
      size: Size(width: 100, height: 24), catalog: .empty, origin: .library, marks: MarkTable(), readAfter: nil,
      themes: ["plain"], theme: .plain)
    state.loading = 0.25
    let script = Script(steps: steps, mailbox: mailbox, shown: shown)
    var program = Program(device: script, state: state, runner: Runner(), mailbox: mailbox)
    let ending = program.run()
    return (ending, program.state, shown.screens)
  }

  private static let opened = Script.Step.message(.opened(catalog, .library))

  private static func titles(_ state: State, with mark: Mark) -> [String] {
    state.list.rows.filter { state.isMarked(mark, $0) }.map { state.catalog.paper(at: $0).title }
  }

  @Test func `what the first frame need not wait for is begun once it is on the screen`() throws {
    let (mailbox, shown) = (try #require(Mailbox()), Shown())
    let state = State(
      size: Size(width: 100, height: 24), catalog: Self.catalog, origin: .library, marks: MarkTable(), theme: .plain)
    let script = Script(steps: [.keys("j")], mailbox: mailbox, shown: shown)
    var program = Program(device: script, state: state, runner: Runner(), mailbox: mailbox)
    var before: [[String]] = []
    _ = program.run { before.append(shown.screens) }
    #expect(before.map(\.count) == [1] && before.first?.first?.contains("Gamma rays") == true)
  }

  @Test("what is typed while the library is read waits, says so, and goes where it was aimed")
  func waiting() throws {
    let played = try Self.play([.keys("jsjb"), .message(.loading(0.5)), .keys("gg"), Self.opened, .keys("<Down>")])
    let before = try #require(played.screens.last { $0.contains("reading library") })
    #expect(before.contains("Waiting for the library, 50 % read: j s j b g g"))
    #expect(Self.titles(played.state, with: .starred) == ["Delta 漢字 functions"])
    #expect(Self.titles(played.state, with: .later) == ["Gamma rays"])
    #expect(played.state.list.selection == 1)
    #expect(played.state.waiting.isEmpty && played.screens.last?.contains("Waiting") == false)
  }

  @Test("a filter is typed at once, and what follows it waits for its answer")
  func filter() throws {
    let played = try Self.play([.keys("/gamma"), .keys("<CR>s"), Self.opened, .keys("c")])
    #expect(played.screens.contains { $0.contains("/gamma") && $0.contains("reading library") })
    #expect(played.screens.contains { $0.contains("50 %") || $0.contains("25 % read: s") })
    #expect(Self.titles(played.state, with: .starred) == ["Gamma rays"])
    #expect(played.state.filter.queue == .inbox)
  }

  @Test("what waits is not overtaken by a filter or a command that is typed after it")
  func order() throws {
    let played = try Self.play([.keys("s/gamma<CR>b:star<CR>"), Self.opened, .keys("c")])
    #expect(Self.titles(played.state, with: .starred) == ["Epsilon is small", "Gamma rays"])
    #expect(Self.titles(played.state, with: .later) == ["Gamma rays"])
  }

  @Test("a command that needs the papers waits on its line")
  func command() throws {
    let played = try Self.play([.keys(":star<CR>"), Self.opened, .keys("j")])
    #expect(Self.titles(played.state, with: .starred) == ["Epsilon is small"])
    #expect(played.screens.allSatisfy { !$0.contains("No paper is selected") })
  }

  @Test("leaving does not wait, whatever does", arguments: ["Q", "<C-c>"])
  func leaving(key: String) throws {
    let played = try Self.play([.keys("js"), .keys(key), Self.opened])
    #expect(played.ending == .quit && played.state.loading != nil)
  }

  @Test("help and new sizes come at once, and help takes the keys that close it and no others")
  func aside() throws {
    let played = try Self.play([
      .keys("js"), .keys("?"), .event(.resized(Size(width: 80, height: 30))), Self.opened, .keys("x"), .keys("b"),
    ])
    #expect(played.screens.contains { $0.contains("Keys of the list") && $0.split(separator: "\n").count > 24 })
    #expect(Self.titles(played.state, with: .starred) == ["Delta 漢字 functions"])
    #expect(Self.titles(played.state, with: .later) == ["Delta 漢字 functions"])
    #expect(Self.titles(played.state, with: .dismissed).isEmpty)
  }
}
