import Foundation
import Papers
import TestSupport
import Testing

@testable import Catalog

@Suite("A snapshot")
struct SnapshotTests {
  private static func library(_ count: Int) -> TemporaryFolder {
    var random = SeededGenerator(seed: 21)
    let folder = TemporaryFolder()
    folder.write(lines(RandomPapers.papers(count, using: &random)), "papers.jsonl")
    return folder
  }

  private static let queries = [
    "", "gra", "\"of the\"", "self-sup -topic:cs", "sort:title author:x", "id:2001",
  ]

  private static func answers(_ catalog: PaperCatalog) -> [[String]?] { queries.map { catalog.ids($0) } }

  @Test("is written beside the text, and answers as the build did")
  func fresh() throws {
    let folder = Self.library(60)
    #expect(PaperCatalog.openSnapshot(folder: folder.path) == nil)
    let built = try PaperCatalog.open(folder: folder.path)
    #expect(folder.names == ["papers.jsonl", "papers.snapshot"])
    let opened = try #require(PaperCatalog.openSnapshot(folder: folder.path))
    #expect(Self.answers(opened) == Self.answers(built))
    #expect(opened.paper(at: Row(3)) == built.paper(at: Row(3)))
    #expect(opened.topics == built.topics)
  }

  @Test("is the same for the same text")
  func deterministic() throws {
    let folder = Self.library(80)
    _ = try PaperCatalog.open(folder: folder.path)
    let first = folder.read("papers.snapshot")
    try FileManager.default.removeItem(atPath: folder.path + "/papers.snapshot")
    _ = try PaperCatalog.open(folder: folder.path)
    #expect(folder.read("papers.snapshot") == first)
  }

  @Test("keeps the notices of the build")
  func notices() throws {
    let folder = TemporaryFolder()
    folder.write(Array("bad\n".utf8), "papers.jsonl")
    let built = try PaperCatalog.open(folder: folder.path).notices
    #expect(built.count == 1)
    #expect(PaperCatalog.openSnapshot(folder: folder.path)?.notices == built)
  }

  @Test("of a text that has changed is built again")
  func stale() throws {
    let folder = Self.library(20)
    let before = try PaperCatalog.open(folder: folder.path)
    let text = folder.read("papers.jsonl") ?? []
    folder.write(text + lines([Paper(id: PaperID(key: "acl:new"), title: "new")]), "papers.jsonl")
    #expect(PaperCatalog.openSnapshot(folder: folder.path) == nil)
    let after = try PaperCatalog.open(folder: folder.path)
    #expect(after.count == before.count + 1)
    #expect(PaperCatalog.openSnapshot(folder: folder.path)?.count == after.count)
    // The old catalog goes on with what it has mapped.
    #expect(before.ids("")?.count == before.count)
  }

  @Test("with a damaged byte is never believed, wherever it is")
  func damaged() throws {
    let folder = Self.library(12)
    let good = Self.answers(try PaperCatalog.open(folder: folder.path))
    let bytes = try #require(folder.read("papers.snapshot"))
    let header = Array(0..<SnapshotHeader.byteCount)
    for place in Array(stride(from: CheckedBytes.blockSize, to: bytes.count, by: 97)) + header {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      folder.write(damaged, "papers.snapshot")
      let catalog = PaperCatalog.openSnapshot(folder: folder.path)
      #expect(place >= SnapshotHeader.byteCount || catalog == nil, "byte \(place)")
      guard let catalog else { continue }
      // All that there is lies in one block here, so that whoever asks for anything meets the damage.
      let answers = Self.answers(catalog)
      #expect(catalog.isDamaged || answers == good, "byte \(place)")
      let isRead = place >= CheckedBytes.blockSize
      #expect(PaperCatalog.openSnapshot(folder: folder.path)?.checkAll() == !isRead, "byte \(place)")
      for row in 0..<12 { _ = catalog.paper(at: Row(Int32(row))) }
    }
    let rebuilt = try PaperCatalog.open(folder: folder.path, isFresh: false)
    #expect(Self.answers(rebuilt) == good)
    #expect(folder.read("papers.snapshot") == bytes)
  }

  @Test("that is cut, too long, of another kind or a folder is never believed")
  func cut() throws {
    let folder = Self.library(12)
    let good = Self.answers(try PaperCatalog.open(folder: folder.path))
    let bytes = try #require(folder.read("papers.snapshot"))
    for count in stride(from: 0, to: bytes.count, by: 61) {
      folder.write(Array(bytes[..<count]), "papers.snapshot")
      #expect(PaperCatalog.openSnapshot(folder: folder.path) == nil, "\(count) bytes")
    }
    for other in [bytes + [0], bytes + bytes, Array("hello\n".utf8), []] {
      folder.write(other, "papers.snapshot")
      #expect(PaperCatalog.openSnapshot(folder: folder.path) == nil)
    }
    #expect(Self.answers(try PaperCatalog.open(folder: folder.path)) == good)
    try FileManager.default.removeItem(atPath: folder.path + "/papers.snapshot")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/papers.snapshot", withIntermediateDirectories: false)
    let catalog = try PaperCatalog.open(folder: folder.path)
    #expect(Self.answers(catalog) == good)
    #expect(catalog.notices.last?.hasPrefix("The index could not be saved") == true)
    #expect(folder.names == ["papers.jsonl", "papers.snapshot"])
  }

  @Test("with sound sums and senseless contents harms nobody")
  func senseless() throws {
    let folder = Self.library(30)
    _ = try PaperCatalog.open(folder: folder.path)
    let bytes = try #require(folder.read("papers.snapshot"))
    var random = SeededGenerator(seed: 9)
    let header = try #require(bytes.withUnsafeBytes { SnapshotHeader($0) })
    let contents = CheckedBytes.blockSize..<header.sums.blocks.lowerBound
    var believed = 0
    for _ in 0..<300 {
      var damaged = bytes
      // Here and there, or a stretch in which nothing is as it was.
      let start = Int.random(in: contents, using: &random)
      let stretch = start..<min(contents.upperBound, start + Int.random(in: 1...600, using: &random))
      for place in stretch where Bool.random(using: &random) {
        let extremes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF]
        damaged[place] = extremes.randomElement(using: &random) ?? 0
      }
      for _ in 0..<10 {
        damaged[Int.random(in: contents, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      // Believed, as bytes are that this process has just written.
      // One whose columns do not have a number for each row is refused at once.
      guard let snapshot = Snapshot(ByteStore(damaged), isTrusted: true) else { continue }
      believed += 1
      let text = try #require(try TextStore(path: folder.path + "/papers.jsonl"))
      let catalog = PaperCatalog(text: text, segments: [Segment(snapshot)])
      for query in Self.queries + [
        "sort:relevance \"dark matter\"", "x sort:-score", "topic:cs", "added:1y", "\"the of\"",
        "g sort:relevance", "sort:relevance gra", "author:g", "\"of the of\"",
      ] {
        #expect(catalog.ids(query) != nil)
      }
      for row in 0..<catalog.count { _ = catalog.paper(at: Row(Int32(row))) }
    }
    #expect(believed > 100)
  }
}
