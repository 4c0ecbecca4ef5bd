import Files
import Glibc

extension Checkup {
  /// Who may write, and what lies about in the library's folder.
  mutating func checkFiles() {
    let before = findings.count
    checkRights()
    if findings.count == before { add("rights", .well, "nobody else may write to the library or the settings") }
    let rights = findings.count
    checkLeftovers()
    if findings.count == rights { add("folder", .well, "nothing left behind") }
  }

  private mutating func checkRights() {
    guard let library = FileMode(path: folder) else { return }
    guard library.isFolder else { return add("rights", .wrong, "\(folder) is no folder; choose another --library") }
    if access(folder, W_OK) != 0 {
      let reason = String(cString: strerror(errno)).lowercased()
      add("rights", .wrong, "\(folder) cannot be written (\(reason)), so that no mark can be kept; give yourself the right")
    }
    let files = ["papers.jsonl", "state.json", "state.journal"].map { "\(folder)/\($0)" }
    for path in [folder] + files + [folders.config, folders.configFile, folders.searchesFile, folders.wishesFile] {
      guard let mode = FileMode(path: path) else { continue }
      if mode.isOpenToOthers {
        add("rights", .wrong, "others may write to \(path); --repair takes that right away", .permissions(path: path))
      } else if path != folder, access(path, R_OK) != 0 {
        add("rights", .wrong, "\(path) cannot be read; chmod u+r gives the right")
      }
    }
  }

  private mutating func checkLeftovers() {
    let names = FolderNames.sorted(in: folder)
    for name in names where Self.isTemporary(name) {
      let path = "\(folder)/\(name)"
      guard let mode = FileMode(path: path), mode.isOlderThanAnHour else { continue }
      add("folder", .note, "\(name) was left by a lectern that was killed; --repair removes it", .leftover(path: path))
    }
    for name in names where Self.isConflictCopy(name) {
      add("folder", .wrong, "\(name) is a copy that another machine wrote at the same time; take what you need out of it, then move it away")
    }
    let aside = names.filter { $0.contains(".broken-") || $0.contains(".torn-") || $0.hasPrefix("repair-") }
    if let first = aside.first {
      let others = aside.count > 1 ? " and \(aside.count - 1) more were" : " was"
      add("folder", .note, "\(first)\(others) set aside; delete what you have no more use for")
    }
  }

  /// Whether a file is named as those are that are to be renamed when they are whole.
  private static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(".state.json.tmp-")
      || ["papers.snapshot.", "papers.jsonl."].contains { name.hasPrefix($0) } && name.hasSuffix(".tmp")
  }

  /// Whether a name is what Syncthing, Dropbox, Nextcloud and their like make of one of ours.
  private static func isConflictCopy(_ name: String) -> Bool {
    guard name.hasPrefix("state") || name.hasPrefix("papers") else { return false }
    return ["sync-conflict", "conflicted copy", "_conflict-", "(case conflict"].contains { name.contains($0) }
  }
}

/// What the system says about who may do what to a file.
struct FileMode {
  private let status: stat

  /// Nil when there is no such file, or it cannot be looked at.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.status = status
  }

  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
  /// Whether somebody else may write to it. What is no file, such as a device behind a link, is not ours to close.
  var isOpenToOthers: Bool { (isFolder || status.st_mode & S_IFMT == S_IFREG) && status.st_mode & 0o022 != 0 }
  /// The mode without the right of others to write.
  var closed: mode_t { status.st_mode & 0o7777 & ~0o022 }
  var isOlderThanAnHour: Bool { status.st_mtim.tv_sec < time(nil) - 3600 }
}

