import Terminal
import Testing

@testable import Reader

@Suite("The presets of keys")
struct PresetTests {
  @Test("leave no command without a key, and bind what they say", arguments: Keymap.Preset.allCases, Keymap.Mode.allCases)
  func complete(preset: Keymap.Preset, mode: Keymap.Mode) {
    let keymap = Keymap.preset(preset)
    for binding in Keymap.standard.bindings(in: mode) {
      #expect(!keymap.keys(for: binding.invocation, in: mode).isEmpty, "\(binding.invocation)")
    }
    for binding in keymap.bindings(in: mode) {
      #expect(keymap.match(binding.keys, in: mode) == .invocation(binding.invocation))
    }
  }

  @Test(
    "are as people know them",
    arguments: [
      (Keymap.Preset.emacs, "<C-x><C-c>", "quit"), (.emacs, "<A-x>", "palette"), (.emacs, "<C-v>", "page-down"),
      (.emacs, "<A-lt>", "first"), (.newsboat, "n", "next-unread"), (.newsboat, "o", "browse"), (.newsboat, "N", "read"), (.newsboat, "R", "fetch"),
      (.vim, "gg", "first"),
    ])
  func known(preset: Keymap.Preset, keys: String, line: String) throws {
    let keys = try #require(KeyName.sequence(keys))
    #expect(Keymap.preset(preset).match(keys, in: .library) == .invocation(try Invocation(line)))
  }
}
