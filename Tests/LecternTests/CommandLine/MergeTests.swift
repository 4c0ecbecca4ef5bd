import Testing

@Suite("lectern merge")
struct MergeTests {
  /// A library with one of the five papers starred.
  private static func home(starring id: String) async throws -> Home {
    let home = try Home()
    try await home.importPapers(Papers.five)
    #expect(try await home.lectern("mark", id, "--star", "--tag", id).status == 0)
    return home
  }

  @Test("takes in the marks of another machine, as often as one likes")
  func merging() async throws {
    let here = try await Self.home(starring: "2405.00005")
    let there = try await Self.home(starring: "2404.00004")
    let file = there.library + "/state.json"
    let first = try await here.lectern("merge", file)
    #expect(first.status == 0 && first.output == "1 paper changed\n")
    #expect(try await here.lectern("merge", file, file).output == "0 papers changed\n")
    #expect(try await here.lectern("list", "is:starred").lines.count == 2)
    #expect(try await there.lectern("merge", here.library + "/state.json").status == 0)
    #expect(here.text(of: "data/lectern/state.json") == there.text(of: "data/lectern/state.json"))
  }

  @Test("refuses what holds no marks, and changes nothing")
  func refusing() async throws {
    let home = try await Self.home(starring: "2405.00005")
    let before = home.text(of: "data/lectern/state.json")
    let papers = try home.write("papers", Papers.five)
    let good = try home.write("good.json", before ?? "")
    let broken = try await home.lectern("merge", good, papers)
    #expect(broken.status == 3 && broken.errors.contains(papers))
    #expect(try await home.lectern("merge", "/nowhere").status == 4)
    #expect(try await home.lectern("merge").status == 2)
    #expect(try await home.lectern("merge", "--driver", good).status == 2)
    #expect(home.text(of: "data/lectern/state.json") == before)
  }

  @Test("merges for git, which then has no conflict", .enabled(if: Tool.isInstalled("git"), "git is not installed"))
  func driver() async throws {
    let home = try await Self.home(starring: "2405.00005")
    let outcome = try await home.shell(
      """
      set -e
      cd "$HOME/data/lectern"
      git init -q -b main . && git config user.name a && git config user.email a@localhost
      echo 'state.json merge=lectern' > .gitattributes
      git config merge.lectern.driver "$LECTERN merge --driver %O %A %B"
      git add state.json .gitattributes && git commit -qm first
      git checkout -qb other
      "$LECTERN" mark 2404.00004 --star --note theirs && git commit -qam other
      git checkout -q main
      "$LECTERN" mark 2404.00004 --read --note mine && "$LECTERN" mark 2405.00005 --unstar && git commit -qam main
      git merge -q other >&2
      git status --porcelain --untracked-files=no
      """)
    #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.output)\(outcome.errors)")
    #expect(try await home.lectern("list", "is:starred").output.contains("Delta"))
    #expect(try await home.lectern("list", "is:read").output.contains("Delta"))
    #expect(try await home.lectern("list", "is:starred").lines.count == 1)
    let text = try #require(home.text(of: "data/lectern/state.json"))
    #expect(text.contains("mine") && text.contains("theirs") && !text.contains("<<<<"))
  }

  @Test("leaves a file that it cannot merge to git as a conflict")
  func driverRefusing() async throws {
    let home = try await Self.home(starring: "2405.00005")
    let text = home.text(of: "data/lectern/state.json") ?? ""
    let (ours, theirs) = (try home.write("ours", text), try home.write("theirs", "{"))
    #expect(try await home.lectern("merge", "--driver", ours, ours, theirs).status == 3)
    #expect(home.text(of: "ours") == text)
  }

  @Test("merges the copies that a synchronising program left, on the next start")
  func copies() async throws {
    let here = try await Self.home(starring: "2405.00005")
    let there = try await Self.home(starring: "2404.00004")
    let copy = "state.sync-conflict-20261123-080000-ABCDEFG.json"
    try here.write("data/lectern/\(copy)", there.text(of: "data/lectern/state.json") ?? "")
    guard Tool.hasTmux else { return }
    try await Terminal.reading(home: here) { terminal in
      try await terminal.wait(forAll: "Starred             2", "a copy of the marks")
      try await terminal.press("Q")
      try await terminal.ends(with: 0)
    }
    #expect(here.libraryNames.contains { $0.hasPrefix(copy + ".merged-") } && !here.libraryNames.contains(copy))
    #expect(try await here.lectern("list", "is:starred").lines.count == 2)
  }
}
