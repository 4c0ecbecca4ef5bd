import Glibc
import Testing

@Suite("The doctor")
struct DoctorTests {
  private func home() async throws -> Home {
    let home = try Home()
    try await home.importPapers(Papers.five)
    _ = try await home.lectern("mark", "2401.00001", "2402.00002", "--star")
    return home
  }

  /// Every file of the library with its bytes.
  private func contents(of home: Home) -> [String: [UInt8]] {
    Dictionary(uniqueKeysWithValues: home.libraryNames.map { ($0, home.bytes(of: "data/lectern/\($0)") ?? []) })
  }

  /// The lines about one thing.
  private func lines(_ outcome: Outcome, _ place: String) -> [String] {
    outcome.lines.filter { $0.hasPrefix(place.padding(to: 9) + " ") }.map(String.init)
  }

  @Test("finds nothing wrong with a sound library, a line for each thing, in columns")
  func sound() async throws {
    let home = try await home()
    let before = contents(of: home)
    let outcome = try await home.lectern("doctor", environment: ["TERM": "xterm"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    for place in ["papers", "index", "marks", "rights", "folder", "settings", "searches", "wishes", "themes", "terminal", "locale"] {
      #expect(lines(outcome, place).allSatisfy { ["ok", "note"].contains($0.split(separator: " ")[1]) })
      #expect(!lines(outcome, place).isEmpty, "\(place)")
    }
    #expect(outcome.output.contains("5 lines") && outcome.output.contains("ok      2 marked"), "\(outcome.output)")
    #expect(outcome.lines.allSatisfy { $0.dropFirst(9).first == " " && $0.dropFirst(17).first == " " })
    #expect(contents(of: home) == before)
  }

  @Test("says what there is not yet, and finds nothing wrong with it")
  func empty() async throws {
    let home = try Home()
    let outcome = try await home.lectern("doctor")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("no papers in \(home.library) yet"))
    #expect(home.libraryNames.isEmpty)
  }

  @Test("names the lines of saved searches and of wishes that make no sense")
  func ownLines() async throws {
    let home = try await home()
    try home.write("config/lectern/searches.toml", "\"Good\" = \"cats\"\n\"Bad\" = \"is:nothing\"\n")
    try home.write("config/lectern/wishes.toml", "\"word: survey\" = \"less\"\n\"word: cats\" = \"much\"\n")
    let outcome = try await home.lectern("doctor")
    #expect(outcome.status == 3)
    #expect(lines(outcome, "searches").count == 1 && lines(outcome, "searches")[0].contains("searches.toml:2: Bad: "), "\(outcome.output)")
    #expect(lines(outcome, "wishes").count == 1 && lines(outcome, "wishes")[0].contains("wishes.toml:2: word: cats: expected"), "\(outcome.output)")
    try home.write("config/lectern/searches.toml", "\"Good\" = \"cats\"\n")
    try home.write("config/lectern/wishes.toml", "\"word: survey\" = \"less\"\n\"topic: cs.RO\" = \"more\"\n")
    let mended = try await home.lectern("doctor")
    #expect(lines(mended, "searches").first?.hasSuffix("ok      1") == true, "\(mended.output)")
    #expect(lines(mended, "wishes").first?.hasSuffix("ok      2") == true, "\(mended.output)")
  }

  @Test("takes lines that are no papers out of the library, and keeps the file as it was")
  func papers() async throws {
    let home = try await home()
    let sound = try #require(home.text(of: "data/lectern/papers.jsonl"))
    let damaged = "{\"id\":\"x\n" + sound + "\nnonsense\n{\"id\":\"doi:10.1/x\",\"title\":\"To"
    try home.write("data/lectern/papers.jsonl", damaged)
    let before = contents(of: home)
    let found = try await home.lectern("doctor")
    #expect(found.status == 3)
    #expect(lines(found, "papers").first?.contains("3 of 8 lines are no papers, the first in line 1: ") == true, "\(found.output)")
    #expect(contents(of: home) == before)
    let mended = try await home.lectern("doctor", "--repair")
    #expect(mended.status == 0, "\(mended.output)")
    #expect(home.text(of: "data/lectern/papers.jsonl") == sound)
    let backup = try #require(home.libraryNames.first { $0.hasPrefix("repair-") })
    #expect(home.text(of: "data/lectern/\(backup)/papers.jsonl") == damaged)
    #expect(try await home.lectern("list").lines.count == 5)
  }

  @Test(
    "mends damaged marks after a copy, and loses none that can be read",
    arguments: ["cut", "zeroes", "journal", "torn journal", "gone"])
  func marks(damage: String) async throws {
    let home = try await home()
    let state = "data/lectern/state.json"
    let journal = "data/lectern/state.journal"
    // Whatever of the two holds the marks is damaged.
    if damage.hasSuffix("journal") {
      let lines = home.text(of: journal) ?? ""
      try home.write(journal, damage == "journal" ? lines + "{\"papers\":{}}\n" : lines + "{\"papers\":{\"ar")
    } else {
      try home.write(state, home.text(of: state) ?? "{\"format\":\"lectern-state\",\"version\":1,\"papers\":{\n}}\n")
      let text = try #require(home.text(of: state))
      switch damage {
      case "cut": try home.write(state, String(text.dropLast(10)))
      case "zeroes": try home.write(state, text + String(repeating: "\0", count: 512))
      default:
        // A backup that a state file should be beside.
        try home.write(state + ".bak", text)
        unlink("\(home.path)/\(state)")
      }
    }
    let before = contents(of: home)
    let found = try await home.lectern("doctor")
    let isToBeMended = damage != "gone" || !lines(found, "marks").allSatisfy { $0.contains(" ok ") }
    #expect(!isToBeMended || found.status == 3, "\(found.output)")
    #expect(contents(of: home) == before)
    let mended = try await home.lectern("doctor", "--repair")
    #expect(mended.status == 0, "\(mended.output)")
    #expect(try await home.lectern("doctor").status == 0)
    #expect(try await home.lectern("list", "is:starred").lines.count == 2, "\(mended.output)")
    if damage != "gone" {
      let backup = try #require(home.libraryNames.first { $0.hasPrefix("repair-") })
      let name = damage.hasSuffix("journal") ? "state.journal" : "state.json"
      #expect(home.bytes(of: "data/lectern/\(backup)/\(name)") == before[name])
    }
  }

  @Test("finds who else may write, what was left behind and what was written elsewhere at the same time")
  func folder() async throws {
    let home = try await home()
    chmod("\(home.library)/papers.jsonl", 0o666)
    let old = try home.write("data/lectern/papers.snapshot.1.tmp", "x")
    _ = try await home.shell("touch -d '2 days ago' '\(old)'")
    try home.write("data/lectern/state.json.broken-20260101-000000", "x")
    let found = try await home.lectern("doctor")
    #expect(found.status == 3)
    #expect(lines(found, "rights").first?.contains("others may write to \(home.library)/papers.jsonl") == true, "\(found.output)")
    #expect(lines(found, "folder").contains { $0.contains("papers.snapshot.1.tmp was left") })
    #expect(lines(found, "folder").contains { $0.contains("was set aside") })
    #expect(try await home.lectern("doctor", "--repair").status == 0)
    #expect(!home.libraryNames.contains("papers.snapshot.1.tmp"))
    try home.write("data/lectern/papers.sync-conflict-20260101-000000-ABCDEFG.jsonl", "x")
    let copy = try await home.lectern("doctor", "--repair")
    #expect(copy.status == 3 && copy.output.contains("sync-conflict"), "\(copy.output)")
  }

  @Test("finds a damaged index and makes it anew")
  func index() async throws {
    let home = try await home()
    try home.write("data/lectern/papers.snapshot", "nonsense")
    let found = try await home.lectern("doctor")
    #expect(found.status == 0 && lines(found, "index").first?.contains("made anew") == true, "\(found.output)")
    let mended = try await home.lectern("doctor", "--repair")
    #expect(mended.output.contains("index     ok      5 papers"), "\(mended.output)")
  }

  @Test("passes on every mistake in settings and themes, and what is wrong with the terminal")
  func surroundings() async throws {
    let home = try await home()
    mkdir("\(home.path)/config/lectern/themes", 0o700)
    try home.write("config/lectern/config.toml", "theme = \"nowhere\"\nmouse = 3\n[keys]\n\"x\" = \"nothing\"\n")
    try home.write("config/lectern/themes/mine.toml", "variant = 7\n")
    let outcome = try await home.lectern("doctor", environment: ["TERM": "dumb", "LC_ALL": "xx_YY.nothing"])
    #expect(outcome.status == 3)
    #expect(lines(outcome, "settings").count == 2 && outcome.output.contains("config.toml:2: mouse"))
    #expect(outcome.output.contains("mine.toml:1") && outcome.output.contains("nowhere"), "\(outcome.output)")
    #expect(lines(outcome, "terminal").contains { $0.contains("wrong") })
    #expect(lines(outcome, "locale").first?.contains("note") == true)
  }

  @Test("is not stopped by a pipe, a folder or a device in the place of any file", arguments: ["pipe", "folder", "zero"])
  func odd(kind: String) async throws {
    let home = try await home()
    for name in ["data/lectern/papers.jsonl", "data/lectern/state.json", "data/lectern/state.journal", "data/lectern/papers.snapshot", "config/lectern/config.toml", "state/lectern/theme"] {
      let path = "\(home.path)/\(name)"
      unlink(path)
      mkdir("\(home.path)/state/lectern", 0o700)
      switch kind {
      case "pipe": mkfifo(path, 0o600)
      case "folder": mkdir(path, 0o700)
      default: symlink("/dev/zero", path)
      }
    }
    let outcome = try await home.lectern("doctor")
    #expect(outcome.status == 3, "\(outcome.output)")
    #expect(lines(outcome, "papers").first?.contains("no ordinary file") == true, "\(outcome.output)")
    for command in ["list", "themes", "keys"] {
      let other = try await home.lectern(command)
      #expect(other.status == 0 || other.status == 4, "\(command): \(other.errors)")
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
