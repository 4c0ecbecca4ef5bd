import Configuration
import Glibc
import Papers
import Reader
import Synchronization
import Terminal

/// Notes between marks, files and the editor.
final class NoteDesk: Sendable {
  private let library: String
  private let folder: NoteFolder
  private let environment: [String: String]
  private var editor: [String] { Self.editor(environment) }
  private let open = Mutex<Opened?>(nil)

  private struct Opened {
    var id: PaperID
    /// The text that the writer has before the eyes.
    var seen: String
    var lock: NoteLock
  }

  init(library: String, environment: [String: String]) {
    self.library = library
    folder = NoteFolder(library: library)
    self.environment = environment
  }

  /// `$VISUAL`, else `$EDITOR`, in words between blanks; else what every system has.
  static func editor(_ environment: [String: String]) -> [String] {
    for name in ["VISUAL", "EDITOR"] {
      let words = (environment[name] ?? "").split(separator: " ").map(String.init)
      if !words.isEmpty { return words }
    }
    let path = (environment["PATH"] ?? "").split(separator: ":")
    let known = ["vi", "nano"].first { name in path.contains { access("\($0)/\(name)", X_OK) == 0 } }
    return [known ?? "vi"]
  }

  /// The editor with a note's file.
  func begin(_ id: PaperID, _ text: String) throws(Failure) -> TerminalProgram {
    guard let lock = NoteLock(library: library, id: id) else {
      throw Failure(.inputOutput, "this note is open in another editor; close that first")
    }
    let seen = try folder.open(id, text)
    open.withLock { $0 = Opened(id: id, seen: seen, lock: lock) }
    return TerminalProgram(editor + [folder.path(of: id)])
  }

  /// What was written, or nil when the note is as it was.
  func end(_ ending: TerminalProgram.Ending) throws(Failure) -> WrittenNote? {
    guard let opened = open.withLock({ $0.take() }) else { return nil }
    defer { extendLifetime(opened.lock) }
    if ending == .exited(0) {
      // What somebody else made of the note meanwhile, this writer has not seen.
      return try folder.settle(opened.id, opened.seen).map { WrittenNote($0.id, before: opened.seen, after: $0.after) }
    }
    let aside = try folder.setAside(opened.id, seen: opened.seen, at: .now())
    _ = try folder.settle(opened.id, opened.seen)
    let left = aside.map { "; what it left is in \(Standard.clean($0))" } ?? ""
    throw Failure(.inputOutput, "the note is as it was: \(editor[0]) \(ending.words)\(left)")
  }

  /// Keeps files as the marks have the notes; gives what was written into files meanwhile, and what went wrong.
  func keep(_ notes: [PaperID: String], areAll: Bool) -> (written: [WrittenNote], problems: [String]) {
    if areAll { return folder.settleAll(notes) }
    var written: [WrittenNote] = []
    var problems: [String] = []
    for (id, text) in notes {
      do throws(Failure) {
        if let note = try folder.settle(id, text) { written.append(note) }
      } catch {
        problems.append(error.message)
      }
    }
    return (written, problems)
  }
}

extension TerminalProgram.Ending {
  /// What became of a program, to follow its name.
  var words: String {
    switch self {
    case .exited(let status): "ended with status \(status)"
    case .signalled(let signal): "was ended by signal \(signal)"
    case .notStarted(let code): "cannot be started: \(String(cString: strerror(code)))"
    }
  }
}
