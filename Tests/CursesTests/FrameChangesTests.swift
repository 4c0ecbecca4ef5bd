import Terminal
import TestSupport
import Testing

@testable import Curses

@Suite struct FrameChangesTests {
  /// A frame of rows of letters.
  private static func frame(_ rows: [String]) -> Frame {
    var frame = Frame(size: Size(width: rows.first?.count ?? 0, height: rows.count))
    for (y, row) in rows.enumerated() { frame.write(row, x: 0, y: y, style: .plain) }
    return frame
  }

  private static func changes(from old: [String], to new: [String]) -> FrameChanges {
    FrameChanges(from: frame(old), to: frame(new))
  }

  private static let old = (0..<8).map { "left\($0)  │ right\($0) ▐" }

  @Test func `Everything is drawn where nothing is known`() {
    let new = Self.frame(Self.old)
    for before in [nil, Self.frame(["x"])] {
      let changes = FrameChanges(from: before, to: new)
      #expect(changes.rows == Array(0..<8) && changes.parts == [0..<17])
    }
  }

  @Test func `Parts are what columns that stay the same keep apart`() {
    let changes = Self.changes(from: Self.old, to: (0..<8).map { "LEFT\(9 - $0)  │ RIGHT\(9 - $0)  " })
    #expect(changes.rows == Array(0..<8))
    #expect(changes.parts == [0..<9, 9..<16, 16..<17])
  }

  @Test func `Numbers that stand flush right are a part of their own`() {
    let old = (0..<40).map { _ in "topic        │ right" }
    let new = (0..<40).map { row in "TOPIC " + (row < 4 ? "1,234" : row < 12 ? "  234" : "   34") + "  │ RIGHT" }
    #expect(Self.changes(from: old, to: new).parts == [0..<6, 6..<15, 15..<20])
  }

  @Test func `A heading over all parts keeps none together, and nothing wide is cut`() {
    var old = (0..<40).map { _ in "left │ right" }
    var new = (0..<40).map { _ in "LEFT │ RIGHT" }
    new[3] = "heading here"
    #expect(Self.changes(from: old, to: new).parts == [0..<7, 7..<12])
    old[5] = "left │漢ight"
    #expect(Self.changes(from: old, to: new).parts == [0..<12])
  }

  @Test func `A few rows are drawn at once`() {
    var new = Self.old
    new[3] = "LEFT3  │ RIGHT3 ▐"
    let changes = Self.changes(from: Self.old, to: new)
    #expect(changes.rows == [3] && changes.parts == [0..<14])
    #expect(Self.changes(from: Self.old, to: Self.old).rows.isEmpty)
  }

  @Test func `Rows that move are drawn as a whole`() {
    let changes = Self.changes(from: Self.old, to: Array(Self.old.dropFirst()) + ["left9  │ right9 ▐"])
    #expect(changes.rows == Array(0..<8) && changes.parts == [4..<15])
  }

  @Test func `However many gaps there are, the parts are few`() {
    let blank = String(repeating: " ", count: 60)
    let dotted = String(repeating: "x ", count: 30)
    let changes = Self.changes(from: [String](repeating: blank, count: 8), to: (0..<8).map { _ in dotted })
    #expect(changes.parts.count == 10 && changes.parts.first?.lowerBound == 0 && changes.parts.last?.upperBound == 59)
    #expect(zip(changes.parts, changes.parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  @Test func `Every change is in a part of a row`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let height = Int.random(in: 1...12, using: &random)
      let letters = ["a", "b", " ", "漢"]
      let rows = { (random: inout SeededGenerator) in
        (0..<height).map { _ in (0..<10).map { _ in letters.randomElement(using: &random) ?? "" }.joined() }
      }
      let paint = { (rows: [String]) in
        var frame = Frame(size: Size(width: 20, height: height))
        for (y, row) in rows.enumerated() { frame.write(row, x: 0, y: y, style: .plain) }
        return frame
      }
      let (old, new) = (paint(rows(&random)), paint(rows(&random)))
      let changes = FrameChanges(from: old, to: new)
      #expect(!changes.parts.isEmpty)
      for y in 0..<height {
        for x in 0..<20 where old[x, y] != new[x, y] {
          #expect(changes.rows.contains(y) && changes.parts.contains { $0.contains(x) })
        }
      }
    }
  }
}
