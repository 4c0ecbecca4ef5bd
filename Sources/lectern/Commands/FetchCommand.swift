import ArgumentParser
import Configuration
import Feeds
import Formats
import Glibc
import Papers

/// Fetches papers from the sources of the settings into the library.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch", abstract: "Fetch new papers from the sources of the settings.",
    discussion: """
      Prints a line for each source. What is wrong with one does not stop the others, and never takes anything \
      away. Exit status: 0 all went well, 2 no such source, 4 something failed.
      """)

  @Argument(help: "Sources by name; all that are not paused if none is given.")
  var names: [String] = []

  @Flag(help: ArgumentHelp("Print progress as lines of JSON.", visibility: .private))
  var report = false

  @OptionGroup var options: LibraryOptions

  func run() async throws {
    let folders = Folders.resolve(environment: Environment.current)
    let list = SourceList(folders)
    for problem in list.problems { Standard.error("lectern: \(problem)") }
    let chosen = try choose(among: list.sources, folders)
    let signals = StopSignals()
    // A reader that was left wants its papers all the same the next time.
    if self.report {
      signal(SIGPIPE, SIG_IGN)
      // Nobody waits for it, while somebody presses keys. The reader makes it the first of a group of its own.
      setpriority(__priority_which_t(bitPattern: PRIO_PGRP.rawValue), 0, 10)
    }
    let fetcher = Fetcher(
      pace: Pace(folder: folders.state + "/pace"), contact: list.settings.contact, isCancelled: signals.isRaised)
    let report = FetchReport(isForReader: self.report)
    let library = ImportRun(folder: options.folder, signals: signals)
    let isWell = await fetch(chosen, by: fetcher, folders, report)
    report.end()
    if report.added.withLock({ $0 }) > 0, library.interruption == nil { try library.settle() }
    if let interruption = library.interruption { throw interruption }
    guard isWell, list.problems.isEmpty else { throw ExitCode(ExitStatus.inputOutput.rawValue) }
  }

  private func choose(among sources: [Source], _ folders: Folders) throws -> [Source] {
    guard !sources.isEmpty else {
      throw Failure(.wrongUse, "no sources yet; write one into \(folders.configFile), as in [sources.robots]")
    }
    if let unknown = names.first(where: { name in !sources.contains { $0.name == name } }) {
      let known = sources.map(\.name).joined(separator: ", ")
      throw Failure(.wrongUse, "no source \(Standard.clean(unknown)); there are \(known)")
    }
    return names.isEmpty ? sources.filter { !$0.isPaused } : sources.filter { names.contains($0.name) }
  }

  /// Fetches a few sources at a time, and tells whether all went well.
  private func fetch(_ sources: [Source], by fetcher: Fetcher, _ folders: Folders, _ report: FetchReport) async -> Bool {
    let store = SourceStore(library: options.folder)
    let intake = LibraryIntake(folder: options.folder)
    return await withTaskGroup(of: Bool.self) { group in
      var isWell = true
      for (index, source) in sources.enumerated() {
        if index >= 4, await group.next() == false { isWell = false }
        group.addTask {
          let record = await Self.fetch(source, by: fetcher, store, intake, folders, report)
          report.show(record, of: source.name)
          return record.problem == nil
        }
      }
      while let result = await group.next() { isWell = isWell && result }
      return isWell
    }
  }

  private static func fetch(
    _ source: Source, by fetcher: Fetcher, _ store: SourceStore, _ intake: LibraryIntake, _ folders: Folders,
    _ report: FetchReport
  ) async -> SourceRecord {
    var record = SourceRecord()
    do throws(FetchError) {
      let secret = try source.secret(environment: Environment.current, folder: folders.config)
      let run = SourceRun(source, fetcher: fetcher, store: store, secret: secret, report: { report.show($0) }) { input throws(FetchError) in
        try await intake.take(input)
      }
      return await run.run(at: .now())
    } catch {
      record = store.read(source.name)
      (record.tried, record.problem, record.papers, record.added) = (.now(), "\(error)", 0, 0)
      store.write(record, of: source.name)
      return record
    }
  }
}
