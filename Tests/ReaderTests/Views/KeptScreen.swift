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
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    let kept = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    let isSame = screen + "\n" == kept
    #expect(isSame, "\(name): \(isSame ? "" : difference(between: kept, and: screen))", sourceLocation: sourceLocation)
  }

  /// The first line that differs, and of words in it the first that do.
  private static func difference(between kept: String, and screen: String) -> String {
    let (old, new) = (kept.split(separator: "\n", omittingEmptySubsequences: false), screen.split(separator: "\n", omittingEmptySubsequences: false))
    guard let line = zip(old, new).enumerated().first(where: { $0.element.0 != $0.element.1 }) else { return "\(old.count) and \(new.count + 1) lines" }
    let words = zip(line.element.0.split(separator: " "), line.element.1.split(separator: " "))
    let word = words.enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
    return "line \(line.offset + 1), from word \(word + 1) on\n\(line.element.0)\n\(line.element.1)"
  }
}
