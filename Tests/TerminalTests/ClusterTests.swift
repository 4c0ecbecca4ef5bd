import TestSupport
import Testing

@testable import Terminal

@Suite("Clusters are fit for a terminal")
struct ClusterTests {
  /// What must hold for whatever is drawn.
  private func check(_ character: Character) {
    let cluster = Cluster(character)
    let scalars = cluster.text.unicodeScalars
    let widths = scalars.map { TextWidth.columns(of: $0) }
    #expect(!scalars.contains(where: HostileText.isForbidden), "\(character.unicodeScalars.map(\.value))")
    #expect(widths.filter { $0 == 0 }.count <= 4)
    #expect(widths.first != 0)
    #expect(widths.reduce(0, +) == cluster.columns)
    #expect((0...2).contains(cluster.columns))
    #expect(cluster.text.isEmpty == (cluster.columns == 0))
  }

  @Test("widths are the C library's") func ready() { #expect(TextWidth.isReady) }

  @Test("hostile text comes out harmless", arguments: HostileText.strings)
  func hostile(text: String) {
    for character in text { check(character) }
    #expect(TextWidth.columns(of: text) == text.reduce(0) { $0 + Cluster($1).columns })
  }

  @Test("every scalar comes out harmless")
  func everyScalar() {
    for value in UInt32(0)...0x323AF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let cluster = Cluster(Character(scalar))
      let isFit = cluster.text.unicodeScalars.allSatisfy { !HostileText.isForbidden($0) }
      let columns = cluster.text.unicodeScalars.reduce(0) { $0 + TextWidth.columns(of: $1) }
      if !isFit || columns != cluster.columns || columns > 2 { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test(
    "what is drawn",
    arguments: [
      ("a", "a", 1), ("é", "é", 1), ("漢", "漢", 2), ("\u{0}", "\u{FFFD}", 1), ("\t", " ", 1), ("\r\n", " ", 1),
      ("\u{1B}", "\u{FFFD}", 1), ("\u{7F}", "\u{FFFD}", 1), ("\u{9B}", "\u{FFFD}", 1), ("\u{2028}", " ", 1),
      ("\u{200B}", "", 0), ("\u{202E}", "", 0), ("\u{FFF9}", "", 0), ("\u{301}", "\u{25CC}\u{301}", 1),
      ("👍🏽", "👍", 2), ("👨‍👩‍👧", "👨", 2), ("🇩🇪", "⚑", 1), ("❤\u{FE0F}", "❤", 1), ("नि", "नि", 2),
      ("\u{930}\u{93F}", "\u{930}\u{93F}", 2),
      ("e\u{301}\u{302}\u{303}\u{304}\u{305}", "e\u{301}\u{302}\u{303}\u{304}", 1),
      ("\u{FFFE}", "\u{FFFD}", 1),
    ] as [(String, String, Int)])
  func drawn(source: String, text: String, columns: Int) throws {
    let cluster = Cluster(try #require(source.first))
    #expect(Array(cluster.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(cluster.columns == columns)
  }

  @Test("a letter with 200,000 marks is one column") func endlessMarks() {
    let text = "a" + String(repeating: "\u{301}", count: 200_000) + "b"
    #expect(TextWidth.columns(of: text) == 2)
  }

  @Test("a part of a text has the columns of its own") func part() {
    #expect(TextWidth.columns(of: "ab漢字".dropFirst()) == 5)
    #expect(TextWidth.columns(of: "abc"[...]) == 3)
    #expect(TextWidth.columns(of: "") == 0)
  }

  @Test("the quick way through text gives what the slow way gives", arguments: 1...100)
  func scanner(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = HostileText.random(count: 100, using: &generator)
    var scanner = ClusterScanner(text)
    var clusters: [Cluster] = []
    var ends: [String.Index] = []
    while let step = scanner.next() {
      clusters.append(Cluster(step))
      ends.append(scanner.index)
    }
    #expect(clusters == text.map(Cluster.init))
    #expect(ends == text.indices.map { text.index(after: $0) })
  }

  @Test("scalars that are taken alone are characters alone, before and after every other")
  func alone() {
    let neighbours: [Character] = [
      "a", "é", "漢", "가", "か", "─", "…", "Ω", "ж", "\u{301}", "\u{1161}", "\u{200D}",
    ]
    for value in UInt32(0x20)...0xD7A3 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for neighbour in neighbours where value % 7 == 0 || value < 0x3100 {
        let text = "\(scalar)\(neighbour)\(scalar)"
        var scanner = ClusterScanner(text)
        var clusters: [Cluster] = []
        while let step = scanner.next() { clusters.append(Cluster(step)) }
        if clusters != text.map(Cluster.init) {
          Issue.record("U+\(String(value, radix: 16)) beside \(neighbour)")
        }
      }
    }
  }
}
