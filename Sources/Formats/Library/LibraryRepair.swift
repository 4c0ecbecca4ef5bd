import Glibc

/// Takes the lines out of `papers.jsonl` that are no papers.
package enum LibraryRepair {
  /// Writes the file anew without its bad lines; the file as it was stays under the path `copy`.
  ///
  /// At every moment `papers.jsonl` is the old file or the new one.
  package static func run(folder: String, keepingAs copy: String) throws(ImportReason) {
    do throws(SystemError) {
      let lock = try Descriptor(opening: "\(folder)/\(LibraryFile.lockName)", O_RDWR | O_CREAT)
      guard flock(lock.raw, LOCK_EX | LOCK_NB) == 0 else { throw SystemError(EWOULDBLOCK) }
      defer { flock(lock.raw, LOCK_UN) }
      // A link stays a link, and the file behind it is replaced.
      guard let real = realpath("\(folder)/\(LibraryFile.name)", nil) else { throw SystemError() }
      defer { free(real) }
      let path = String(cString: real)
      let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
      // Nobody writes into the old file any more, so that a second name of it will do.
      if link(path, copy) != 0 { try FileCopy.copy(file, to: copy) }
      try file.seek(to: 0)
      try replace(path, withGoodLinesOf: file)
    } catch {
      throw error.number == EWOULDBLOCK ? .busy : .libraryUnwritable(error.description)
    }
  }

  private static func replace(
    _ path: String, withGoodLinesOf file: borrowing Descriptor
  ) throws(SystemError) {
    let temporary = "\(path).\(getpid()).tmp"
    let mode = try file.status().st_mode & 0o7777
    let target = try Descriptor(opening: temporary, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    do throws(SystemError) {
      var block: [UInt8] = []
      try LibraryInspection.eachLine(of: file) { (_, piece) throws(SystemError) in
        guard case .bytes(let line) = piece, !piece.isBlank, LibraryInspection.mistake(in: piece) == nil else { return }
        block += line
        block.append(0x0A)
        guard block.count >= LibraryFile.blockLength else { return }
        try target.write(block)
        block.removeAll(keepingCapacity: true)
      }
      try target.write(block)
      try target.synchronise()
      guard rename(temporary, path) == 0 else { throw SystemError() }
    } catch {
      unlink(temporary)
      throw error
    }
    let folder = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
    try? Descriptor(opening: folder.isEmpty ? "/" : String(folder), O_RDONLY | O_DIRECTORY).synchronise()
  }
}
