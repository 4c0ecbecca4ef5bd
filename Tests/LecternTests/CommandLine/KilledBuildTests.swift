import Glibc
import Testing

/// The index is made by a process that is killed, again and again, while papers come in.
@Suite("An index whose making is killed")
struct KilledBuildTests {
  private static let kills = getenv("LECTERN_LONG_TESTS") != nil ? 400 : 8
  /// How often what is found is compared.
  private static let everySo = 4

  private static func lines(_ numbers: Range<Int>, _ word: String) -> String {
    numbers.map { number in
      let abstract = (0..<40).map { "Sentence \($0) of paper \(number) tells of \(word)." }
      return #"{"id":"arxiv:2401.\#(10_000 + number)","title":"Paper \#(number % 7) of \#(word)","#
        + #""abstract":"\#(abstract.joined(separator: " "))","published":"20\#(10 + number % 13)-01-01"}"# + "\n"
    }.joined()
  }

  @Test("leaves a library that opens and answers right, whenever that was")
  func killed() async throws {
    var generator = SeededGenerator(seed: UInt64(time(nil)))
    let home = try Home()
    mkdir(home.library, 0o700)
    try home.write("first", Self.lines(0..<1400, "light"))
    _ = try await home.shell("cat \"$HOME/first\" > \"$XDG_DATA_HOME/lectern/papers.jsonl\"")
    for kill in 1...Self.kills {
      let start = Int.random(in: 0..<1400, using: &generator)
      try home.write("more", Self.lines(start..<start + 30, "wave\(kill)") + Self.lines(1400 + kill..<1402 + kill, "late"))
      // The longest that it takes is somewhere between the two, whatever the machine is busy with.
      let pause = Int.random(in: 0...(kill % 3 == 0 ? 3000 : 600), using: &generator)
      let outcome = try await home.shell(
        """
        cat "$HOME/more" >> "$XDG_DATA_HOME/lectern/papers.jsonl"
        "$LECTERN" list late --limit 1 > /dev/null 2>&1 & opener=$!
        sleep "$(printf '%d.%03d' \(pause / 1000) \(pause % 1000))"
        kill -KILL $opener 2> /dev/null; wait $opener
        """)
      #expect([0, 128 + SIGKILL].contains(outcome.status), "\(outcome.errors)")
      if kill % Self.everySo == 0 { try await compare(home, kill) }
    }
  }

  /// Asks the library, and the same text without any index.
  private func compare(_ home: Home, _ kill: Int) async throws {
    let fresh = try Home()
    mkdir(fresh.library, 0o700)
    try fresh.write("data/lectern/papers.jsonl", try #require(home.bytes(of: "data/lectern/papers.jsonl")))
    for query in ["light", "wave\(kill)", "\"paper 3 of\" year:2015..", "-light", "late sort:relevance"] {
      let found = try await home.lectern("list", query, "--format", "tsv")
      let expected = try await fresh.lectern("list", query, "--format", "tsv")
      #expect(found.output == expected.output && found.status == expected.status, "\(query): \(found.errors)")
      #expect(found.errors.isEmpty)
    }
  }
}
