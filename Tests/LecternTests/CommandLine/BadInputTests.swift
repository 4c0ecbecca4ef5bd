import Glibc
import Testing

@Suite("Bad input")
struct BadInputTests {
  @Test(
    "What holds no papers is refused in one line with what to do, and makes no library",
    arguments: [
      ([], "empty"), (Array("%PDF-1.7\n".utf8), "PDF"), ((0...255).map { UInt8($0) }, "binary"),
      ([0xFF, 0xFE, 0x7B, 0x00], "UTF-16"), (Array("<html></html>".utf8), "a web page"),
      (Array("Dear reader,\nnothing here.\n".utf8), "no known list of papers"),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], reason: String) async throws {
    let home = try Home()
    let file = try home.write("file", bytes)
    let outcome = try await home.lectern("import", file)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(try await home.lectern("list").lines.count == 76)
  }

  @Test("A folder and a missing file are named")
  func noFiles() async throws {
    let home = try Home()
    let folder = try await home.lectern("import", home.path)
    #expect(folder.status == 3)
    #expect(folder.errors.contains("this is a folder"))
    let missing = try await home.lectern("import", "\(home.path)/\u{1B}[31mmissing")
    #expect(missing.status == 3)
    #expect(missing.errors.contains("no such file"))
    #expect(missing.errorBytes.forbiddenScalars.isEmpty)
  }

  @Test("A file without permission is named", .enabled(if: geteuid() != 0, "root may read everything"))
  func permission() async throws {
    let home = try Home()
    let file = try home.write("secret", Papers.five)
    chmod(file, 0)
    let outcome = try await home.lectern("import", file)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("no permission"))
  }

  @Test("A library that cannot be written is an error of output, and nothing is half there")
  func unwritable() async throws {
    let home = try Home()
    let file = try home.write("papers", Papers.five)
    for library in ["/proc/lectern", "\(home.path)/papers/in-a-file"] {
      let outcome = try await home.lectern("import", "--library", library, file)
      #expect(outcome.status == 4, "\(library): \(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
    mkdir("\(home.path)/odd", 0o700)
    mkdir("\(home.path)/odd/papers.jsonl", 0o700)
    for command in [["list"], ["import", file], ["show", "2401.00001"], ["mark", "2401.00001", "--star"]] {
      let outcome = try await Outcome.of(
        Tool.lectern, ["--library", "\(home.path)/odd"] + command, environment: home.environment)
      #expect(outcome.status == 4, "\(command): \(outcome.errors)")
    }
  }

  @Test("A library that may only be read can be listed", .enabled(if: geteuid() != 0, "root may write everything"))
  func readOnly() async throws {
    let home = try Home()
    try await home.importPapers(Papers.five)
    chmod(home.library, 0o500)
    defer { chmod(home.library, 0o700) }
    #expect(try await home.lectern("list").lines.count == 5)
    #expect(try await home.lectern("mark", "2401.00001", "--star").status == 4)
    #expect(try await home.lectern("import", "-", input: Array(Papers.records.utf8)).status == 4)
  }

  @Test("No control or escape sequence of any field gets into any output")
  func hostile() async throws {
    let home = try Home()
    let brought = try await home.lectern("import", "-", input: Array(Hostile.papers.utf8))
    #expect(brought.status == 0, "\(brought.errors)")
    #expect(brought.outputBytes.forbiddenScalars.isEmpty && brought.errorBytes.forbiddenScalars.isEmpty)
    for arguments in [
      ["list"], ["list", "--format", "tsv"], ["list", "--format", "json"], ["list", "--format", "jsonl"],
      ["show", "2502.00009"], ["show", "--bibtex", "2502.00009"],
    ] {
      let outcome = try await Outcome.of(Tool.lectern, arguments, environment: home.environment)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Hostile"), "\(arguments)")
      #expect(outcome.outputBytes.forbiddenScalars.isEmpty, "\(arguments)")
      #expect(outcome.errorBytes.forbiddenScalars.isEmpty, "\(arguments)")
    }
  }

  @Test("What is written into the library's file by hand gets no further either")
  func hostileLibrary() async throws {
    let home = try Home()
    mkdir(home.library, 0o700)
    try home.write("data/lectern/papers.jsonl", Hostile.papers)
    for arguments in [["list"], ["list", "--format", "jsonl"], ["show", "2502.00009"]] {
      let outcome = try await Outcome.of(Tool.lectern, arguments, environment: home.environment)
      #expect(outcome.output.contains("Hostile"))
      #expect(outcome.outputBytes.forbiddenScalars.isEmpty, "\(arguments)")
    }
  }

  @Test("Nesting a hundred thousand deep and a line of ten million letters cost nothing but themselves")
  func monsters() async throws {
    let home = try Home()
    let deep = "{\"title\":\"Deep\",\"x\":" + String(repeating: "[", count: 100_000) + "\n"
    let long = "{\"title\":\"Long\",\"abstract\":\"" + String(repeating: "a", count: 10_000_000) + "\"}\n"
    let outcome = try await home.lectern("import", "-", input: Array((deep + long + Papers.five).utf8))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("standard input:1: skipped"), "\(outcome.errors.prefix(300))")
    #expect(try await home.lectern("list", "gamma").lines.count == 1)
  }

  @Test("Dates that do not exist leave the paper without a date")
  func dates() async throws {
    let home = try Home()
    try await home.importPapers(
      ["2023-02-30", "2024-13-01", "0000-00-00", "soon", "99999999999999999999"].enumerated().map {
        "{\"id\":\"arxiv:2301.0000\($0.offset)\",\"title\":\"Dated\",\"published\":\"\($0.element)\"}\n"
      }.joined())
    let lines = try await home.lectern("list", "--format", "tsv", "dated").lines
    #expect(lines.count == 5)
    #expect(!lines.contains { $0.contains("-30") || $0.contains("-13") || $0.contains("9999") })
  }
}
