import Glibc
import TestSupport
import Testing

@Suite("Any bytes at all")
struct CorpusTests {
  @Test("The corpus and what becomes of it by small changes break no promise", arguments: FuzzTarget.allCases)
  func holds(target: FuzzTarget) throws {
    let corpus = try Corpus.files(of: target)
    #expect(!corpus.isEmpty)
    for (name, bytes) in corpus {
      #expect(throws: Never.self, "\(name)") { try target.run(bytes) }
      var random = SeededGenerator(seed: UInt64(bytes.count))
      for _ in 0..<100 {
        let changed = Corpus.changed(bytes, using: &random)
        #expect(throws: Never.self, "\(name): \(changed)") { try target.run(changed) }
      }
    }
  }
}

/// Files in `Corpus`, in a folder for each target.
enum Corpus {
  static func files(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Corpus/\(target)"
    let stream = try #require(opendir(folder))
    defer { closedir(stream) }
    var files: [(name: String, bytes: [UInt8])] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { files.append((name, try bytes(of: "\(folder)/\(name)"))) }
    }
    return files.sorted { $0.name < $1.name }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// The bytes with a few of them changed, doubled, moved or gone.
  static func changed(_ bytes: [UInt8], using random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...16, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: bytes.indices, using: &random))
      case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: bytes.insert(Array("\"\\{}[]()$:\u{1B}".utf8).randomElement(using: &random) ?? 0, at: place)
      }
    }
    return bytes
  }
}
