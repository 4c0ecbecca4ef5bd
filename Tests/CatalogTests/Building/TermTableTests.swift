import TestSupport
import Testing

@testable import Catalog

@Suite("Numbering words")
struct TermTableTests {
  /// Words of all lengths, of which many share their beginning, their end or both.
  private static func words(using random: inout SeededGenerator) -> [[UInt8]] {
    let shared: [UInt8] = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    return (0..<20_000).map { number in
      var word = Array(shared.prefix(number % 27))
      guard !word.isEmpty else { return word }
      word[Int.random(in: word.indices, using: &random)] = UInt8.random(in: 1...255, using: &random)
      return word
    }
  }

  @Test("gives each word one number, and finds it again once there are many")
  func numbers() {
    var random = SeededGenerator(seed: 7)
    var table = TermTable()
    var numbers: [[UInt8]: Int] = [:]
    for word in Self.words(using: &random) {
      let known = numbers[word]
      let number = word.withUnsafeBufferPointer { table.number(of: $0) }
      #expect(number == known ?? numbers.count)
      numbers[word] = number
    }
    #expect(table.count == numbers.count)
    for (word, number) in numbers {
      #expect(word.withUnsafeBufferPointer { table.existingNumber(of: $0) } == number)
      #expect(Array(table.word(number)) == word)
    }
  }

  @Test("tells a word that is not there, whatever it shares with others")
  func absent() {
    var table = TermTable()
    for word in ["abcdefg", "abcdefgh", "abcdefghi"] {
      _ = Array(word.utf8).withUnsafeBufferPointer { table.number(of: $0) }
    }
    for word in ["", "a", "abcdef", "abcdefx", "abcdefgx", "abcdefghx", "abcdefghij"] {
      #expect(Array(word.utf8).withUnsafeBufferPointer { table.existingNumber(of: $0) } == nil, "\(word)")
    }
  }

  @Test("puts words in the order of their bytes, and in another order before that")
  func sorted() {
    var random = SeededGenerator(seed: 8)
    var table = TermTable()
    for word in Self.words(using: &random) { _ = word.withUnsafeBufferPointer { table.number(of: $0) } }
    let isBefore = { (a: UInt32, b: UInt32) in table.word(Int(a)).lexicographicallyPrecedes(table.word(Int(b))) }
    let all = Array(0..<UInt32(table.count))
    #expect(table.sorted() == all.sorted(by: isBefore))
    let major = { (number: Int) in UInt32(number % 5) }
    let expected = all.sorted { (a, b) in
      let (own, other) = (major(Int(a)), major(Int(b)))
      return own != other ? own < other : isBefore(a, b)
    }
    #expect(table.sorted(major: major) == expected)
  }
}

@Suite("Ordering bytes")
struct ByteOrderTests {
  @Test("keeps equal strings in the order of their numbers, zeros and all")
  func equals() {
    var list = ByteList()
    let texts: [[UInt8]] = [
      [1, 0], [1], [], [1, 0, 0], [1], [], Array(repeating: 9, count: 16), Array(repeating: 9, count: 17),
      Array(repeating: 9, count: 16),
    ]
    for text in texts { list.append(text) }
    #expect(list.sorted(Array(0..<9)) == [2, 5, 1, 4, 0, 3, 6, 8, 7])
    #expect(list.sorted([8, 6, 4]) == [4, 6, 8])
    #expect(list.sorted([]) == [])
  }
}

@Suite("Numbering names")
struct NameTableTests {
  @Test("takes ways to put an accent together for one, and case for two")
  func spellings() {
    var table = NameTable([""])
    let names = ["Erd\u{151}s", "Erdo\u{30B}s", "erd\u{151}s", "Bo Li", "Erdo\u{30B}s", "Bo Li", ""]
    #expect(names.map { table.number(of: $0) } == [1, 1, 2, 3, 1, 3, 0])
    #expect(table.names == ["", "Erd\u{151}s", "erd\u{151}s", "Bo Li"])
  }
}
