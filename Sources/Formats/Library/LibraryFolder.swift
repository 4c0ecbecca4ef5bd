import Glibc

/// The folder that a library lives in.
enum LibraryFolder {
  /// Makes the folder and those above it where they are missing, for this user alone.
  static func make(_ folder: String) throws(SystemError) {
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += path.isEmpty || path.hasSuffix("/") ? part : "/" + part
      guard mkdir(path, 0o700) != 0, errno != EEXIST else { continue }
      // What exists and may not be looked into is told by opening the file.
      guard errno == EACCES || errno == EROFS || errno == EPERM, access(path, F_OK) == 0 else {
        throw SystemError()
      }
    }
  }

  /// Makes a new file beside the library and gives its path: `name-1`, or the first number that is free.
  static func newFile(_ name: String, in folder: String, holding bytes: [UInt8]) throws(SystemError) -> String
  {
    for number in 1...9999 {
      let path = "\(folder)/\(name)-\(number)"
      do throws(SystemError) {
        let file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL)
        try file.write(bytes)
        try file.synchronise()
        return path
      } catch {
        guard error.number == EEXIST else { throw error }
      }
    }
    throw SystemError(EEXIST)
  }
}
