import Glibc
import Testing

extension ReaderTests {
  @Suite("Hostile text")
  struct HostileTextTests {
    /// What every kind of file and name may try, written plainly.
    private static let raw = "\u{1B}[31m\u{9B}2J\u{7}\u{202E}\u{200B}\u{7F}\u{1B}]0;owned\u{7}\u{9D}52;c;AAAA\u{9C}\u{1B}P\u{1B}\\\u{2066}\u{E0041}\u{FEFF}\u{AD}"
    /// The same as JSON and TOML write it.
    private static let escaped = "\\u001b[31m\\u009b2J\\u0007\\u202e\\u200b\\u007f\\u001b]0;owned\\u0007"
    /// What a file's name can hold of it.
    private static let name = raw.replacing("/", with: "")

    /// A home in which all that can hold text holds such.
    private func home() throws -> (home: Home, library: String) {
      let home = try Home()
      let library = "\(home.path)/lib\(Self.name)"
      mkdir(library, 0o700)
      let inside = "lib\(Self.name)"
      try home.write("\(inside)/papers.jsonl", Hostile.papers + Papers.five + "{\"title\":\"\(Self.escaped)\n")
      try home.write(
        "\(inside)/state.json",
        """
        {"format":"lectern-state","version":1,"papers":{
        "arxiv:2405.00005": {"starred":{"set":true},"tags":{"tag\(Self.escaped)":{"set":true}},"note":{"text":"note\(Self.escaped)"}}},
        "history":[{"at":"2026-11-23T08:00:00.000Z","edits":[{"mark":"starred","papers":["arxiv:2405.00005"],"set":true}],"name":"step\(Self.escaped)"}]}

        """)
      mkdir("\(home.path)/config/lectern/themes", 0o700)
      try home.write(
        "config/lectern/themes/mine\(Self.name).toml", "title = \"Mine\(Self.escaped)\"\nvariant = \"dark\"\n")
      try home.write(
        "config/lectern/themes/broken\(Self.name).toml", "title = \"\(Self.escaped)\"\n\"x\(Self.escaped)\" = 1\n")
      try home.write(
        "config/lectern/config.toml",
        "theme = \"none\(Self.escaped)\"\n\"key\(Self.escaped)\" = 1\n[keys]\n\"\(Self.escaped)\" = \"star\"\n\"Z\" = \"\(Self.escaped)\"\n")
      mkdir("\(home.path)/state/lectern", 0o700)
      try home.write("state/lectern/theme", "gone\(Self.raw)\n")
      return (home, library)
    }

    private var variables: [String: String] {
      ["BROWSER": "/nowhere/\(Self.name):false", "LECTERN_NOTHING": Self.raw, "DISPLAY": "", "WAYLAND_DISPLAY": ""]
    }

    @Test("of papers, marks, settings, themes, names and variables sends nothing to the terminal but what may be sent")
    func session() async throws {
      let (home, library) = try home()
      for (width, height) in [(120, 36), (60, 20), (200, 60)] {
        let terminal = try Pseudoterminal(
          ["--library", library], home: home, width: width, height: height, variables: variables)
        try await terminal.wait(for: "/8")
        for keys in [
          "j", "k", "\r", "j", "o", "1", "q", "J", "s", "u", "u", "u", "?", "q", "t", "x", "\u{1B}", "T", "j", "jjjjjjjjjjjjjjj", "\r", "\\",
          ":nothing\(Self.raw)\r", "/\u{1B}[200~Hostile\(Self.raw)\u{1B}[201~\r", "/(\u{1B}[200~\(Self.raw)\u{1B}[201~", "\u{3}", "yy", "yc", "yb", "o", "p", "c",
          "6", "2", "G", "\r", "  ",
        ] {
          try await keys == "\u{1B}" ? terminal.escape() : terminal.press(keys)
        }
        let sent = String(decoding: terminal.output, as: UTF8.self)
        terminal.send("\u{3}Q")
        #expect(try await terminal.end() == 0, "\(home.text(of: "errors") ?? "")")
        let bytes = TerminalBytes(terminal.output)
        #expect(bytes.violations.isEmpty, "\(width): \(bytes.violations.prefix(5)) \(sent.suffix(300).debugDescription)")
        #expect(bytes.text.contains("Hostile") && bytes.copies == 3)
        #expect(home.bytes(of: "errors") == [])
      }
    }

    @Test("of names, arguments and variables gets into no message and no output of a command")
    func commands() async throws {
      let (home, library) = try home()
      let wrong = "\(home.path)/wrong\(Self.name)"
      for arguments in [
        ["list", "--library", library], ["list", "--library", wrong], ["list", "--library", library, "(" + Self.raw],
        ["list", "--library", library, "nofield\(Self.raw):x"], ["list", "--library", library, "--format", "json\(Self.raw)"],
        ["list", "--library", library, "--limit", Self.raw], ["show", "--library", library, Self.raw],
        ["show", "--library", library, "arxiv:2502.00009"], ["show", "--library", library, "doi:10.1234/\(Self.raw)"],
        ["show", "--library", library, "--bibtex", "arxiv:2502.00009"], ["mark", "--library", library, "2405.00005", "--tag", Self.raw],
        ["mark", "--library", "/proc/\(Self.name)", "2405.00005", "--star"], ["import", "--library", library, wrong],
        ["import", "--library", "/proc/\(Self.name)", wrong], ["themes"], ["keys"], ["--theme", "x\(Self.raw)", wrong],
        [Self.raw], ["--\(Self.raw)"], ["screenshot", "--library", library, "x\(Self.raw)"],
        ["screenshot", "--library", library, "\(wrong)/x.svg"],
      ] {
        let outcome = try await Outcome.of(
          Tool.lectern, arguments, environment: home.environment.merging(variables) { $1 })
        #expect(!outcome.outputBytes.isEmpty || !outcome.errorBytes.isEmpty || arguments[0] == "mark", "\(arguments)")
        #expect(TerminalBytes(outcome.outputBytes).violations.isEmpty, "\(arguments): \(outcome.output.debugDescription)")
        #expect(TerminalBytes(outcome.errorBytes).violations.isEmpty, "\(arguments): \(outcome.errors.debugDescription)")
        #expect(!(outcome.outputBytes + outcome.errorBytes).contains(0x1B), "\(arguments)")
      }
    }
  }
}
