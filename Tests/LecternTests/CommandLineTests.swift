import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("lists the sample until there is a library, and says so on standard error")
  func sample() throws {
    let place = try Workplace()
    let outcome = try place.lectern("list", "--format", "tsv")
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 76)
    #expect(outcome.error.contains("built-in sample"))
  }

  @Test("imports once, and the same again changes nothing")
  func importing() throws {
    let place = try Workplace()
    let file = try place.write("papers.jsonl", Workplace.papers)
    let first = try place.lectern("import", file)
    #expect(first.output == "3 added, 0 updated, 0 unchanged, 0 skipped\n")
    let before = place.read(".local/share/lectern/papers.jsonl")
    let second = try place.lectern("import", file)
    #expect(second.output == "0 added, 0 updated, 3 unchanged, 0 skipped\n")
    #expect(place.read(".local/share/lectern/papers.jsonl") == before)
    let list = try place.lectern("list", "mobius", "--format", "tsv")
    #expect(list.output.contains("Beta decay of Möbius strips"))
  }

  @Test("unpacks what is packed, and reads standard input", arguments: ["gzip", "xz", "zstd"])
  func packed(tool: String) throws {
    let place = try Workplace()
    try place.write("papers.jsonl", Workplace.papers)
    let outcome = try place.shell("cd ~; \(tool) -c papers.jsonl | $lectern import -; $lectern list --format jsonl")
    try #require(!outcome.error.contains("command not found"), "\(tool) is not installed")
    #expect(outcome.output.hasPrefix("3 added"))
    #expect(outcome.output.split(separator: "\n").count == 4)
  }

  @Test(
    "refuses bad files in one line, with status 3, and leaves the library alone",
    arguments: [
      ("empty", ""), ("binary", "\u{7F}ELF\u{1}\u{0}\u{0}\u{2}\u{3}"), ("half", "{\"id\":\"arxiv:2401.00001\",\"tit"),
    ])
  func badFiles(name: String, text: String) throws {
    let place = try Workplace()
    let outcome = try place.lectern("import", try place.write(name, text))
    #expect(outcome.output.hasPrefix("0 added"))
    #expect(outcome.status == 3 || outcome.error.contains(":1: skipped"))
    #expect(!outcome.error.isEmpty)
    #expect(place.read(".local/share/lectern/papers.jsonl") == "")
  }

  @Test("says which file is missing, or a folder")
  func missingFiles() throws {
    let place = try Workplace()
    let outcome = try place.lectern("import", place.path("nowhere"), place.folder.path)
    #expect(outcome.status == 3)
    #expect(outcome.error.contains("no such file"))
    #expect(outcome.error.contains("this is a folder"))
  }

  @Test("keeps the good lines of a file with bad ones, and names the bad ones")
  func goodAndBad() throws {
    let place = try Workplace()
    let file = try place.write("mixed.jsonl", Workplace.papers + "{\"id\":\n{\"abstract\":\"no title\"}\n")
    let outcome = try place.lectern("import", file)
    #expect(outcome.output.hasPrefix("3 added, 0 updated, 0 unchanged, 2 skipped"))
    #expect(outcome.error.contains("mixed.jsonl:4:"))
    #expect(outcome.error.contains("mixed.jsonl:5:"))
  }

  @Test("lets no control character of a paper through, in any format")
  func hostileText() throws {
    let place = try Workplace()
    let bad = "\\u001b]52;c;eA==\\u0007\\u009b2J\\u202e\\u200b\\u0000"
    let file = try place.write(
      "bad.jsonl",
      """
      {"id":"arxiv:2401.00001","title":"T\(bad)x","abstract":"A\(bad)x","authors":["N\(bad)x"],"topics":["t\(bad)x"],"venue":"V\(bad)x","source":"s\(bad)x","published":"2024-01-01"}

      """)
    _ = try place.lectern("import", file)
    for arguments in [["table"], ["tsv"], ["json"], ["jsonl"]] {
      let outcome = try place.lectern("list", "--format", arguments[0])
      expectPrintable(outcome.output)
    }
    expectPrintable(try place.lectern("show", "2401.00001").output)
    expectPrintable(try place.lectern("show", "2401.00001", "--bibtex").output)
  }

  private func expectPrintable(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!text.isEmpty, sourceLocation: sourceLocation)
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
      let category = scalar.properties.generalCategory
      #expect(category != .control && category != .format, "\(scalar.value)", sourceLocation: sourceLocation)
    }
  }

  @Test("marks papers by any spelling of their ids, and finds them by their marks")
  func marking() throws {
    let place = try Workplace()
    _ = try place.lectern("import", try place.write("papers.jsonl", Workplace.papers))
    let marked = try place.lectern(
      "mark", "https://arxiv.org/abs/2401.00001v2", "arXiv:2402.00002", "--star", "--later", "--tag", "survey")
    #expect(marked.status == 0)
    #expect(try place.lectern("list", "is:starred", "--format", "tsv").output.split(separator: "\n").count == 2)
    _ = try place.lectern("mark", "2401.00001", "--unstar", "--read")
    #expect(try place.lectern("list", "is:starred", "--format", "jsonl").output.contains("2402.00002"))
    #expect(try place.lectern("list", "tag:survey is:read", "--format", "jsonl").output.contains("2401.00001"))
    #expect(place.read(".local/share/lectern/state.json").contains("\"lectern-state\""))
  }

  @Test(
    "documents its exit status",
    arguments: [
      (["list", "qwertyuiop"], 1), (["show", "2412.99999"], 1), (["list", "foo:bar"], 2), (["list", "(a"], 2),
      (["--no-such-option"], 2), (["mark", "2401.00001"], 2), (["mark", "2401.00001", "--star", "--unstar"], 2),
      (["show", "nonsense"], 2), (["--version"], 0), (["--help"], 0), (["import", "--help"], 0), (["themes"], 0),
      (["keys"], 0), (["list", "--limit", "1"], 0), (["list", "--limit", "-1"], 2),
    ] as [([String], Int32)])
  func statuses(arguments: [String], status: Int32) throws {
    let place = try Workplace()
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    #expect(try place.shell("$lectern \(words)").status == status)
  }

  @Test("shows a mistake in a query with a caret under it")
  func caret() throws {
    let outcome = try Workplace().lectern("list", "neural foo:bar")
    #expect(outcome.error.contains("neural foo:bar\n       ^"))
  }

  @Test("takes words to leave out, which look like options")
  func exclusion() throws {
    let place = try Workplace()
    _ = try place.lectern("import", try place.write("papers.jsonl", Workplace.papers))
    let outcome = try place.lectern("list", "-gamma", "-mobius", "--format", "tsv")
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("takes --library before and after the command")
  func libraryOption() throws {
    let place = try Workplace()
    let file = try place.write("papers.jsonl", Workplace.papers)
    #expect(try place.lectern("--library", place.path("one"), "import", file).status == 0)
    #expect(try place.lectern("list", "--library", place.path("one"), "--format", "tsv").output.contains("Gamma"))
    #expect(try place.lectern("--library=\(place.path("one"))", "list", "gamma").status == 0)
  }

  @Test("ends quietly when the reader of its pipe goes away")
  func closedPipe() throws {
    let outcome = try Workplace().shell("$lectern list --format jsonl 2>/dev/null | head -1")
    #expect(outcome.status == 0)
    #expect(outcome.error == "")
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("sets a broken state file aside, says so, and never writes over it")
  func brokenState() throws {
    let place = try Workplace()
    try place.write(".local/share/lectern/state.json", "{ this is not JSON")
    let outcome = try place.lectern("mark", "2503.05731", "--star")
    #expect(outcome.error.contains("state.json.broken-"))
    let files = try FileManager.default.contentsOfDirectory(atPath: place.library)
    let aside = try #require(files.first { $0.hasPrefix("state.json.broken-") })
    #expect(place.read(".local/share/lectern/\(aside)") == "{ this is not JSON")
    #expect(place.read(".local/share/lectern/state.json").contains("2503.05731"))
  }

  @Test("keeps every mark that several processes make at once")
  func atOnce() throws {
    let place = try Workplace()
    let ids = try place.lectern("list", "--format", "tsv").output.split(separator: "\n")
      .map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[2]) }.prefix(12)
    let line = ids.map { "$lectern mark \($0) --star 2>&1 &" }.joined(separator: " ")
    _ = try place.shell("\(line) wait")
    #expect(try place.lectern("list", "is:starred", "--format", "tsv").output.split(separator: "\n").count == 12)
  }

  @Test("names file, line and key of what is wrong in the settings")
  func brokenSettings() throws {
    let place = try Workplace()
    try place.write(".config/lectern/config.toml", "mouse = 3\n[keys]\n\"j\" = \"nonsense\"\n\"Z\" = \"quit\"\n")
    let outcome = try place.lectern("keys")
    #expect(outcome.error.contains("config.toml:1: mouse:"))
    #expect(outcome.error.contains("config.toml:3: keys.j: no command 'nonsense'"))
    #expect(outcome.output.contains("Z"))
  }

  @Test("README has the keys as they are")
  func readme() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let table = try Workplace().lectern("keys", "--standard", "--markdown").output
    #expect(readme.contains(table.trimmingCharacters(in: .newlines)))
  }
}
