import ArgumentParser
import Glibc

@main
struct LecternBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lectern-bench",
    abstract: "Measure the reader on a file of papers, beside other programs on the same machine.",
    discussion: """
      Imports PAPERS into a library of its own, starts the reader on it and presses keys, and asks the \
      catalog. Needs the program 'lectern' beside itself: swift build -c release.

      The figures are for reading: whatever they are, the exit status is 0.
      """)

  @Argument(help: "The papers to import, in any format that 'lectern import' takes.")
  var papers: String

  @Option(help: "Queries to ask, one a line; lines that begin with # are passed over.")
  var queries: String?

  @Option(help: "Where to write the figures as JSON.")
  var json: String?

  @Option(help: "The program to measure, if not the one beside this.")
  var lectern: String?

  func run() throws {
    let program = lectern ?? Self.neighbour
    guard access(program, X_OK) == 0 else {
      throw ValidationError("\(program) is not there; build it with: swift build -c release")
    }
    guard access(papers, R_OK) == 0 else { throw ValidationError("\(papers) cannot be read") }
    let questions = try queries.map(QueryList.read) ?? QueryList.standard
    let scratch = try ScratchFolder()
    let bench = Bench(lectern: program, papers: papers, folder: scratch.path)
    var report = Report()
    let parts: [() throws -> Report.Part] = [
      bench.measureImport, bench.measureStart, bench.measureKeys, bench.measureScrolling,
      { try bench.measureQueries(questions) }, bench.measureFrames, bench.measureMarks,
      bench.measureMarkLatency, bench.measureMarkingAll, bench.measureMorning,
    ]
    for part in parts {
      let done = try part()
      print(done.table, terminator: "\n\n")
      fflush(nil)
      report.parts.append(done)
    }
    if let json { try writeFile(json, try report.json) }
    withExtendedLifetime(scratch.path) {}
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
