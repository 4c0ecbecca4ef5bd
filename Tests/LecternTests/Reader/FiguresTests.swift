import Papers
import Testing

extension ReaderTests {
  @Suite("Figures in a terminal")
  struct FiguresTests {
    @Test("of a sitting that was left are shown, also after a restart")
    func sittings() async throws {
      let home = try Home()
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/76")
        try await terminal.press("i")
        try await terminal.wait(for: "76 left")
        try await terminal.press("m", "x")
        try await terminal.wait(for: "74 left")
        try await terminal.press("Escape")
        try await terminal.wait(for: "74 papers left")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
      #expect(home.text(of: "state/lectern/sittings.jsonl")?.contains("\"papers\":2}\n") == true)
      try await Terminal.reading(home: home, width: 120, height: 60) { terminal in
        try await terminal.wait(for: "papers left")
        try await terminal.press(":", "s", "t", "a", "t", "s", "Enter")
        try await terminal.wait(forAll: "Reading in figures", "1 paper, 1 of them in the last year", "1 sitting")
        try await terminal.press("q", "Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("of what rises are counted beside the reader, shown, and left")
    func trends() async throws {
      let home = try Home()
      let today = Timestamp.now().date.dayNumber
      let lines = (0..<390).map { number in
        let word = number < 12 ? "zorblax" : "common"
        return #"{"id":"test:\#(number)","title":"Paper \#(number)","abstract":"On \#(word) of things.","published":"\#(PaperDate(dayNumber: today - number))"}"#
      }
      try await home.importPapers(lines.joined(separator: "\n"))
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "390 papers")
        try await terminal.press("C-t")
        try await terminal.wait(forAll: "Rising over the month in the whole library", "zorblax")
        try await terminal.press("Enter")
        try await terminal.wait(for: "1/12")
        try await terminal.press("C-o")
        try await terminal.wait(for: "1/390")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }
  }
}
