import Glibc

/// Copies of files, durable before they are relied on.
package enum FileCopy {
  /// Copies the file at `path` to a new file.
  package static func make(of path: String, at copy: String) throws(ImportReason) {
    do throws(SystemError) {
      try Self.copy(try Descriptor(opening: path, O_RDONLY | O_NONBLOCK), to: copy)
    } catch {
      throw .libraryUnwritable("no copy of \(path): \(error.description)")
    }
  }

  static func copy(_ file: borrowing Descriptor, to path: String) throws(SystemError) {
    let target = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL)
    var buffer = [UInt8](repeating: 0, count: LibraryFile.blockLength)
    while case let count = try file.read(into: &buffer), count > 0 { try target.write(Array(buffer[..<count])) }
    try target.synchronise()
  }
}
