import Glibc
import Testing

extension ReaderTests {
  @Suite("The terminal")
  struct TerminalTests {
    @Test("a storm of sizes while keys are typed leaves the selection and the right layout")
    func resizeStorm() async throws {
      let home = try Home()
      try await home.importPapers(Papers.hundred)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/100")
        let sizes = [(20, 5), (300, 100), (1, 1), (80, 24), (19, 4), (60, 10), (119, 36), (40, 3), (120, 12), (200, 50)]
        for round in 0..<4 {
          for (width, height) in sizes {
            try await terminal.resize(width: width, height: height)
            try await terminal.press("j")
          }
          #expect(!terminal.hasEnded, "round \(round)")
        }
        try await terminal.resize(width: 120, height: 36)
        try await terminal.wait(for: "queues and topics beside the list") {
          $0.contains("41/100") && $0.contains("Queues") && $0.contains("Topics")
        }
        try await terminal.resize(width: 80, height: 24)
        try await terminal.wait(for: "list above abstract") {
          $0.contains("41/100") && !$0.contains("Queues") && $0.contains("● unread ───")
        }
        try await terminal.resize(width: 60, height: 20)
        try await terminal.wait(for: "the list alone") { $0.contains("41/100") && !$0.contains("● unread") }
        try await terminal.resize(width: 20, height: 5)
        try await terminal.wait(for: "the smallest list") { $0.contains("41/100") && $0.contains("Paper") }
        try await terminal.resize(width: 19, height: 5)
        try await terminal.wait(for: "Too small")
        try await terminal.resize(width: 300, height: 100)
        try await terminal.wait(for: "41/100")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("^Z gives the terminal back, and fg draws the screen again")
    func suspension() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.running("exec sh -i", home: home) { terminal in
        try await terminal.wait(for: "%")
        try await terminal.press("stty -a > before; \"$LECTERN\"", "Enter")
        try await terminal.wait(for: "1/5")
        try await terminal.press("j")
        try await terminal.wait(for: "2/5")
        try await terminal.press("C-z")
        try await terminal.wait(for: "the shell") { $0.contains("%") && !$0.contains("2/5") }
        try await terminal.press("stty -a > during; echo said $((40 + 2))", "Enter")
        try await terminal.wait(for: "said 42")
        #expect(home.text(of: "during") == home.text(of: "before"))
        try await terminal.resize(width: 100, height: 30)
        try await terminal.press("fg", "Enter")
        try await terminal.wait(for: "the list") { $0.contains("2/5") && !$0.contains("Queues") }
        try await terminal.press("j", "s")
        try await terminal.wait(for: "3/5")
        try await terminal.press("Q")
        try await terminal.wait(for: "the shell") { $0.contains("%") && !$0.contains("3/5") }
        try await terminal.press("stty -a > after; echo $? and $((50 + 5))", "Enter")
        try await terminal.wait(for: "0 and 55")
        let settings = try #require(home.text(of: "after")).split(separator: "\n").dropFirst()
        #expect(settings == (home.text(of: "before") ?? "").split(separator: "\n").dropFirst())
      }
      #expect(try await home.lectern("list", "is:starred").output.contains("Gamma"))
    }

    @Test(
      "signals end it with their code, the terminal restored and the marks saved",
      arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130), (SIGQUIT, 131)])
    func signals(number: Int32, code: Int) async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("s")
        try await terminal.wait(for: "★")
        kill(try await terminal.process(), number)
        try await terminal.ends(with: code)
        try await terminal.wait(for: "the main screen") { !$0.contains("Queues") }
        #expect(home.text(of: "after") == home.text(of: "before"))
        #expect(
          try await Terminal.poll {
            try await terminal.tmux("display-message", "-p", "#{cursor_flag} #{mouse_any_flag}") == "1 0\n"
          })
      }
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    }

    @Test("goes when the terminal goes, with the marks saved")
    func hangUp() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      var process: pid_t = 0
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("s")
        try await terminal.wait(for: "★")
        process = try await terminal.process()
      }
      #expect(try await Terminal.poll { Terminal.isGone(process) })
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    }

    @Test("says what to do on a terminal that cannot draw")
    func dumb() async throws {
      let home = try Home()
      try await Terminal.reading(home: home, variables: ["TERM": "dumb"]) { terminal in
        try await terminal.ends(with: 2)
      }
      #expect(home.text(of: "errors")?.contains("lectern --plain") == true)
    }

    @Test(
      "works with any other description of the terminal, or none", arguments: [nil, "", "nonsense", "vt100", "xterm"])
    func descriptions(term: String?) async throws {
      try await Terminal.reading(home: Home(), variables: ["TERM": term]) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press("j")
        try await terminal.wait(for: "2/76")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test(
      "draws ASCII in a locale without UTF-8, unless the settings say otherwise",
      arguments: ["C", "POSIX", "xx_YY.nothing"], [true, false])
    func locales(name: String, isDefault: Bool) async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      _ = try await home.shell("mkdir -p \"$HOME/config/lectern\"")
      try home.write("config/lectern/config.toml", "glyphs = \"\(isDefault ? "auto" : "unicode")\"\n")
      try await Terminal.reading(home: home, variables: ["LC_ALL": name, "LANG": name]) { terminal in
        if isDefault {
          let screen = try await terminal.wait(forAll: "1/5", "Mobius", "Delta ???? functions")
          #expect(screen.utf8.allSatisfy { $0 < 0x80 })
        } else {
          try await terminal.wait(forAll: "1/5", "Möbius", "漢字", "│")
        }
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("draws no colour where none is wanted")
    func noColor() async throws {
      try await Terminal.reading(home: Home(), variables: ["NO_COLOR": "1"]) { terminal in
        try await terminal.wait(forAll: "1/76", "Enter read")
        let screen = try await terminal.coloredScreen()
        for match in screen.matches(of: /\u{1B}\[([0-9;]*)m/) {
          let numbers = match.1.split(separator: ";").compactMap { Int($0) }
          #expect(!numbers.contains { (30...38).contains($0) || (40...48).contains($0) || $0 >= 90 }, "\(match.1)")
        }
      }
    }
  }
}
