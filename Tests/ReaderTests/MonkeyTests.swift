import Catalog
import Papers
import Terminal
import Testing

@testable import Reader

/// Random numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
private struct SeededRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Random keys")
struct MonkeyTests {
  private static let keys: [Key] = {
    let characters = "abcdefghijklmnopqrstuvwxyzGJKNQRST123456789/?:\\ \"-().*漢é"
    var keys = characters.map { Key(.character($0)) }
    keys += "abdefhklnpruwz".map { Key(.character($0), .control) }
    keys += [Key.Code.enter, .escape, .tab, .backspace, .delete, .up, .down, .left, .right, .home, .end]
      .map { Key($0) }
    return keys + [Key(.pageUp), Key(.pageDown), Key(.tab, .shift), Key(.function(1))]
  }()

  @Test("leave the reader in order, a hundred thousand of them", arguments: 0..<20 as Range<UInt64>)
  func monkey(seed: UInt64) throws {
    var random = SeededRandom(state: seed)
    var desk = Desk()
    for step in 0..<5_000 {
      switch Int.random(in: 0..<40, using: &random) {
      case 0:
        let size = Size(width: .random(in: 0...200, using: &random), height: .random(in: 0...60, using: &random))
        desk.send(.resized(size))
      case 1:
        let point = Point(x: .random(in: -1...200, using: &random), y: .random(in: -1...60, using: &random))
        let action = [Mouse.Action.press, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press
        desk.send(.input(.mouse(Mouse(action, at: point))))
      case 2: desk.wait(milliseconds: .random(in: 0...3000, using: &random))
      default: desk.send(.input(.key(Self.keys.randomElement(using: &random) ?? Key(.enter))))
      }
      try expectOrder(desk.state, "seed \(seed), step \(step)")
      // Every seventh screen is drawn, which is what costs time.
      if step.isMultiple(of: 7) { try expectFrame(of: desk.state, "seed \(seed), step \(step)") }
    }
  }

  private func expectOrder(_ state: State, _ place: Comment) throws {
    let rows = state.list.rows
    try #require(rows.isEmpty ? state.list.selection == 0 : rows.indices.contains(state.list.selection), place)
    try #require((0...max(0, rows.count - 1)).contains(state.list.offset), place)
    try #require(state.asked == state.answered, place)
    for row in rows {
      let marks = state.marks.marks(of: state.catalog.id(at: row))
      try #require(state.isMarked(.starred, row) == (marks?[.starred] ?? false), place)
      try #require(state.isMarked(.read, row) == (marks?[.read] ?? false), place)
      try #require(state.isMarked(.later, row) == (marks?[.later] ?? false), place)
      try #require(state.isMarked(.dismissed, row) == (marks?[.dismissed] ?? false), place)
    }
  }

  private func expectFrame(of state: State, _ place: Comment) throws {
    let frame = view(state)
    try #require(frame.size == state.size, place)
    if let cursor = frame.cursor { try #require(frame.bounds.contains(cursor), place) }
  }
}
