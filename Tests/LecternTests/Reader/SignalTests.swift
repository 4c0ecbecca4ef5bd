import Glibc
import Testing

extension ReaderTests {
  @Suite("Signals")
  struct SignalTests {
    /// What undoes every mode that the reader sets.
    private static let reset = ["\u{1B}[?2004l", "\u{1B}[?1000l", "\u{1B}[?1004l", "\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[m"]

    private func reader(in home: Home) async throws -> Pseudoterminal {
      try await home.importPapers(Papers.five)
      let terminal = try Pseudoterminal(home: home)
      try await terminal.wait(for: "1/5")
      return terminal
    }

    @Test(
      "a crash gives the terminal back, says where the marks are, and dies of its signal",
      arguments: [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT])
    func crash(signal: Int32) async throws {
      let home = try Home()
      let terminal = try await reader(in: home)
      terminal.send("s")
      try await terminal.wait(for: "★")
      #expect(terminal.settings != terminal.firstSettings)
      terminal.forget()
      kill(terminal.child, signal)
      #expect(try await terminal.end() == 128 + signal)
      #expect(terminal.settings == terminal.firstSettings)
      let output = String(decoding: terminal.output, as: UTF8.self)
      for sequence in Self.reset { #expect(output.contains(sequence), "\(sequence.debugDescription)") }
      let errors = home.text(of: "errors") ?? ""
      #expect(errors.split(separator: "\n").count == 1 && errors.contains("\(home.library)/state."), "\(errors)")
    }

    @Test(
      "a request to end is met in any view, with the terminal as it was",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT], ["", "/alp", ":th", "?", "T", "t", "\r", "g"])
    func request(signal: Int32, keys: String) async throws {
      let home = try Home()
      let terminal = try await reader(in: home)
      terminal.send("s")
      try await terminal.wait(for: "★")
      try await terminal.press(keys)
      kill(terminal.child, signal)
      #expect(try await terminal.end() == 128 + signal)
      #expect(terminal.settings == terminal.firstSettings)
      #expect(String(decoding: terminal.output.suffix(200), as: UTF8.self).contains("\u{1B}[?1049l"))
      #expect(home.text(of: "errors") == "")
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    }

    @Test("a terminal that takes no more bytes keeps nobody from ending the reader")
    func stuck() async throws {
      let home = try Home()
      let terminal = try await reader(in: home)
      // A new size is drawn whole, until the terminal holds no more, since nobody reads it.
      var looks = 0
      #expect(
        try await Terminal.poll {
          terminal.resize(width: .random(in: 100...200), height: 50)
          looks = terminal.isFull ? looks + 1 : 0
          return looks == 10
        })
      kill(terminal.child, SIGTERM)
      #expect(try await terminal.end(isRead: false) == 128 + SIGTERM)
      #expect(terminal.settings == terminal.firstSettings)
    }

    @Test("a terminal that goes away ends the reader at once, with the marks saved")
    func hangUp() async throws {
      let home = try Home()
      let terminal = try await reader(in: home)
      terminal.send("s")
      try await terminal.wait(for: "★")
      terminal.hangUp()
      #expect(try await terminal.end(isRead: false) == 128 + SIGHUP)
      #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    }

    @Test("who was stopped without a word draws everything again, and ^Z does nothing where no shell is")
    func stopping() async throws {
      let terminal = try await reader(in: Home())
      kill(terminal.child, SIGSTOP)
      #expect(try await Terminal.poll { ProcessFigures(process: terminal.child).isStopped })
      terminal.read(for: 50)
      terminal.forget()
      kill(terminal.child, SIGCONT)
      try await terminal.wait(for: "1/5")
      terminal.send("\u{1A}")
      kill(terminal.child, SIGTSTP)
      terminal.send("j")
      // The author of the next paper.
      try await terminal.wait(for: "Fay Flint")
      terminal.send("Q")
      #expect(try await terminal.end() == 0)
    }
  }
}
