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

  @Test("has the keys of saved searches, and says both lines where they cannot go together with others")
  func searches() async throws {
    let home = try Home()
    _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
    try home.write("config/lectern/config.toml", "[keys]\n\"gc\" = \"quit\"\n[keys.reading]\n\"gx\" = \"star\"\n")
    try home.write(
      "config/lectern/searches.toml",
      """
      Code = { query = "has:code", key = "gc" }
      Robots = { query = "topic:cs.RO", key = "gx" }
      Nets = { query = "neural", key = "gxx" }
      Odd = { query = "odd", key = "<Nothing>" }
      """)
    let outcome = try await home.lectern("keys")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 3, "\(outcome.errors)")
    for wanted in [
      "searches.toml:1: Code: the same keys are bound to 'quit' in line 2 of ", "config.toml; this line holds, take one of them out",
      "searches.toml:3: Nets: cannot go together with 'gx', which is bound to 'search Robots' in line 2; this line holds, take one of them out",
      "searches.toml:4: Odd: '<Nothing>' names no key",
    ] { #expect(outcome.errors.contains(wanted), "\(wanted)") }
    #expect(outcome.output.split(separator: "\n").contains { $0.contains(" gc ") && $0.contains("search Code") && $0.contains("show Code") })
    #expect(try await home.lectern("keys", "--standard").errors == "")
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
