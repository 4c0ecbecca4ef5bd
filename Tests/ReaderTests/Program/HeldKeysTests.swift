import Catalog
import Marks
import Papers
import Synchronization
import Terminal
import Testing

@testable import Reader

@Suite("Keys that are aimed at an answer")
struct HeldKeysTests {
  @Test("wait where they are once a thousand are held, however many more come")
  func bounded() throws {
    let typist = Typist()
    let state = State(
      size: Size(width: 80, height: 24), catalog: PaperCatalog(lines: Array(Desk.papers.utf8)), origin: .library,
      marks: MarkTable(), theme: .plain)
    var program = Program(
      device: typist.device, state: state, runner: Silence(), mailbox: try #require(Mailbox()))
    #expect(program.run() == .hangUp)
    #expect(typist.typed.withLock { $0 } == 1_200)
  }
}

/// Types four hundred keys at a time as long as they are read, and then hangs up; after a hundred times in any case.
private final class Typist: Sendable {
  let typed = Mutex(0)
  var device: Keyboard { Keyboard(typist: self) }
}

private struct Keyboard: Screen, Device, ~Copyable {
  let typist: Typist
  var size: Size { Size(width: 80, height: 24) }

  mutating func waitForInput(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
    typist.typed.withLock { typed in
      guard readsKeys, typed < 40_000 else { return [.hangUp] }
      typed += 400
      return [ScreenEvent](repeating: .input(.key(Key(.character("j")))), count: 400)
    }
  }

  mutating func present(_ frame: borrowing Frame) {}
  mutating func redraw() {}
  func copyToClipboard(_ text: String) -> Bool { true }
  mutating func run(_ program: TerminalProgram) -> TerminalProgram.Ending { .exited(0) }
  mutating func stop() {}
}

/// Never answers, so that the first question holds all keys.
private struct Silence: EffectRunner {
  func run(_ effect: Effect, in state: State, mailbox: Mailbox) {}
  func program(for errand: Errand, mailbox: Mailbox) -> TerminalProgram? { nil }
  func conclude(_ errand: Errand, _ ending: TerminalProgram.Ending, mailbox: Mailbox) {}
}
