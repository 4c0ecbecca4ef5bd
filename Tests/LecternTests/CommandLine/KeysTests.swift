import Testing

@Suite("lectern keys")
struct KeysTests {
  private func keys(_ config: String) async throws -> Outcome {
    let home = try Home()
    _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
    try home.write("config/lectern/config.toml", config)
    return try await home.lectern("keys")
  }

  @Test("says both lines where two bindings of the config file cannot go together")
  func conflicts() async throws {
    let outcome = try await keys(
      """
      [keys]
      "C-x" = "quit"
      [keys.library]
      "C-x" = "star"
      "z" = "undo"
      "z q" = "redo"
      "z  q" = "star"
      [keys.reading]
      "z" = "undo"
      """)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 2, "\(outcome.errors)")
    for number in [6, 7] {
      #expect(
        outcome.errors.contains(
          "config.toml:\(number): keys.library.z q: cannot go together with 'z', which is bound to 'undo' in line 5; "
            + "this line holds, take one of them out"))
    }
  }

  @Test("takes a preset, and says which there are when one is not known")
  func presets() async throws {
    let emacs = try await keys("preset = \"emacs\"\n[keys.library]\n\"s\" = \"unbind\"")
    #expect(emacs.errors == "")
    #expect(emacs.output.contains("^X ^C"))
    #expect(!emacs.output.contains("library   s  "))
    let wrong = try await keys("preset = \"emacs2\"")
    #expect(wrong.errors.contains("config.toml: preset: no preset 'emacs2'; there are vim, emacs, newsboat"))
    #expect(wrong.output.contains("gg"))
  }
}
