import ArgumentParser
import Catalog
import Glibc

@main
struct LecternBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern-bench",
    abstract: "Measure the reader on a library, beside other programs on the same machine.",
    discussion: """
      Imports PAPERS (or a library of its own making) into a folder of its own, starts the reader on it and \
      presses keys, and asks the catalog and SQLite FTS5 the same questions. Needs the program 'lectern' \
      beside itself: swift build -c release. For comparison it uses vim, grep, and python3 with sqlite3, as \
      far as they are installed.

      The figures are for reading: whatever they are, the exit status is 0.
      """)

  @Argument(help: "The papers to import, in any format that 'lectern import' takes.")
  var papers: String?

  @Option(help: "Without PAPERS: how many to make.")
  var count = 100_000

  @Option(help: "A smaller file of papers, to measure growth from.")
  var small: String?

  @Option(
    help: "Queries for both sides in FTS5's syntax, one a line; lines that begin with # are passed over.")
  var queries: String?

  @Option(
    help:
      "A program for python3 to compare with, in place of the built-in one: called with papers, queries and --json."
  )
  var rival: String?

  @Flag(help: "Compare with no other search engine; above a million papers one takes hours and much memory.")
  var noRival = false

  @Option(
    help: "Only these parts, by their names: \(PartName.allCases.map(\.rawValue).joined(separator: ", ")).")
  var only: [PartName] = []

  @Option(help: "How often the keys are pressed all through.")
  var rounds = 3

  @Option(
    help: "A library with its index, to be measured without importing PAPERS; its files are linked to, not changed.")
  var library: String?

  @Option(help: "Where the draws of the readers for 'recommended' begin.")
  var seed = 1

  @Option(help: "Where to write the figures as JSON.")
  var json: String?

  @Option(help: "The program to measure, if not the one beside this.")
  var lectern: String?

  /// The parts of the report, in their order. All but the first need the library that the first imports.
  enum PartName: String, CaseIterable, ExpressibleByArgument {
    case start, keys, bytes, scrolling, queries, rival, growth, frames, commands, marks, latency, marking, morning, similar, recommended
    case trends, reading, refresh
  }

  func run() async throws {
    let program = lectern ?? Self.neighbour
    guard access(program, X_OK) == 0 else {
      throw ValidationError("\(program) is not there; build it with: swift build -c release")
    }
    for path in [papers, small, queries, rival].compactMap(\.self) where access(path, R_OK) != 0 {
      throw ValidationError("\(path) cannot be read")
    }
    let questions = try queries.map(QueryList.read) ?? RivalQueries.standard
    let scratch = try ScratchFolder()
    let source = try papers ?? library.map { "\($0)/\(PaperCatalog.textName)" } ?? made(in: scratch.path)
    var bench = Bench(lectern: program, papers: source, folder: scratch.path)
    bench.keyRounds = max(1, rounds)
    try bench.skipTour()
    var report = Report()
    if let library {
      try bench.linkFiles(of: library)
    } else {
      report.add(try await bench.measureImport())
    }
    bench.isLarge = try bench.openCatalog().count > 500_000
    for name in PartName.allCases where only.isEmpty || only.contains(name) {
      if let part = try await measure(name, bench, questions) { report.add(part) }
    }
    report.note(MachineLoad.sentence("At the end"))
    if let json { try writeFile(json, try report.json) }
    withExtendedLifetime(scratch.path) {}
  }

  private func measure(_ name: PartName, _ bench: Bench, _ questions: [String]) async throws -> Report.Part? {
    switch name {
    case .start: return try bench.measureStart()
    case .keys: return try bench.measureKeys()
    case .bytes: return try bench.measureBytes()
    case .scrolling: return try bench.measureScrolling()
    case .queries: return try bench.measureQueries(QueryList.standard)
    case .rival: return noRival ? nil : try bench.measureRival(Rival(program: rival), questions)
    case .growth: return try small.map { try bench.measureGrowth(from: bench.beside($0), questions) }
    case .frames: return try bench.measureFrames()
    case .commands: return try bench.measureCommands()
    case .marks: return try bench.measureMarks()
    case .latency: return try bench.measureMarkLatency()
    case .marking: return try bench.measureMarkingAll()
    case .morning: return try bench.measureMorning()
    // It adds papers, which is nothing to do to somebody else's library.
    case .refresh: return library == nil ? try bench.measureRefresh() : nil
    case .similar: return try bench.measureSimilar(withRival: !noRival)
    case .recommended: return try bench.measureRecommended(withRival: !noRival, from: seed)
    case .trends: return try bench.measureTrends()
    case .reading: return try await bench.measureReading(withRival: !noRival)
    }
  }

  private func made(in folder: String) throws -> String {
    let path = folder + "/papers.jsonl"
    try BenchLibrary(count: max(1, count)).write(to: path)
    return path
  }

  /// `lectern` in the folder of this program.
  private static var neighbour: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    let own =
      count > 0
      ? String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      : CommandLine.arguments.first ?? ""
    return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/lectern"
  }
}
