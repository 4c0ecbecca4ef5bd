import Glibc
import Testing

/// Imports that are stopped in their middle, politely or not: what was read is kept, and the same command
/// goes on.
@Suite("lectern import, stopped")
struct InterruptionTests {
  /// Papers of about 2 KB, so that the library is written several times.
  private static func papers(_ count: Int) -> String {
    (0..<count).map { number in
      let abstract = (0..<40).map { "Sentence \($0) of paper \(number) tells of something." }
      return #"{"id":"arxiv:2401.\#(10_000 + number)","title":"Paper of number \#(number)","#
        + #""abstract":"\#(abstract.joined(separator: " "))"}"# + "\n"
    }.joined()
  }

  @Test(
    "an interrupt keeps what was read, says so, and the same command goes on", arguments: ["INT", "TERM"])
  func interrupt(signal: String) async throws {
    let home = try Home()
    try home.write("half", Self.papers(700))
    try home.write("whole", Self.papers(1500))
    // The pipe stays open after half of the papers, so that the import waits for more when the signal comes.
    let outcome = try await home.shell(
      """
      cd "$HOME" && mkfifo pipe
      (cat half; : > fed; exec sleep 100) > pipe & feeder=$!
      "$LECTERN" import pipe > out 2> errors & importer=$!
      while [ ! -e fed ]; do sleep 0.05; done
      kill -\(signal) $importer; wait $importer; echo $?; kill $feeder
      """)
    #expect(outcome.output == "\(128 + (signal == "INT" ? SIGINT : SIGTERM))\n", "\(outcome.errors)")
    let errors = home.text(of: "errors") ?? ""
    #expect(errors.contains("stopped; what was read so far was kept"), "\(errors)")
    let lines = (home.text(of: "data/lectern/papers.jsonl") ?? "").split(separator: "\n").count
    // All but what the pipe itself can hold.
    #expect(lines > 600 && home.text(of: "out") == "\(lines) added, 0 updated, 0 unchanged, 0 skipped\n")
    let again = try await home.lectern("import", "\(home.path)/whole")
    #expect(again.output == "\(1500 - lines) added, 0 updated, \(lines) unchanged, 0 skipped\n")
  }

  @Test("killed at any moment, the library opens, and the same command goes on", .serialized, arguments: 0..<4)
  func killed(megabytes: Int) async throws {
    let home = try Home()
    try home.write("whole", Self.papers(1500))
    // The signal comes as soon as the library has grown so far; an import that is quicker ends by itself.
    let outcome = try await home.shell(
      """
      cd "$HOME"
      "$LECTERN" import whole > out 2> errors & importer=$!
      while kill -0 $importer 2> /dev/null; do
        size=$(stat -c %s data/lectern/papers.jsonl 2> /dev/null || echo -1)
        [ "$size" -ge \(megabytes << 20) ] && { kill -KILL $importer; break; }
        sleep 0.01
      done
      wait $importer
      """)
    #expect(outcome.status == 0 || outcome.status == 128 + SIGKILL)
    #expect(try await home.lectern("list", "--limit", "1").status <= 1)
    let again = try await home.lectern("import", "\(home.path)/whole")
    #expect(again.status == 0 && again.output.contains(" 0 updated") && again.output.contains(" 0 skipped"))
    let reference = try Home()
    try await reference.importPapers(Self.papers(1500))
    let ids = { (home: Home) async throws in try await home.lectern("list", "--format", "tsv").lines.sorted()
    }
    #expect(try await ids(home) == ids(reference))
  }

  @Test("an endless line and an endless input stay within limits of memory, and can be stopped")
  func endless() async throws {
    let home = try Home()
    try home.write("paper", "\n{\"title\":\"After the Long Line\"}\n")
    let long = try await home.shell(
      """
      \(Tool.limitingMemory(to: 400_000))
      (head -c 100000000 /dev/zero | tr '\\0' x; cat "$HOME/paper") > "$HOME/long"
      (echo '{"title":"Before It"}'; cat "$HOME/long") | "$LECTERN" import -
      """)
    #expect(long.output == "2 added, 0 updated, 0 unchanged, 1 skipped\n", "\(long.errors)")
    #expect(long.errors.contains(":2: skipped, longer than 8 MiB"), "\(long.errors)")
    let endless = try await home.shell(
      """
      \(Tool.limitingMemory(to: 400_000))
      yes '{"title":"Words Without an End"}' | "$LECTERN" import - 2> "$HOME/errors" & importer=$!
      while kill -0 $importer && ! grep -q papers "$HOME/errors"; do sleep 0.1; done 2> /dev/null
      kill -INT $importer; wait $importer; echo $?
      """)
    #expect(endless.output.hasPrefix("1 added, 0 updated, ") && endless.output.hasSuffix("\n130\n"))
  }
}
