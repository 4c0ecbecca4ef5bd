import Glibc
import TestSupport
import Testing

extension ReaderTests {
  @Suite("All keys")
  struct EveryKeyTests {
    /// Ways into every view, from the list without a filter.
    static let views: [(name: String, keys: [String])] = [
      ("list", []), ("sidebar", ["h"]), ("paper", ["Enter"]), ("filter", ["/", "a"]), ("command", [":", "q"]),
      ("topics", ["t"]), ("themes", ["T"]), ("help", ["?"]), ("help of the paper", ["Enter", "?"]),
      ("half a key", ["g"]), ("filter with a mistake", ["/", "("]), ("empty list", ["/", "z", "z", "z", "Enter"]),
      ("narrowed topics", ["t", "z", "z", "z"]), ("triage", ["i"]), ("the end of triage", ["1", "i", "n"]),
      ("a range", ["v", "j"]), ("folded groups", ["O", "t", "z", "M"]), ("sources", ["g", "F"]),
    ]

    /// Keys that lead back to the list from anywhere, with `^C` bound to nothing outside of prompts.
    private static let back = ["C-c", "C-c", ":", "q", "u", "e", "u", "e", "Space", "a", "l", "l", "Enter", "/", "C-u", "Enter"]

    /// A home in which nothing is left by a key.
    ///
    /// - Parameter more: further keys that do nothing.
    static func home(without more: [String] = []) async throws -> Home {
      let home = try Home()
      try await home.importPapers(Papers.five + Papers.snapshot)
      let inert = (["<C-c>", "<C-z>", "<Esc>", "q", "Q"] + more).map { "\"\($0)\" = \"no-op\"\n" }.joined()
      try home.write("config/lectern/config.toml", "[keys]\n" + inert)
      return home
    }

    static let variables: [String: String?] = ["BROWSER": "true", "DISPLAY": nil, "WAYLAND_DISPLAY": nil]

    @Test("every key of the table can be pressed in every view", arguments: [(120, 30), (80, 24), (30, 8)])
    func everywhere(width: Int, height: Int) async throws {
      let home = try await Self.home()
      let table = try await home.lectern("keys", "--standard").output
      let keys = Set((KeyTable(table, mode: "library").bindings + KeyTable(table, mode: "reading").bindings
        + KeyTable(table, mode: "triage").bindings)).sorted {
        $0.joined() < $1.joined()
      }
      #expect(keys.count > 60)
      try await Terminal.reading(home: home, width: width, height: height, variables: Self.variables) { terminal in
        try await terminal.wait(for: "1/7")
        for (name, way) in Self.views {
          try await terminal.press(keys.flatMap { Self.back + way + $0 })
          try await terminal.press(Self.back)
          try await terminal.answers(after: name)
        }
      }
    }

    @Test("three thousand random keys leave it alive and answering")
    func monkey() async throws { try await Self.type(3000, seed: 1) }

    @Test(
      "a hundred thousand random keys leave it alive and answering",
      .enabled(if: getenv("LECTERN_LONG_TESTS") != nil, "only with LECTERN_LONG_TESTS=1"), .timeLimit(.minutes(10)))
    func longMonkey() async throws { try await Self.type(100_000, seed: 2) }

    private static func type(_ count: Int, seed: UInt64) async throws {
      // While an editor has the terminal, ^Z stops it and the reader, and nobody here would continue them. The palette,
      // or a q after a colon, finds the command that quits.
      let home = try await Self.home(without: ["e", "<C-p>"])
      var random = SeededGenerator(seed: seed)
      let named = [
        "Enter", "Escape", "Tab", "BTab", "BSpace", "Space", "Up", "Down", "Left", "Right", "Home", "End", "PageUp",
        "PageDown", "DC", "IC", "F1", "F12", "C-Left", "M-Right", "S-Up", "M-x", "C-@", "é", "漢", "😀",
      ]
      let letters = (33...126).map { String(Unicode.Scalar(UInt8($0))) }.filter { $0 != "q" }
      let controls = (97...122).map { "C-\(Unicode.Scalar(UInt8($0)))" }
      try await Terminal.reading(home: home, variables: Self.variables) { terminal in
        try await terminal.wait(for: "1/7")
        var left = count
        while left > 0, !terminal.hasEnded {
          // Now and then it must show that it has kept up.
          for _ in 0..<10 where left > 0 {
            let burst = min(left, Int.random(in: 1...400, using: &random))
            left -= burst
            try await terminal.press(
              (0..<burst).map { _ in
                (Int.random(in: 0..<4, using: &random) == 0 ? named + controls : letters).randomElement(using: &random)
                  ?? "j"
              })
            try await terminal.resize(
              width: .random(in: 1...200, using: &random), height: .random(in: 1...60, using: &random))
          }
          try await terminal.resize(width: 120, height: 30)
          try await terminal.press(Self.back)
          try await terminal.answers(after: "\(count - left) keys")
        }
      }
    }
  }
}

extension Terminal {
  /// Sees that the reader still answers a key.
  fileprivate func answers(after what: String, _ location: SourceLocation = #_sourceLocation) async throws {
    try await press("/", "C-u")
    try await type("answer")
    try await wait(for: "an answer after \(what)", location) { hasEnded || $0.contains("/answer") }
    #expect(!hasEnded, "after \(what): exit code \(home.text(of: "code") ?? ""), \(home.text(of: "errors") ?? "")", sourceLocation: location)
    try await press("C-c")
  }
}
