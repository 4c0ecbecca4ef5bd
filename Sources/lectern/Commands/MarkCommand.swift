import ArgumentParser
import Catalog
import Marks
import Papers
import Reader

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
  @Option(help: ArgumentHelp("Out of the inbox until tomorrow, for a week, month, 3d or 2w, until a date or a new version; off to take that back.", valueName: "when"))
  var snooze: String?
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
    if changes.isEmpty, tag.isEmpty, untag.isEmpty, note == nil, snooze == nil {
      throw ValidationError("say what to mark: --star, --read, --later, --dismiss or their opposites")
    }
    if let snooze, snooze != "off", goal == nil {
      throw ValidationError("--snooze \(snooze): no day to come; write tomorrow, week, month, 3d, 2w, version, off or a date")
    }
  }

  private var goal: SnoozeGoal? {
    snooze.flatMap { SnoozeGoal($0, today: PaperDate(dayNumber: Timestamp.now().localDay)) }
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
    let rows = try ids.map { try catalog.row(named: $0) }
    let papers = catalog.ids(at: rows)
    let file = try options.openMarks()
    do {
      _ = try file.perform(.change(edits(of: papers) + snoozes(of: rows, catalog), name: stepName), at: .now())
    } catch {
      throw Failure(.inputOutput, "\(error)")
    }
    do { try file.fold() } catch {
      Standard.error("lectern: the marks are safe in the journal, but not in state.json yet: \(error)")
    }
    for notice in file.takeNotices() { Standard.error("lectern: \(notice)") }
    if let note { keep(note, of: papers) }
  }

  /// What comes back must be unread and not dismissed, or it would not be in the inbox.
  private func snoozes(of rows: [Row], _ catalog: PaperCatalog) -> [Edit] {
    guard snooze != nil else { return [] }
    return rows.flatMap { row in
      let id = catalog.id(at: row)
      let text = goal?.snooze(version: catalog.paper(at: row).version).text ?? ""
      return [Edit(.detail(.snoozed, before: nil, after: text), [id])]
        + (goal == nil ? [] : [Edit(.mark(.read, false), [id]), Edit(.mark(.dismissed, false), [id])])
    }
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
      + (snooze.map { ["snoozed \($0)"] } ?? [])
    return words.joined(separator: ", ")
  }
}
