import Glibc
import Testing

extension ReaderTests {
  @Suite("Browser and clipboard")
  struct BrowserTests {
    /// A browser that notes what it is to open.
    private func browser(in home: Home) throws -> [String: String?] {
      let script = try home.write("browser", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"\(home.path)/opened\"\n")
      chmod(script, 0o700)
      return ["BROWSER": script, "DISPLAY": nil, "WAYLAND_DISPLAY": nil]
    }

    @Test("opens page, PDF and numbered links with the browser that is set")
    func opening() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home, variables: try browser(in: home)) { terminal in
        try await terminal.wait(for: "1/5")
        for (keys, count) in [(["o"], 1), (["p"], 2), (["Enter", "2"], 3)] {
          try await terminal.press(keys)
          try await terminal.wait(for: "an address") {
            home.text(of: "opened")?.split(separator: "\n").count == count
          }
          // The browser writes before it ends, and a late word on its end would hide the next answer.
          try await terminal.wait(for: "Opened")
        }
        try await terminal.press("9")
        try await terminal.wait(for: "the links are 1 to 2")
      }
      #expect(
        home.text(of: "opened") == """
          https://arxiv.org/abs/2405.00005
          https://arxiv.org/pdf/2405.00005
          https://arxiv.org/pdf/2405.00005

          """)
    }

    @Test("opens what was asked for just before the end")
    func atTheEnd() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home, variables: try browser(in: home)) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.press("o", "Q")
        try await terminal.ends(with: 0)
        try await terminal.wait(for: "an address") { home.text(of: "opened") == "https://arxiv.org/abs/2405.00005\n" }
      }
      #expect(home.text(of: "errors") == "")
    }

    @Test("passes on no address that is more than an address")
    func hostile() async throws {
      let home = try Home()
      try await home.importPapers(
        [
          "javascript:alert(1)", "file:///etc/passwd", "--help", "https://-oProxy", "https://a.example/$(touch x)`y`;z'\\\"",
          "https://user:secret@", "http://a.example/\\u202e%20 b",
        ].enumerated().map {
          "{\"id\":\"doi:10.1234/h\($0.offset)\",\"title\":\"Hostile \($0.offset)\",\"published\":\"2024-01-0\(9 - $0.offset)\","
            + "\"links\":[{\"kind\":\"page\",\"url\":\"\($0.element)\"},{\"kind\":\"pdf\",\"url\":\"\($0.element)\"}]}\n"
        }.joined())
      try await Terminal.reading(home: home, variables: try browser(in: home)) { terminal in
        try await terminal.wait(for: "1/7")
        for number in 1...7 {
          try await terminal.wait(for: "\(number)/7")
          for key in ["o", "p"] {
            try await terminal.press(key)
            try await terminal.wait(for: "an answer") { $0.contains("pened") || $0.contains("is known") }
            try await terminal.press("C-l")
            try await terminal.wait(for: "Enter read")
          }
          try await terminal.press("j")
        }
        #expect(!terminal.hasEnded)
      }
      for line in (home.text(of: "opened") ?? "").split(separator: "\n") {
        #expect(line.hasPrefix("http://") || line.hasPrefix("https://"))
        #expect(!line.contains { "'\"`\\ ;<>|".contains($0) && $0 != ";" }, "\(line)")
        #expect(Array(line.utf8).forbiddenScalars.isEmpty)
        #expect(!line.hasPrefix("https://-"))
      }
      #expect(home.bytes(of: "x") == nil)
    }

    @Test("opens a file of the library, and none outside of it, whatever way leads there")
    func files() async throws {
      let home = try Home()
      mkdir(home.library, 0o700)
      try home.write("data/lectern/note one.pdf", "%PDF-")
      let outside = try home.write("outside.pdf", "%PDF-")
      symlink(outside, "\(home.library)/link.pdf")
      mkfifo("\(home.library)/pipe.pdf", 0o600)
      let links = ["note%20one.pdf", "../../outside.pdf", "link.pdf", "pipe.pdf", "", "none.pdf", "note%00"].map {
        "{\"kind\":\"pdf\",\"url\":\"file://\(home.library)/\($0)\"}"
      }
      try await home.importPapers(
        "{\"id\":\"doi:10.1234/f\",\"title\":\"Files\",\"links\":[\(links.joined(separator: ","))]}\n")
      try await Terminal.reading(home: home, variables: try browser(in: home)) { terminal in
        try await terminal.wait(for: "1/1")
        try await terminal.press("Enter")
        // Before them stands the page that the DOI leads to.
        for number in (1...links.count + 1).reversed() {
          try await terminal.press("\(number)")
          try await terminal.wait(for: "an answer") { $0.contains("ot opened") || $0.contains("Opened") }
          try await terminal.press("C-l", "G")
          try await terminal.wait(for: "no answer") { !$0.contains("ot opened") && !$0.contains("Opened") }
        }
      }
      #expect(home.text(of: "opened") == "file://\(home.library)/note%20one.pdf\nhttps://doi.org/10.1234/f\n")
    }

    @Test("copies link, citation and BibTeX through the terminal")
    func copying() async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      try await Terminal.reading(home: home, variables: try browser(in: home)) { terminal in
        try await terminal.wait(for: "1/5")
        try await terminal.tmux("set-option", "-g", "set-clipboard", "on")
        for (key, text) in [("y", "https://arxiv.org/abs/2405.00005"), ("c", "Gil Gray"), ("b", "eprint = {2405.00005}")] {
          try await terminal.press("y", key)
          // The text comes before the answer, so that there is a buffer to show.
          try await terminal.wait(for: "Copied")
          #expect(try await Terminal.poll { try await terminal.tmux("show-buffer").contains(text) }, "\(text)")
        }
      }
    }
  }
}
