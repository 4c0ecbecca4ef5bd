import Catalog
import Papers
import Testing

@testable import Learning

@Suite("What a reader wants to read")
struct TasteTests {
  /// Forty papers on stars, forty on games and forty on cells, told apart by a few of their words.
  private static let library: PaperCatalog = {
    var random = SplitMix(state: 9)
    let words = [
      ["neutron", "stars", "gravity", "telescope", "dust", "orbit"],
      ["reward", "hacking", "games", "agents", "policy", "board"],
      ["cells", "protein", "membrane", "enzyme", "tissue", "genome"],
    ]
    let common = ["method", "result", "large", "small", "novel", "data", "analysis", "paper"]
    return catalog((0..<120).map { number in
      let own = words[number % 3]
      let text = (0..<24).map { _ in random.below(2) == 0 ? own[random.below(6)] : common[random.below(8)] }
      return paper(
        number, "\(own[random.below(6)]) and \(own[random.below(6)])", text.joined(separator: " "),
        authors: ["Author \(number % 17)", "Writer \(number)"], topics: ["t\(number % 3)"])
    })
  }()

  private static func rows(_ numbers: [Int]) -> [Row] { numbers.map { library.row($0) }.sorted() }

  private static func learned(_ liked: [Int], dismissed: [Int] = [], left: [Int] = []) -> Taste? {
    Taste.learned(from: TasteExamples(liked: rows(liked), dismissed: rows(dismissed), left: rows(left)), in: library)
  }

  private static func order(_ taste: Taste?, without said: [Int]) throws -> [Int] {
    let lengths = try #require(Taste.wordLengths(in: library))
    let scores = try #require(taste?.scores(in: library, lengths: lengths))
    return (0..<120).filter { !said.contains($0) }
      .sorted { scores.values[library.row($0).index] > scores.values[library.row($1).index] }
  }

  @Test("is learned from three papers: others like them come first")
  func likeness() throws {
    let liked = [1, 4, 7]
    let order = try Self.order(Self.learned(liked), without: liked)
    #expect(order.prefix(37).allSatisfy { $0 % 3 == 1 })
  }

  @Test("makes more of what all starred papers have than of the author that one of them has")
  func shares() throws {
    let areas = ["neutron stars orbit dust", "reward games policy board", "cells protein enzyme tissue"]
    let library = catalog((0..<60).map { number in
      let hasPhrase = number < 6
      return paper(
        number, "On \(areas[number % 3])", areas[number % 3] + (hasPhrase ? " lattice" : ""),
        authors: [number < 3 || (30..<33).contains(number) ? "Author \(number % 30)" : "Writer \(number)"])
    })
    let liked = (0..<3).map { library.row($0) }
    let taste = try #require(Taste.learned(from: TasteExamples(liked: liked.sorted()), in: library))
    let lengths = try #require(Taste.wordLengths(in: library))
    let scores = try #require(taste.scores(in: library, lengths: lengths)).values
    for area in 0..<3 {
      #expect(scores[library.row(3 + area).index] > scores[library.row(30 + area).index])
    }
    let (all, one) = (taste.weights[Trait(.word, "lattice")] ?? 0, taste.weights[Trait(.author, "Author 1")] ?? 0)
    #expect(all > 3 * one && one > 0)
  }

  @Test("is learned in spite of a wrong mark, and against what is dismissed or left")
  func mistakes() throws {
    let (liked, dismissed, left) = ([1, 4, 7, 10, 13, 16, 2], [0, 3, 6, 9, 19], [12, 15])
    let order = try Self.order(Self.learned(liked, dismissed: dismissed, left: left), without: liked + dismissed + left)
    #expect(order.prefix(30).allSatisfy { $0 % 3 == 1 })
    #expect(order.suffix(20).count { $0 % 3 == 0 } > 10)
  }

  @Test("is not learned from fewer, nor when nobody waits for it")
  func fewest() {
    #expect(Self.learned([1, 4]) == nil)
    #expect(Taste.learned(from: TasteExamples(liked: Self.rows([1, 4, 7])), in: Self.library, isCancelled: { true }) == nil)
    #expect(Taste.learned(from: TasteExamples(liked: [Row(0), Row(1), Row(2)]), in: PaperCatalog.empty) != nil)
  }

  @Test("is the same from the same marks, at every run")
  func sameness() {
    let (one, other) = (Self.learned([1, 4, 7], dismissed: [2]), Self.learned([1, 4, 7], dismissed: [2]))
    #expect(one == other)
    #expect(one?.text(madeFrom: 1) == other?.text(madeFrom: 1))
    #expect(one != Self.learned([1, 4, 7]))
  }

  @Test("comes of stars and what is to be read, against dismissed papers and those read and left")
  func examples() {
    var marks = RowMarks(catalog: Self.library)
    for row in 0..<4 { marks.starred.insert(Row(Int32(row))) }
    marks.later.insert(Row(4))
    for row in [3, 5] { marks.dismissed.insert(Row(Int32(row))) }
    for row in 0..<8 { marks.read.insert(Row(Int32(row))) }
    let examples = TasteExamples(marks)
    #expect(examples.liked.map(\.index) == [0, 1, 2, 4])
    #expect(examples.dismissed.map(\.index) == [3, 5])
    #expect(examples.left.map(\.index) == [6, 7])
  }

  @Test("moves with what the reader says of an author, a word, a topic")
  func wishes() throws {
    let liked = [1, 4, 7]
    var taste = try #require(Self.learned(liked))
    let before = try Self.order(taste, without: liked)
    let last = try #require(before.last)
    taste.wishes[Trait(.author, "Writer \(last)")] = .more
    #expect(try Self.order(taste, without: liked).firstIndex(of: last) ?? 999 < before.count - 20)
    let first = before[0]
    taste.wishes = [Trait(.author, "Writer \(first)"): .less]
    #expect(try Self.order(taste, without: liked).firstIndex(of: first) ?? 0 > 0)
    func places(_ order: [Int]) -> Int { order.enumerated().reduce(0) { $1.element % 3 == 2 ? $0 + $1.offset : $0 } }
    taste.wishes = [Trait(.topic, "t2"): .more, Trait(.word, "protein"): .more]
    #expect(places(try Self.order(taste, without: liked)) < places(before))
    taste.wishes = [:]
    #expect(try Self.order(taste, without: liked) == before)
  }
}
