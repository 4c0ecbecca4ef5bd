import ArgumentParser
import Catalog
import Marks
import Papers

/// Sets or takes away marks from the command line.
struct MarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mark", abstract: "Star papers, mark them read, put them off or dismiss them.")

  @Argument(help: "Ids as 'lectern list' prints them, or addresses that hold one.")
  var ids: [String]

  @Flag(help: "Give a star.") var star = false
  @Flag(help: "Take the star away.") var unstar = false
  @Flag(help: "Mark as read.") var read = false
  @Flag(help: "Mark as unread.") var unread = false
  @Flag(help: "Put into the to-read queue.") var later = false
  @Flag(help: "Take out of the to-read queue.") var notLater = false
  @Flag(help: "Dismiss.") var dismiss = false
  @Flag(help: "Take the dismissal back.") var restore = false
  @Option(help: "Add a tag.") var tag: [String] = []
  @Option(help: "Take a tag away.") var untag: [String] = []
  @Option(help: "Write a note of one line; empty to remove it.") var note: String?

  @OptionGroup var options: LibraryOptions

  func validate() throws {
    for (first, second, names) in [
      (star, unstar, "--star and --unstar"), (read, unread, "--read and --unread"),
      (later, notLater, "--later and --not-later"), (dismiss, restore, "--dismiss and --restore"),
    ] where first && second {
      throw ValidationError("\(names) cannot go together")
    }
    if changes.isEmpty, tag.isEmpty, untag.isEmpty, note == nil {
      throw ValidationError("say what to mark: --star, --read, --later, --dismiss or their opposites")
    }
  }

  private var changes: [(Mark, Bool)] {
    [
      (star, Mark.starred, true), (unstar, .starred, false), (read, .read, true), (unread, .read, false),
      (later, .later, true), (notLater, .later, false), (dismiss, .dismissed, true),
      (restore, .dismissed, false),
    ].filter(\.0).map { ($0.1, $0.2) }
  }

  func run() throws {
    let (catalog, _) = try options.openCatalog()
    let papers = try ids.map { catalog.id(at: try catalog.row(named: $0)) }
    let file = try options.openMarks()
    do {
      _ = try file.perform(.change(edits(of: papers), name: stepName), at: .now())
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
    do { try file.fold() } catch {
      Standard.error("lectern: the marks are safe in the journal, but not in state.json yet: \(error)")
    }
    for notice in file.takeNotices() { Standard.error("lectern: \(notice)") }
    if let note { keep(note, of: papers) }
  }

  private func edits(of papers: [PaperID]) -> [Edit] {
    changes.map { Edit(.mark($0.0, $0.1), papers) } + tag.map { Edit(.tag($0, true), papers) }
      + untag.map { Edit(.tag($0, false), papers) }
      + (note.map { [Edit(.note(before: nil, after: $0), papers)] } ?? [])
  }

  /// Keeps the note as a file, too. What somebody wrote into that meanwhile, the reader takes in when it starts.
  private func keep(_ note: String, of papers: [PaperID]) {
    for id in papers {
      do throws(Failure) {
        _ = try NoteFolder(library: options.folder).settle(id, note)
      } catch {
        Standard.error("lectern: \(error.message)")
      }
    }
  }

  private var stepName: String {
    let words = changes.map { "\($0.1 ? "" : "not ")\($0.0.rawValue)" } + tag.map { "tagged \($0)" }
      + untag.map { "untagged \($0)" } + (note == nil ? [] : ["note"])
    return words.joined(separator: ", ")
  }
}
