import Glibc
import Marks
import Papers
import TestSupport
import Testing

extension ReaderTests {
  /// Random keys and sizes for some time, after which the reader has no more memory and no more open files than soon
  /// after its start.
  @Suite("A session")
  struct SoakTests {
    @Test(
      "of a few seconds leaves memory and open files as they were",
      .disabled(if: Tool.isSanitized, "a sanitizer keeps what was set free"))
    func short() async throws { try await Self.soak(seconds: 8, mostGrowth: 24) }

    /// - Parameters:
    ///   - hasHistory: whether as much was done before as the history holds, so that it does not grow.
    ///   - mostGrowth: the MiB that memory of its own may grow by after the first quarter.
    static func soak(seconds: Double, hasHistory: Bool = false, mostGrowth: Double) async throws {
      // A download that fails is tried again for longer than anybody waits here.
      let home = try await EveryKeyTests.home(without: ["P"])
      try await home.importPapers(Papers.hundred)
      if hasHistory { try MarkFile(folder: home.library).save(longHistory) }
      // The file of marks, which the reader holds open, is there from the start on.
      _ = try await home.lectern("mark", "--star", "arxiv:2402.00002")
      let terminal = try Pseudoterminal(home: home, variables: ["BROWSER": "true", "DISPLAY": "", "WAYLAND_DISPLAY": ""])
      try await terminal.wait(for: "1/107")
      let process = ProcessFigures(process: terminal.child)
      // What is opened once, at the first mark, at the first browser and at the first theme, is no leak.
      for (keys, answer) in [("s", "★"), ("b", "later"), ("o", "Opened"), ("yy", "Copied"), ("T", "gruvbox")] {
        terminal.forget()
        terminal.send(keys)
        try await terminal.wait(for: answer)
      }
      try await terminal.escape()
      for keys in ["/a", "\u{3}"] { try await terminal.press(keys) }
      let files = process.openFiles
      var random = SeededGenerator(seed: UInt64(seconds))
      var samples: [(time: Double, memory: Double)] = []
      let clock = ContinuousClock()
      let begun = clock.now
      var keys = 0
      while clock.now - begun < .seconds(seconds), !terminal.hasEnded {
        for _ in 0..<40 {
          let burst = (0..<Int.random(in: 1...30, using: &random)).map { _ in key(using: &random) }
          keys += burst.count
          terminal.send(burst.joined())
          terminal.read(for: 2)
        }
        terminal.resize(width: .random(in: 1...250, using: &random), height: .random(in: 1...70, using: &random))
        terminal.read(for: 20)
        terminal.forget()
        samples.append(((clock.now - begun) / .seconds(1), process.memory))
      }
      #expect(!terminal.hasEnded, "\(home.text(of: "errors") ?? "")")
      // What it has started may be at work still.
      let areClosed = try await Terminal.poll {
        terminal.read(for: 0)
        return process.openFiles.count <= files.count
      }
      #expect(areClosed, "\(process.openFiles), at the start \(files)")
      let later = samples.filter { $0.time > seconds / 4 }
      let growth = slope(of: later) * (seconds * 3 / 4)
      let memory = later.map(\.memory)
      let tenths = (0..<10).compactMap { tenth in samples.first { $0.time >= seconds * Double(tenth) / 10 }?.memory }
      print("soak: MiB at the begin of each tenth of the time: \(tenths)")
      print(
        "soak: \(keys) keys in \(Int(seconds)) s, memory \(memory.first ?? 0) to \(memory.last ?? 0) MiB, most \(memory.max() ?? 0), "
          + "line through the last three quarters: \(growth) MiB, \(slope(of: later) * 3600) MiB an hour; \(files.count) and \(process.openFiles.count) files")
      #expect(growth < mostGrowth)
      kill(terminal.child, SIGTERM)
      #expect(try await terminal.end() == 128 + SIGTERM)
    }

    /// As much as the history holds: 10,000 steps, of 25 papers each, which star the hundred and take the stars away.
    private static var longHistory: MarkTable {
      let papers = (1001...1100).map { PaperID(key: "arxiv:2301.00\(String($0).dropFirst())") }
      var table = MarkTable()
      for step in 0..<10_000 {
        let first = step / 2 % 4 * 25
        table.set(
          .starred, step % 2 == 0, for: Array(papers[first..<first + 25]), at: Timestamp(milliseconds: Int64(step) * 60_000),
          name: "step \(step)")
      }
      return table
    }

    /// What is typed: no `q`, with which `quit` could be typed, and no `^P`, under which it could be found.
    private static let letters = (UInt8(32)...126).filter { $0 | 0x20 != UInt8(ascii: "q") }
    private static let controls = (UInt8(1)...31).filter { $0 != 16 }

    /// A key, now and then a report of the mouse, a paste or the beginning of a sequence.
    private static func key(using random: inout SeededGenerator) -> String {
      switch Int.random(in: 0..<20, using: &random) {
      case 0: "\u{1B}[" + (["A", "B", "C", "D", "H", "F", "5~", "6~", "Z", "3~"].randomElement(using: &random) ?? "A")
      case 1: String(Unicode.Scalar(controls.randomElement(using: &random) ?? 1))
      case 2:
        "\u{1B}[<\([0, 64, 65].randomElement(using: &random) ?? 0);\(Int.random(in: 1...120, using: &random));\(Int.random(in: 1...36, using: &random))M"
      case 3: "\u{1B}[200~\(["gamma", "é漢😀", "two\nlines", "(("].randomElement(using: &random) ?? "")\u{1B}[201~"
      case 4: ["\r", "\u{1B}", "\u{1B}", "\u{3}", "\t", "\u{7F}"].randomElement(using: &random) ?? "\r"
      default: String(Unicode.Scalar(letters.randomElement(using: &random) ?? 32))
      }
    }

    /// The slope of the line through points that is nearest to all of them.
    private static func slope(of points: [(time: Double, memory: Double)]) -> Double {
      let count = Double(points.count)
      guard count > 1 else { return 0 }
      let time = points.reduce(0) { $0 + $1.time } / count
      let memory = points.reduce(0) { $0 + $1.memory } / count
      let (above, below) = points.reduce((0.0, 0.0)) { sums, point in
        let distance = point.time - time
        return (sums.0 + distance * (point.memory - memory), sums.1 + distance * distance)
      }
      return below > 0 ? above / below : 0
    }
  }
}

/// The same for as long as somebody wants, which the other tests of the reader have no time for.
@Suite("A long session", .enabled(if: getenv("LECTERN_SOAK") != nil, "only with LECTERN_SOAK=60 or so"))
struct LongSoakTests {
  @Test("of LECTERN_SOAK minutes leaves memory and open files as they were")
  func long() async throws {
    let minutes = try #require(getenv("LECTERN_SOAK").flatMap { Double(String(cString: $0)) })
    try await ReaderTests.SoakTests.soak(seconds: minutes * 60, hasHistory: true, mostGrowth: 6)
  }
}

/// What the system says of a process.
struct ProcessFigures {
  let process: pid_t

  /// The MiB in memory that no file holds too.
  var memory: Double { status("RssAnon").flatMap { Double($0) }.map { $0 / 1024 } ?? 0 }

  /// Whether a signal has stopped it.
  var isStopped: Bool { status("State") == "T" }

  /// The first word that the system says under a name.
  private func status(_ name: String) -> String? {
    guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    while let start = fgets(&line, 512, file) {
      let words = String(cString: start).split(whereSeparator: \.isWhitespace)
      if words.first == "\(name):", words.count > 1 { return String(words[1]) }
    }
    return nil
  }

  /// What it has open, sorted.
  var openFiles: [String] {
    guard let folder = opendir("/proc/\(process)/fd") else { return [] }
    defer { closedir(folder) }
    var files: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      var target = [CChar](repeating: 0, count: 512)
      let count = readlink("/proc/\(process)/fd/\(name)", &target, target.count)
      if count > 0 { files.append(String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)) }
    }
    return files.sorted()
  }
}
