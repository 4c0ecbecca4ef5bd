import Terminal
import Testing

@testable import Reader

@Suite("The keymap")
struct KeymapTests {
  @Test("knows every line of its own standard table", arguments: Keymap.Mode.allCases)
  func complete(mode: Keymap.Mode) {
    let named = Keymap.standard.bindings(in: mode)
    #expect(named.count > (mode == .triage ? 20 : 40))
    for binding in named { #expect(Keymap.standard.match(binding.keys, in: mode) == .invocation(binding.invocation)) }
  }

  @Test("gives every command a key somewhere, but for those that are typed or come with Esc")
  func reachable() {
    let bound = Set(Keymap.Mode.allCases.flatMap { Keymap.standard.bindings(in: $0).map(\.invocation.command) })
    #expect(
      Set(Command.allCases).subtracting(bound)
        == [.noOp, .rules, .topic, .screenshot, .run, .selectNone, .export, .stats, .years, .venues, .authors, .tour])
  }

  @Test("waits for the rest of a binding of several keys, and forgets a wrong one")
  func prefix() {
    guard case .prefix(let candidates) = Keymap.standard.match([Key(.character("y"))], in: .library) else {
      Issue.record("y is no prefix")
      return
    }
    #expect(candidates.count == 4)
    #expect(Keymap.standard.match([Key(.character("y")), Key(.character("?"))], in: .library) == .none)
  }

  @Test("takes a new binding in place of the old one, and unbinds")
  func rebinding() {
    var keymap = Keymap.standard
    keymap.bind([Key(.character("g"))], to: Invocation(.last), in: .library)
    #expect(keymap.match([Key(.character("g"))], in: .library) == .invocation(Invocation(.last)))
    keymap.bind([Key(.character("x"))], to: Invocation(.noOp), in: .library)
    #expect(keymap.match([Key(.character("x"))], in: .library) == .none)
  }

  @Test(
    "says what is wrong with a command line",
    arguments: [
      ("", "no command given"), ("quitt", "no command 'quitt'; did you mean 'quit'?"),
      ("zzz", "no command 'zzz'; press ? for those that there are"), ("queue", "'queue' needs QUEUE"),
      ("star 3", "'star' takes nothing after it"),
    ])
  func mistakes(line: String, message: String) {
    #expect(throws: InvocationError.self) { try Invocation(line) }
    do { _ = try Invocation(line) } catch { #expect(error.description == message) }
  }
}
