import Glibc
import Testing

@Suite("What the reader says")
struct MessagesTests {
  private static let package = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// The Swift files in a folder of the sources and those below it, by their paths.
  private static func sources(in folder: String) throws -> [(path: String, lines: [Substring])] {
    let directory = try #require(opendir("\(package)/Sources/\(folder)"), "\(folder)")
    defer { closedir(directory) }
    var found: [(path: String, lines: [Substring])] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      guard name.hasSuffix(".swift") else {
        found += try sources(in: "\(folder)/\(name)")
        continue
      }
      let file = try #require(fopen("\(package)/Sources/\(folder)/\(name)", "r"))
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 17)
      let text = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
      found.append(("\(folder)/\(name)", text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    return found
  }

  /// Whether a line holds a literal with a word in it that is not in an interpolation.
  private static func saysWords(_ line: some StringProtocol) -> Bool {
    var (isInside, depth, letters) = (false, 0, 0)
    var last: Character = " "
    for character in line {
      if !isInside, character == "/", last == "/" { return false }
      if character == "\"", last != "\\" {
        (isInside, letters) = (!isInside, 0)
      } else if isInside, character == "(", last == "\\" {
        // Up to its end, literals in it included.
        depth += 1
        isInside = false
      } else if depth > 0, !isInside, character == ")" {
        depth -= 1
        if depth == 0 { isInside = true }
        letters = 0
      } else if isInside {
        letters = character.isLetter ? letters + 1 : 0
        if letters > 1 { return true }
      }
      last = character
    }
    return false
  }

  @Test("is put together in one place: no other file has words for the last line of the screen")
  func notices() throws {
    let files = try Self.sources(in: "Reader") + Self.sources(in: "lectern/Interactive") + Self.sources(in: "lectern/Support")
    #expect(files.count > 100)
    for file in files where !file.path.hasPrefix("Reader/Messages/") {
      for (number, line) in file.lines.enumerated() where !line.contains("func say(") {
        guard let start = ["say(.", "Notice(.", "notice: \""].compactMap({ line.firstRange(of: $0)?.lowerBound }).min() else { continue }
        // What is done besides is no message.
        let end = line[start...].firstRange(of: ") + ")?.lowerBound ?? line.endIndex
        #expect(!Self.saysWords(line[start..<end]), "\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test("beside keys stands in one place, too")
  func hints() throws {
    for file in try Self.sources(in: "Reader/Views") {
      for (number, line) in file.lines.enumerated() where line.contains("[(.") || line.contains("(.") && line.contains("), (.") || line.contains("(\"y\", ") {
        let isHint = line.contains("(.open, ") || line.contains("(.star, ") || line.contains("(.back, ") || line.contains("(\"y\", ")
        if isHint { #expect(!Self.saysWords(line.replacing("\"Enter\"", with: "").replacing("\"Esc\"", with: "")), "\(file.path):\(number + 1): \(line)") }
      }
    }
  }

  @Test("the rule finds what it forbids")
  func rule() {
    #expect(Self.saysWords("return say(.info, \"Nothing to do.\")"))
    #expect(Self.saysWords("return say(.info, \"\\(count) left\")"))
    #expect(!Self.saysWords("return say(.info, \"\\(error)\")"))
    #expect(!Self.saysWords("return say(.error, \"\\(mistake)\") + ask()"))
    #expect(!Self.saysWords("(.star, \"★\"), // star"))
  }
}
