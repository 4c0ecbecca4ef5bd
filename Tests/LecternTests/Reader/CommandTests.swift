import Testing

extension ReaderTests {
  @Suite("Commands of the settings")
  struct CommandTests {
    @Test("get the paper as arguments, as variables and as JSON, and their end is said")
    func running() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      try home.write(
        "config/lectern/config.toml",
        """
        [commands]
        tell = ["sh", "-c", 'printf "%s|%s|" "$1" "$LECTERN_TITLE" > "$0.part"; cat >> "$0.part"; mv "$0.part" "$0"', "\(home.path)/told", "{id}"]
        fail = ["sh", "-c", "echo no luck >&2; exit 3"]
        none = ["/nowhere/at/all"]
        deaf = ["true"]
        [keys.library]
        "F2" = "run tell"
        """)
      _ = try await home.shell("chmod 600 \"$HOME/config/lectern/config.toml\"")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("F2")
        try await terminal.wait(for: "tell: done.")
        let told = try #require(home.text(of: "told"))
        #expect(told.hasPrefix("arxiv:2405.00005|Epsilon is small|{\"id\":\"arxiv:2405.00005\","))
        #expect(told.hasSuffix("}\n"))
        for (name, answer) in [("fail", "no luck"), ("none", "none: /nowhere/at/all cannot be started"), ("deaf", "deaf: done."), ("what", "no command 'what' in the settings; there are tell, fail, none, deaf")] {
          try await terminal.type(":run \(name)")
          try await terminal.press("Enter")
          try await terminal.wait(for: answer)
        }
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }
  }
}
