import Glibc
import Terminal

/// A picture's file, which is made anew or not at all.
enum PictureFile {
  /// Writes a picture in the format that the file's ending names; `~/` is the home folder.
  static func write(_ picture: Picture, to typed: String, home: String?) throws(Failure) {
    guard let format = Picture.Format(path: typed) else {
      throw Failure(.wrongUse, "\(Standard.clean(typed)): no picture; end the name with .svg, .html or .txt")
    }
    let path = typed.hasPrefix("~/") ? home.map { $0 + typed.dropFirst() } ?? typed : typed
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard file >= 0 else {
      let isThere = errno == EEXIST
      throw failure(path, isThere ? "there is such a file already; choose another name" : String(cString: strerror(errno)))
    }
    var bytes = Array(picture.text(as: format).utf8)[...]
    var problem: Int32 = 0
    while !bytes.isEmpty, problem == 0 {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { problem = errno }
    }
    if close(file) != 0, problem == 0 { problem = errno }
    guard problem != 0 else { return }
    unlink(path)
    throw failure(path, String(cString: strerror(problem)))
  }

  private static func failure(_ path: String, _ reason: String) -> Failure {
    Failure(.inputOutput, "the picture is not written: \(Standard.clean(path)): \(reason)")
  }
}
