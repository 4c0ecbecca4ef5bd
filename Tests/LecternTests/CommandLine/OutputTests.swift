import Testing

@Suite("Output of the commands")
struct OutputTests {
  @Test("into a pipe that closes early is quiet", arguments: ["list", "list --format json", "keys", "themes"])
  func earlyEnd(command: String) async throws {
    let home = try Home()
    try await home.importPapers(Papers.hundred)
    let outcome = try await home.shell("\"$LECTERN\" \(command) | head -n 1")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors == "")
  }

  @Test("has no colours and no control characters in a pipe, whatever the environment asks for")
  func plain() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let wishes = ["CLICOLOR_FORCE": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color", "COLORTERM": "truecolor"]
    for arguments in [["list"], ["show", "2402.00002"], ["keys"], ["themes"], ["--help"], ["keys", "--markdown"]] {
      let outcome = try await Outcome.of(
        Tool.lectern, arguments, environment: home.environment.merging(wishes) { $1 })
      #expect(outcome.status == 0)
      #expect(!outcome.outputBytes.isEmpty)
      #expect(outcome.outputBytes.forbiddenScalars.isEmpty, "\(arguments)")
    }
  }

  @Test("that cannot be written is an error")
  func full() async throws {
    let home = try Home()
    try await home.importPapers(Papers.hundred)
    for command in ["list", "show 2301.00001", "keys", "themes"] {
      let outcome = try await home.shell("\"$LECTERN\" \(command) > /dev/full")
      #expect(outcome.status == 4, "\(command)")
      #expect(outcome.errors.contains("No space left"), "\(command): \(outcome.errors)")
    }
  }

  @Test("is the same in any locale", arguments: ["C", "C.UTF-8", "xx_YY.nothing"])
  func locales(name: String) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("list", "mobius", environment: ["LC_ALL": name])
    #expect(outcome.output == "●   2024-02-02  arxiv:2402.00002  Beta decay of Möbius strips\n")
  }
}

@Suite("The command line")
struct CommandLineTests {
  @Test("tells its version and its help")
  func information() async throws {
    let home = try Home()
    let version = try await home.lectern("--version")
    #expect(version.status == 0 && version.output.hasPrefix("lectern "))
    let help = try await home.lectern("--help")
    #expect(help.status == 0)
    for command in ["import", "list", "show", "mark", "themes", "keys"] {
      #expect(help.output.contains("\n  \(command) "))
      let own = try await home.lectern(command, "--help")
      #expect(own.status == 0 && own.output.contains("USAGE: lectern \(command)"))
    }
    #expect(help.output.contains("Exit status: 0 all well, 1 nothing matched"))
  }

  @Test(
    "answers a mistake with one line and status 2",
    arguments: [
      ["--wrong"], ["list", "--wrong"], ["list", "--format", "xml"], ["show"], ["mark", "--star"], ["import"],
      ["keys", "extra"], ["themes", "--wrong"], ["--wrong\u{1B}[31m"], [],
    ])
  func mistakes(arguments: [String]) async throws {
    let outcome = try await Outcome.of(Tool.lectern, arguments, environment: Home().environment)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("lectern: "))
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(outcome.errorBytes.forbiddenScalars.isEmpty)
  }

  @Test("prints its themes, those of the user too")
  func themes() async throws {
    let home = try Home()
    let own = try await home.lectern("themes")
    #expect(own.status == 0)
    #expect(own.lines.count >= 8)
    #expect(own.output.contains("light") && own.output.contains("monochrome"))
    _ = try await home.shell("mkdir -p \"$XDG_CONFIG_HOME/lectern/themes\"")
    try home.write("config/lectern/themes/mine.toml", "title = \"Mine\"\nvariant = \"dark\"\n")
    try home.write("config/lectern/themes/broken.toml", "title = \"Broken\"\n\nvariant = 7\n")
    let more = try await home.lectern("themes")
    #expect(more.output.contains("mine "), "\(more.errors)")
    #expect(more.errors.contains("broken.toml:3: variant"), "\(more.errors)")
  }

  @Test("prints the keys as they are set, and the standard ones when asked")
  func keys() async throws {
    let home = try Home()
    let standard = try await home.lectern("keys")
    #expect(standard.lines.contains { $0.hasPrefix("library   s ") && $0.hasSuffix("star, or take the star away") })
    try home.write("config/lectern/config.toml", "[keys]\n\"<F2>\" = \"star\"\n\"s\" = \"no-op\"\n")
    let set = try await home.lectern("keys")
    #expect(set.lines.contains { $0.hasPrefix("library   F2 ") }, "\(set.output)")
    #expect(!set.lines.contains { $0.hasPrefix("library   s ") })
    #expect(try await home.lectern("keys", "--standard").output == standard.output)
  }

  @Test(
    "names file, line and key of a mistake in the settings, and goes on",
    arguments: [
      ("\ntheme = 3\n", ":2: theme: "), ("no_such = 1\n", ":1: no_such: no such setting"),
      ("mouse = \"yes\"\n", ":1: mouse: expected true or false"), ("[keys]\n\n\"s\" = \"nothing\"\n", ":3: "),
      ("[keys]\n\"<nokey>\" = \"star\"\n", ":2: "), ("theme = \n", ":1: "), ("[keys.nowhere]\ns = \"star\"\n", ":2: "),
    ])
  func settings(text: String, place: String) async throws {
    let home = try Home()
    let file = try home.write("config/lectern/config.toml", text)
    let outcome = try await home.lectern("keys")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains(file + place), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(!outcome.output.isEmpty)
  }
}
