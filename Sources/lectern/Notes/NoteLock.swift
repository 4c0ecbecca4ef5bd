import Glibc
import Papers

/// Held while an editor has a note, so that a second one is not opened on it. Ends with the process at the latest.
final class NoteLock: Sendable {
  private let descriptor: Int32

  /// Nil when another process, or this one, has it.
  init?(library: String, id: PaperID) {
    for folder in ["notes", "notes/.base"] { mkdir("\(library)/\(folder)", 0o700) }
    let path = "\(library)/notes/.base/\(NoteName.file(of: id).dropLast(3)).lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    // A file system without locks must not keep anybody from writing.
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    // A process that is being started just now holds the file, and with it the lock, until it runs another program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
