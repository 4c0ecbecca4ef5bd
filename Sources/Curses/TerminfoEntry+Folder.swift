import CNcurses
import Glibc

extension TerminfoEntry {
  /// Does something while ncurses finds this entry, and only this, by its name; nil when it could not be
  /// written. Nothing is left of it on disk or in the environment afterwards.
  func withFolder<Result>(_ body: (String) -> Result?) -> Result? {
    guard let bytes = compiled(), let folder = Self.makeFolder() else { return nil }
    // By the first letter of the name, or by that letter's code, whichever this ncurses was built for.
    let letters = ["l", "6c"].map { "\(folder)/\($0)" }
    defer {
      for letter in letters {
        unlink("\(letter)/\(Self.name)")
        rmdir(letter)
      }
      rmdir(folder)
    }
    for letter in letters {
      guard mkdir(letter, 0o700) == 0, Self.write(bytes, to: "\(letter)/\(Self.name)") else { return nil }
    }
    let before = Environment["TERMINFO"]
    setenv("TERMINFO", folder, 1)
    defer {
      if let before { setenv("TERMINFO", before, 1) } else { unsetenv("TERMINFO") }
    }
    return body(folder)
  }

  private static func makeFolder() -> String? {
    let parent = Environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
    var template = Array("\(parent)/lectern-XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let descriptor = lectern_create(path)
    guard descriptor >= 0 else { return false }
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return close(descriptor) == 0 && count == bytes.count
  }
}
