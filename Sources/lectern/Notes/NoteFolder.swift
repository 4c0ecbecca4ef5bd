import Glibc
import Papers
import Reader
import TOML

/// Notes as Markdown files: `notes/NAME.md` in the library's folder, one for each paper that has a note.
///
/// The marks hold the notes; the files are copies of them that an editor can be given and that other programs can
/// read and change. `notes/.base/NAME.md` holds the paper's id and the text as it was when file and marks last
/// agreed. So it shows which of the two has changed since:
///
///     file = base    the marks have changed, or nothing has: the file is written anew
///     file ≠ base    somebody wrote into the file: that goes into the marks, as written over the text of base
///
/// If both have changed, the marks keep both texts (see `Note`). The same rule takes in what an editor saved when
/// the reader was killed before it could.
struct NoteFolder: Sendable {
  private let folder: String
  private var bases: String { folder + "/.base" }

  /// The most that a note may hold, in bytes.
  static let limit = 256 * 1024

  init(library: String) { folder = library + "/notes" }

  func path(of id: PaperID) -> String { "\(folder)/\(NoteName.file(of: id))" }

  /// Makes file and marks agree on the note of a paper, as far as that is for the file to do.
  ///
  /// - Parameter text: the note in the marks, empty for none.
  /// - Returns: what somebody wrote into the file, for the marks to take in; nil when there is nothing.
  func settle(_ id: PaperID, _ text: String) throws(Failure) -> WrittenNote? {
    let base = try read(base: NoteName.file(of: id))
    guard let written = try read(path(of: id)) else {
      try keep(text, of: id, base: base?.text)
      return nil
    }
    if written == text || written == base?.text {
      try keep(text, of: id, base: base?.text, file: written)
      return nil
    }
    return WrittenNote(id, before: base?.text ?? "", after: written)
  }

  /// The same for the notes given, and for files of other papers that were written into.
  func settleAll(_ notes: [PaperID: String]) -> (written: [WrittenNote], problems: [String]) {
    guard !notes.isEmpty || access(folder, F_OK) == 0 else { return ([], []) }
    var written: [WrittenNote] = []
    var problems: [String] = []
    for (id, text) in notes.sorted(by: { $0.key < $1.key }) {
      do throws(Failure) {
        if let note = try settle(id, text) { written.append(note) }
      } catch {
        problems.append(error.message)
      }
    }
    // What is known of no note, such as of a new one that was being written when the reader was killed.
    for name in FolderNames.sorted(in: bases) where name.hasSuffix(".md") {
      guard let base = try? read(base: name), notes[base.id] == nil,
        let text = try? read("\(folder)/\(name)"), text != base.text, !text.isEmpty
      else { continue }
      written.append(WrittenNote(base.id, before: base.text, after: text))
    }
    return (written, problems)
  }

  /// Makes the file ready for an editor, and gives the text that whoever writes into it has seen.
  func open(_ id: PaperID, _ text: String) throws(Failure) -> String {
    let pending = try settle(id, text)
    if let pending { return pending.before }
    if text.isEmpty {
      try ReplacedFile(base(of: id)).replace(by: id.key + "\n")
      try ReplacedFile(path(of: id)).replace(by: "")
    }
    return text
  }

  /// Puts aside what an editor left that did not end well, under a name that is told; nil when it left nothing.
  func setAside(_ id: PaperID, seen: String, at now: Timestamp) throws(Failure) -> String? {
    guard let written = try read(path(of: id)), written != seen else { return nil }
    let stamp = now.description.filter(\.isNumber).prefix(14)
    let aside = String(path(of: id).dropLast(3)) + ".left-\(stamp).md"
    guard rename(path(of: id), aside) == 0 else {
      throw Failure(.inputOutput, "\(Standard.clean(aside)): \(String(cString: strerror(errno)))")
    }
    return aside
  }
}

extension NoteFolder {
  private func base(of id: PaperID) -> String { "\(bases)/\(NoteName.file(of: id))" }

  /// Writes file and base where they differ from the text; removes both where there is none.
  private func keep(_ text: String, of id: PaperID, base: String?, file: String? = nil) throws(Failure) {
    if text.isEmpty {
      unlink(path(of: id))
      unlink(self.base(of: id))
      return
    }
    // The base last: until it is there, the file counts as written by somebody, and nothing is lost.
    if file != text { try ReplacedFile(path(of: id)).replace(by: text + "\n") }
    if base != text { try ReplacedFile(self.base(of: id)).replace(by: "\(id.key)\n\(text)\n") }
  }

  private func read(base name: String) throws(Failure) -> (id: PaperID, text: String)? {
    guard let whole = try read("\(bases)/\(name)") else { return nil }
    let parts = whole.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    return (PaperID(key: String(parts[0])), parts.count > 1 ? String(parts[1]) : "")
  }

  /// A file's text without blanks at its end, line feeds alone between lines; nil when there is no file.
  private func read(_ path: String) throws(Failure) -> String? {
    let bytes: [UInt8]
    do throws(ReadError) {
      bytes = try readFile(path, limit: Self.limit)
    } catch {
      if error.isMissing { return nil }
      throw Failure(.inputOutput, "\(Standard.clean(path)): \(error.reason)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Failure(.badInput, "\(Standard.clean(path)): not taken in, since it is no UTF-8 text; save it as that")
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
    let joined = lines.joined(separator: "\n")
    let end = joined.lastIndex { !$0.isWhitespace }.map { joined.index(after: $0) } ?? joined.startIndex
    return String(joined[..<end])
  }
}
