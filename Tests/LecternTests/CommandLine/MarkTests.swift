import Testing

@Suite("lectern mark")
struct MarkTests {
  private static let first = "2401.00001"
  private static let second = "2402.00002"

  @Test(
    "sets a mark and takes it back",
    arguments: [
      ("--star", "--unstar", "is:starred", "starred"), ("--read", "--unread", "is:read", "read"),
      ("--later", "--not-later", "is:later", "later"), ("--dismiss", "--restore", "is:dismissed", "dismissed"),
    ])
  func marks(set: String, unset: String, query: String, word: String) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern("mark", Self.first, Self.second, set)
    #expect(outcome.status == 0)
    #expect(outcome.output == "" && outcome.errors == "")
    #expect(home.text(of: "data/lectern/state.json")?.contains("\"\(word)\":{\"at\":") == true)
    let found = try await home.lectern("list", "--format", "tsv", query)
    #expect(found.lines.map { $0.prefix { $0 != "\t" } } == [word[...], word[...]])
    #expect(try await home.lectern("mark", Self.first, Self.second, unset).status == 0)
    #expect(try await home.lectern("list", query).status == 1)
  }

  @Test("keeps every mark that several processes make at once")
  func atOnce() async throws {
    let home = try Home()
    let ids = try await home.lectern("list", "--format", "tsv").lines.prefix(12)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false)[2] }
    _ = try await home.shell(ids.map { "$LECTERN mark \($0) --star &" }.joined(separator: " ") + " wait")
    #expect(try await home.lectern("list", "is:starred").lines.count == 12)
  }

  @Test("puts papers off until a day or a new version, and lets them come back")
  func snoozing() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    #expect(try await home.lectern("mark", Self.first, "--read").status == 0)
    #expect(try await home.lectern("mark", Self.first, Self.second, "--snooze", "3d").status == 0)
    #expect(try await home.lectern("list", "is:snoozed", "is:unread").lines.count == 2)
    #expect(try await home.lectern("mark", Self.second, "--snooze", "version").status == 0)
    #expect(try await home.lectern("list", "is:snoozed").lines.count == 2)
    #expect(try await home.lectern("mark", Self.first, "--snooze", "off").status == 0)
    #expect(try await home.lectern("list", "is:snoozed").lines.count == 1)
    let outcome = try await home.lectern("mark", Self.first, "--snooze", "2001-01-01")
    #expect(outcome.status == 2 && outcome.errors.contains("no day to come"))
  }

  @Test("sets several marks, tags and a note at once")
  func several() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await home.lectern(
      "mark", Self.first, "--star", "--later", "--read", "--tag", "survey", "--tag", "two words", "--note", "See page 3.")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let query = "is:starred is:later is:read tag:survey has:note tag:\"two words\""
    #expect(try await home.lectern("list", query).lines.count == 1)
    #expect(try await home.lectern("mark", Self.first, "--untag", "survey", "--note", "").status == 0)
    #expect(try await home.lectern("list", "tag:survey").status == 1)
    #expect(try await home.lectern("list", "has:note").status == 1)
    #expect(try await home.lectern("list", "is:starred").lines.count == 1)
  }

  @Test(
    "refuses marks that contradict each other, and changes nothing",
    arguments: [["--star", "--unstar"], ["--read", "--unread"], ["--later", "--not-later"], ["--dismiss", "--restore"], []])
  func contradictions(flags: [String]) async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    let outcome = try await Outcome.of(
      Tool.lectern, ["mark", Self.first] + flags, environment: home.environment)
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(home.bytes(of: "data/lectern/state.json") == nil)
  }

  @Test("marks nothing when one of the ids is unknown")
  func unknown() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    #expect(try await home.lectern("mark", Self.first, "2499.00001", "--star").status == 2)
    #expect(try await home.lectern("mark", Self.first, "2401.77777", "--star").status == 1)
    #expect(try await home.lectern("list", "is:starred").status == 1)
  }

  @Test("keeps the marks of the sample without making a library of it")
  func sample() async throws {
    let home = try Home()
    #expect(try await home.lectern("mark", "2503.05731", "--star").status == 0)
    #expect(home.libraryNames.filter { $0.hasPrefix("papers") } == [])
    #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    try await home.importPapers(Papers.five)
    #expect(try await home.lectern("list", "is:starred").status == 1)
    #expect(home.text(of: "data/lectern/state.json")?.contains("arxiv:2503.05731") == true)
  }

  @Test("loses none of the marks that ten processes make at once")
  func concurrent() async throws {
    let home = try Home()
    try await home.importPapers(Papers.hundred)
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for number in 1...10 {
        let id = "2301.00" + String(number + 1000).dropFirst()
        group.addTask { try await home.lectern("mark", id, "--star").status }
      }
      for try await status in group { #expect(status == 0) }
    }
    #expect(try await home.lectern("list", "is:starred").lines.count == 10)
  }

  @Test("sets damaged marks aside, says so, and goes on")
  func damaged() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    #expect(try await home.lectern("mark", Self.first, "--star").status == 0)
    let good = try #require(home.text(of: "data/lectern/state.json"))
    try home.write("data/lectern/state.json", good + "garbage")
    let outcome = try await home.lectern("list", "is:starred")
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.contains("state.json.broken-"))
    let aside = try #require(home.libraryNames.first { $0.hasPrefix("state.json.broken-") })
    #expect(home.text(of: "data/lectern/\(aside)") == good + "garbage")
  }
}
