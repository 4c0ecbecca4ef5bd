import Glibc
import Testing

/// What may stand where a file should be.
enum Impostor: String, CaseIterable, Sendable {
  case pipe, folder, device, hugeFile

  /// Puts it in the place of whatever is there.
  func put(at path: String) throws {
    unlink(path)
    let isThere =
      switch self {
      case .pipe: mkfifo(path, 0o600) == 0
      case .folder: mkdir(path, 0o700) == 0
      // One of our own, which a mistake may harm; without the right to make one, no mistake can harm that of all.
      case .device: mknod(path, S_IFCHR | 0o666, 1 << 8 | 5) == 0 || symlink("/dev/zero", path) == 0
      case .hugeFile: Self.makeSparse(path, bytes: 10 << 30)
      }
    try #require(isThere, "\(path): \(String(cString: strerror(errno)))")
  }

  /// A file that takes no room on the disk.
  static func makeSparse(_ path: String, bytes: Int) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    return file >= 0 && ftruncate(file, off_t(bytes)) == 0
  }
}

@Suite("What is no file of its kind")
struct LimitTests {
  /// A file, by its path in the home folder, and a command that reads it.
  struct Reader: Sendable, CustomTestStringConvertible {
    let file: String
    let command: String
    /// What is said of it; nil where the file is made anew without a word.
    let word: String?
    var testDescription: String { "\(file), read by \(command)" }
  }

  private static let readers = [
    Reader(file: "data/lectern/papers.snapshot", command: "list", word: nil),
    Reader(file: "data/lectern/papers.known", command: "list", word: nil),
    Reader(file: "data/lectern/state.json", command: "list", word: "state.json"),
    Reader(file: "data/lectern/state.journal", command: "list", word: "state.journal"),
    Reader(file: "data/lectern/state.json", command: "mark --star arxiv:2401.00001", word: nil),
    Reader(file: "data/lectern/state.journal", command: "mark --star arxiv:2401.00001", word: nil),
    Reader(file: "data/lectern/state.json.bak", command: "mark --star arxiv:2401.00001", word: nil),
    Reader(file: "data/lectern/state.journal.bak", command: "mark --star arxiv:2401.00001", word: nil),
    Reader(file: "data/lectern/state.json", command: "doctor", word: "state.json"),
    Reader(file: "data/lectern/state.json.bak", command: "doctor", word: "state.json.bak"),
    Reader(file: "other.json", command: "merge other.json", word: "other.json"),
    Reader(file: "config/lectern/config.toml", command: "doctor", word: "config.toml"),
    Reader(file: "config/lectern/searches.toml", command: "doctor", word: nil),
    Reader(file: "config/lectern/themes/mine.toml", command: "doctor", word: "mine"),
    Reader(file: "state/lectern/theme", command: "doctor", word: nil),
  ]

  /// Half a gigabyte of memory, where a file of ten is read, and two minutes.
  private static func run(_ command: String, in home: Home) async throws -> Outcome {
    try await home.shell(
      "cd '\(home.path)' && \(Tool.limitingMemory(to: 500_000)) && exec timeout -k 5 120 \"$LECTERN\" \(command)")
  }

  private static func home() async throws -> Home {
    let home = try Home()
    try await home.importPapers(Papers.five)
    _ = try await home.lectern("mark", "--star", "arxiv:2402.00002")
    for folder in ["config/lectern/themes", "state/lectern"] { mkdir("\(home.path)/\(folder)", 0o700) }
    return home
  }

  @Test("is answered soon, in few words and little memory", arguments: readers, Impostor.allCases)
  func commands(reader: Reader, impostor: Impostor) async throws {
    let home = try await Self.home()
    try impostor.put(at: "\(home.path)/\(reader.file)")
    let outcome = try await Self.run(reader.command, in: home)
    #expect([0, 1, 3, 4].contains(outcome.status), "\(outcome.status): \(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count <= 3, "\(outcome.errors)")
    if let word = reader.word { #expect((outcome.errors + outcome.output).contains(word), "\(outcome.errors)") }
    // Whatever it was, the library is as it was before, and marks can be seen again once it is gone.
    let list = try await Self.run("list", in: home)
    #expect(list.lines.count >= 5, "\(list.errors)")
  }

  @Test(
    "is not imported, and nor is a library that is none", arguments: [Impostor.folder, .device, .hugeFile])
  func imports(impostor: Impostor) async throws {
    let home = try await Self.home()
    try impostor.put(at: "\(home.path)/papers")
    let outcome = try await Self.run("import papers", in: home)
    #expect([3, 4].contains(outcome.status) && outcome.errors.contains("papers"), "\(outcome.errors)")
  }

  @Test("in the place of papers.jsonl is said by every command", arguments: [Impostor.pipe, .folder, .device])
  func libraries(impostor: Impostor) async throws {
    let home = try await Self.home()
    try impostor.put(at: "\(home.library)/papers.jsonl")
    // Devices take what is imported, or refuse it, as others do.
    let commands = ["list", "doctor", "doctor --repair"] + (impostor == .device ? [] : ["import other"])
    for command in commands {
      try home.write("other", Papers.records)
      let outcome = try await Self.run(command, in: home)
      #expect([3, 4].contains(outcome.status), "\(command): \(outcome.status)")
      #expect((outcome.errors + outcome.output).contains("papers.jsonl"), "\(command): \(outcome.errors)")
    }
  }

  @Test("in the place of papers.jsonl, as one line without an end, is left out with a word")
  func endlessLine() async throws {
    let home = try await Self.home()
    #expect(Impostor.makeSparse("\(home.library)/papers.jsonl", bytes: 17 << 20))
    let outcome = try await Self.run("list", in: home)
    #expect(outcome.status == 1 && outcome.errors.contains("line 1 is left out: longer than"), "\(outcome.errors)")
  }
}

extension ReaderTests {
  @Suite("What is no file of its kind")
  struct ImpostorTests {
    @Test(
      "keeps the reader from nothing",
      arguments: [
        "config/lectern/config.toml", "config/lectern/searches.toml", "config/lectern/themes/mine.toml", "state/lectern/theme",
        "state/lectern/triage", "state/lectern/abstract_share", "data/lectern/state.journal",
        "data/lectern/state.sync-conflict-20261123-080000-ABCDEFG.json",
      ], Impostor.allCases)
    func starts(file: String, impostor: Impostor) async throws {
      let home = try Home()
      try await home.importPapers(Papers.five)
      for folder in ["config/lectern/themes", "state/lectern"] { mkdir("\(home.path)/\(folder)", 0o700) }
      try impostor.put(at: "\(home.path)/\(file)")
      let terminal = try Pseudoterminal(home: home)
      try await terminal.wait(for: "1/5")
      // What is to be remembered takes the place of files only.
      terminal.send("T\r+in")
      try await terminal.wait(for: "left")
      #expect(impostor == .hugeFile || !Self.isFile("\(home.path)/\(file)") || file.hasPrefix("data/"))
      kill(terminal.child, SIGTERM)
      #expect(try await terminal.end() == 128 + SIGTERM)
    }

    private static func isFile(_ path: String) -> Bool {
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }
}
