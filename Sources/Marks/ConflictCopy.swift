import Files

/// A copy of the state file or the journal that a synchronising program put beside it, since both sides had
/// changed it.
struct ConflictCopy: Hashable, Sendable {
  let path: String
  let isJournal: Bool

  /// The copies in a folder, sorted.
  static func all(beside paths: StatePaths) -> [ConflictCopy] {
    var copies: [ConflictCopy] = []
    for name in FolderNames.sorted(in: paths.folder) {
      for (path, isJournal) in [(paths.file, false), (paths.journal, true)]
      where isCopy(name, of: StatePaths.split(path).name) {
        copies.append(ConflictCopy(path: "\(paths.folder)/\(name)", isJournal: isJournal))
      }
    }
    return copies.sorted { $0.path < $1.path }
  }

  /// Whether a name is one that Syncthing, Dropbox, Nextcloud, ownCloud or Google Drive make of another:
  ///
  ///     state.sync-conflict-20261123-080000-ABCDEFG.json
  ///     state (Ada's conflicted copy 2026-11-23).json
  ///     state (conflicted copy 2026-11-23 080000).json
  ///     state_conflict-20261123-080000.json
  ///     state (1).json
  static func isCopy(_ name: String, of original: String) -> Bool {
    let dot = original.lastIndex(of: ".") ?? original.endIndex
    let (stem, ending) = (original[..<dot], original[dot...])
    guard name.count > original.count, name.hasPrefix(stem), name.hasSuffix(ending) else { return false }
    let middle = name.dropFirst(stem.count).dropLast(ending.count)
    if middle.hasPrefix(".sync-conflict-") || middle.hasPrefix("_conflict-") { return true }
    guard middle.hasPrefix(" ("), middle.hasSuffix(")") else { return false }
    let words = middle.dropFirst(2).dropLast()
    return words.contains("conflicted copy") || (!words.isEmpty && words.allSatisfy { $0.isASCII && $0.isNumber })
  }
}
