import Glibc
import Testing

/// Screens that are kept in files of `Screens`; `LECTERN_UPDATE_SCREENS=1` writes them anew, to be looked at in the diff.
enum KeptScreen {
  private static let folder = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Screens"

  static func expect(_ screen: String, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = "\(folder)/\(name).txt"
    if getenv("LECTERN_UPDATE_SCREENS") != nil {
      let file = try #require(fopen(path, "w"), sourceLocation: sourceLocation)
      let bytes = Array((screen + "\n").utf8)
      #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
      fclose(file)
    }
    let file = try #require(fopen(path, "r"), "\(path) is not there", sourceLocation: sourceLocation)
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let kept = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    #expect(screen + "\n" == kept, "\(name)", sourceLocation: sourceLocation)
  }
}
