import Glibc
import Testing

extension ReaderTests {
  @Suite("Fetching")
  struct FetchingTests {
    private func home(every: String) throws -> Home {
      let home = try Home()
      try home.write("papers.jsonl", Papers.five)
      let file = try home.write(
        "config/lectern/config.toml",
        "[fetch]\nevery = \(every)\n[sources.five]\nkind = \"command\"\ncommand = [\"cat\", \"\(home.path)/papers.jsonl\"]\n")
      chmod(file, 0o600)
      return home
    }

    @Test("brings papers into the list by a key, and nothing twice")
    func key() async throws {
      let home = try home(every: "false")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "sample")
        try await terminal.press("F")
        try await terminal.wait(for: "1/5")
        try await terminal.press("j")
        try await terminal.wait(for: "2/5")
        try await terminal.press("F")
        try await terminal.wait(for: "Nothing new.")
        try await terminal.wait(for: "2/5")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }

    @Test("begins by itself where the last time is long ago")
    func due() async throws {
      let home = try home(every: "12")
      try await Terminal.reading(home: home) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("Q")
        try await terminal.ends(with: 0)
      }
    }
  }
}
