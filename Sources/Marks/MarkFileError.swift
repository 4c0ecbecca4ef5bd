import Glibc

/// Why marks could not be saved. `description` says it in one line, with what to do.
///
/// After any of these the state file is what it was, and saving again works once the cause is gone.
package enum MarkFileError: Error, Hashable, Sendable {
  /// What was being done.
  package enum Task: String, Sendable {
    case find, open, read, write, sync, replace, lock
    case create = "create the folder of"
  }

  /// A system call failed with an `errno`.
  case failed(Task, path: String, code: Int32)
  /// The file is there, and for the reason given never written over.
  case readOnly(path: String, reason: String)
  /// Another process holds the lock and does not let go of it.
  case busy(path: String)
}

extension MarkFileError {
  static func newer(_ version: Int, _ path: String) -> MarkFileError {
    .readOnly(path: path, reason: "it is of version \(version), newer than this lectern; update lectern")
  }

  static func writeProtected(_ path: String) -> MarkFileError {
    .readOnly(path: path, reason: "the file is write-protected; chmod u+w it")
  }
}

extension MarkFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .failed(let task, let path, let code):
      "cannot \(task.rawValue) \(path): \(Self.explanation(of: code))"
    case .readOnly(let path, let reason): "\(path) is not written: \(reason)"
    case .busy(let path):
      "another lectern has held \(path) for too long: end it (or let it go on, if it is stopped), then mark again"
    }
  }

  /// The same for one line of a screen: the cause first, and of the path the last part.
  package var cause: String {
    switch self {
    case .failed(_, let path, let code): "\(Self.explanation(of: code)) (\(StatePaths.split(path).name))"
    case .readOnly(let path, let reason): "\(StatePaths.split(path).name): \(reason)"
    case .busy: "another lectern holds the lock for too long; end it (or let it go on, if it is stopped)"
    }
  }

  /// The meaning of an `errno` and what to do about it.
  static func explanation(of code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full; make room, then mark again"
    case EDQUOT: "your disk quota is used up; make room, then mark again"
    case EROFS: "its file system is read-only; mount it for writing, or choose another --library"
    case EACCES: "permission denied; give yourself the right to write there, or choose another --library"
    case EPERM: "not permitted; see who owns it and whether it is immutable (lsattr)"
    case EIO: "input/output error; check the disk"
    case EMFILE: "too many files are open in this program; raise ulimit -n"
    case ENFILE: "too many files are open on this machine; close some programs"
    case EISDIR: "it is a folder; move it away"
    case ENOTDIR: "a part of the path is a file, not a folder; check --library"
    case ENOENT: "its folder is gone; create it, or mount the disk that holds it"
    case ELOOP: "its symbolic links lead in a circle; remove the link"
    case ENAMETOOLONG: "the path is too long; choose another --library"
    case EFBIG: "it would be larger than allowed; raise ulimit -f"
    case EBUSY: "the system is using it, maybe as a mount point; unmount it"
    case ESTALE: "the network drive has lost it; mount the drive again"
    case ENXIO, ENODEV: "the device is gone; connect it again"
    case ETIMEDOUT, EHOSTDOWN, ENOTCONN: "the network drive does not answer; mount it again"
    case ENOMEM: "out of memory; close some programs"
    case EXDEV: "it would have to move between file systems; check how its folder is mounted"
    default: "\(String(cString: strerror(code))) (error \(code))"
    }
  }
}
