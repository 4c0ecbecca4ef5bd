import TestSupport
import Testing

@testable import Reader

@Suite("What a later version of a text changed")
struct TextChangesTests {
  @Test(
    "words that came and went are set apart where they stand",
    arguments: [
      ("we show nets learn", "we prove nets learn", "we [-show-] {+prove+} nets learn"),
      ("nets learn slowly", "deep nets learn", "{+deep+} nets learn [-slowly-]"),
      ("Old nets learn well", "nets learn well", "[-Old-] nets learn well"),
      ("One two three four", "1 two three four", "[-One-] {+1+} two three four"),
      ("a b c d", "a b c d e f", "a b c d {+e f+}"),
      ("a b\n\nc d", "a b\n\nx c d", "a b\n\n{+x+} c d"),
      ("same text here", "same  text\nhere", "same  text\nhere"),
      ("l’été à Zürich est là", "l’hiver à Zürich est 漢字", "[-l’été-] {+l’hiver+} à Zürich est [-là-] {+漢字+}"),
    ])
  func words(earlier: String, now: String, expected: String) {
    #expect(TextChanges(from: earlier, to: now, hasSigns: true).text == expected)
  }

  @Test("the ranges hold the words and their signs, and nothing else")
  func ranges() {
    let changes = TextChanges(from: "we show é nets", to: "we prove é deep nets", hasSigns: false)
    #expect(changes.text == "we [-show-] prove é deep nets")
    #expect(changes.parts.map { String(changes.text[$0.range]) } == ["[-show-]", "prove", "deep"])
    #expect(changes.parts.map(\.kind) == [.removed, .added, .added])
  }

  @Test("what is another text altogether is shown as it is", arguments: [("a b c d e", "v w x y z"), ("", "new words")])
  func rewritten(earlier: String, now: String) {
    let changes = TextChanges(from: earlier, to: now, hasSigns: true)
    #expect(changes.text == now && changes.parts.isEmpty)
    #expect(changes.isRewritten)
  }

  @Test("texts of a hundred thousand words are given up or compared within their differences")
  func long() {
    let words = (0..<100_000).map { "w\($0)" }
    let changed = words.enumerated().map { $0 == 50_000 ? "changed" : $1 }
    let changes = TextChanges(from: words.joined(separator: " "), to: changed.joined(separator: " "), hasSigns: false)
    #expect(changes.parts.map(\.kind) == [.removed, .added])
    #expect(TextChanges(from: words.joined(separator: " "), to: words.reversed().joined(separator: " "), hasSigns: false).isRewritten)
  }

  @Test("without its signs for what is gone a text is what it was")
  func whole() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let old = (0..<Int.random(in: 1...20, using: &generator)).map { _ in "w\(Int.random(in: 0...9, using: &generator))" }
      var new = old
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        let place = Int.random(in: 0...new.count, using: &generator)
        if Bool.random(using: &generator), place < new.count { new.remove(at: place) } else { new.insert("n", at: place) }
      }
      let now = new.joined(separator: " ")
      let changes = TextChanges(from: old.joined(separator: " "), to: now, hasSigns: false)
      var text = changes.text
      for part in changes.parts.reversed() where part.kind == .removed { text.removeSubrange(part.range) }
      #expect(text.split(separator: " ") == new.map { $0[...] })
    }
  }
}
