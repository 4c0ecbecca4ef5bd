import ArgumentParser
import Marks

/// Takes in marks that were made elsewhere.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Take in marks that were made on another machine.",
    discussion: """
      Each FILE is a state.json or state.journal. For every part of every paper the later change wins, so that \
      the order makes no difference, nor does doing it again.

      As a merge driver of git it merges OURS and THEIRS into OURS, without a library:
      git config merge.lectern.driver 'lectern merge --driver %O %A %B'
      """)

  @Flag(help: "Merge as git asks a merge driver: the files are BASE, OURS and THEIRS.")
  var driver = false

  @Argument(help: "Files of marks.")
  var files: [String]

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    if driver, files.count != 3 { throw ValidationError("--driver takes three files: %O %A %B") }
  }

  func run() throws {
    guard !driver else { return try merge { () throws(MergeError) in try MarkTable.merge(files[1], with: files[2]) } }
    // All are read before any is merged.
    let tables = try files.map { file in try merge { () throws(MergeError) in try MarkTable.read(file) } }
    let file = try options.openMarks()
    var papers = 0
    do {
      for table in tables { try file.save(table) }
      papers = file.catchUp().papers.count
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
    for notice in file.takeNotices() { Standard.error("lectern: \(notice)") }
    Standard.output("\(papers) paper\(papers == 1 ? "" : "s") changed")
  }

  /// Tells a file that is no use from a disk that fails.
  private func merge<Result>(_ body: () throws(MergeError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      if case .unreadable = error { throw Failure(.inputOutput, "\(error)") }
      throw Failure(.badInput, "\(error)")
    }
  }
}
