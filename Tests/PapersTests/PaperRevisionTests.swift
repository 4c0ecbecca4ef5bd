import Testing

@testable import Papers

@Suite("Later versions of a paper")
struct PaperRevisionTests {
  private static func version(_ updated: String?, _ title: String, _ abstract: String) -> Paper {
    Paper(
      id: PaperID(key: "arxiv:2401.01234"), title: title, abstract: abstract, published: PaperDate("2024-01-03"),
      updated: updated.flatMap { PaperDate($0) }, source: "arxiv")
  }

  private static func moment(_ number: Int64) -> Timestamp { Timestamp(milliseconds: number * 1000) }

  private let first = version(nil, "Slow nets", "We show that nets learn.")
  private let second = version("2024-03-01", "Slow nets", "We prove that nets learn.")
  private let third = version("2024-05-01", "Quick nets", "We prove that nets learn.")

  @Test("A later version gives its wording, and the earlier one is kept with the moment")
  func later() {
    var paper = first
    paper.merge(second, at: Self.moment(2))
    #expect(paper.abstract == second.abstract && paper.updated == second.updated)
    #expect(paper.earlier == [EarlierVersion(abstract: first.abstract, until: Self.moment(2))])
    paper.merge(third, at: Self.moment(3))
    #expect(paper.title == "Quick nets" && paper.revised == Self.moment(3))
    #expect(paper.earlier.map(\.title) == ["", "Slow nets"])
  }

  @Test("What was to be read at any moment is known")
  func wording() throws {
    var paper = first
    paper.merge(second, at: Self.moment(2))
    paper.merge(third, at: Self.moment(3))
    for (when, expected) in [(0, first), (1, first), (2, second)] as [(Int64, Paper)] {
      let then = try #require(paper.wording(at: Self.moment(when)))
      #expect(then.title == expected.title && then.abstract == expected.abstract)
    }
    #expect(paper.wording(at: Self.moment(3)) == nil)
  }

  @Test("Merging the same again, or an earlier version after a later one, changes nothing")
  func order() {
    var paper = first
    paper.merge(second, at: Self.moment(2))
    let merged = paper
    paper.merge(second, at: Self.moment(7))
    #expect(paper == merged)
    var longer = first
    longer.abstract = String(repeating: first.abstract + " ", count: 9)
    paper.merge(longer, at: Self.moment(8))
    #expect(paper == merged)
  }

  @Test("Two services that spell one wording differently make no version of it")
  func spelling() {
    var paper = Self.version(nil, "Slow M\\\"obius nets", "We show  that\nnets learn.")
    let other = Self.version("2024-03-01", "Slow Möbius Nets", "We show that nets learn.")
    paper.merge(other, at: Self.moment(2))
    #expect(paper.earlier.isEmpty && paper.title == other.title && paper.abstract == other.abstract)
  }

  @Test("A shortened abstract, an empty one, a first one, and another record of the paper are no later version")
  func other() {
    for text in ["We prove…", ""] {
      var paper = first
      paper.abstract += " " + first.abstract
      let before = paper.abstract
      paper.merge(Self.version("2024-03-01", "Slow nets", text), at: Self.moment(2))
      #expect(paper.abstract == before && paper.earlier.isEmpty)
    }
    var bare = Self.version(nil, "Slow nets", "")
    bare.merge(second, at: Self.moment(2))
    #expect(bare.abstract == second.abstract && bare.earlier.isEmpty)
    var journal = third
    journal.id = PaperID(key: "doi:10.1000/1")
    var paper = first
    paper.merge(journal, at: Self.moment(2))
    #expect(paper.title == first.title && paper.earlier.isEmpty)
  }

  @Test("A day within the month that is all that is known is not later than it")
  func month() {
    var paper = first
    paper.published = PaperDate("2024-03")
    paper.merge(second, at: Self.moment(2))
    #expect(paper.earlier.isEmpty && paper.abstract == first.abstract)
  }

  @Test("The newest eight are kept, those of two records in the order of their moments")
  func many() {
    var paper = first
    for number in 1...12 {
      let date = PaperDate(dayNumber: 20_000 + number).description
      paper.merge(Self.version(date, "Title number \(number)", first.abstract), at: Self.moment(Int64(number)))
    }
    #expect(paper.earlier.map(\.until) == (5...12).map { Self.moment($0) })
    var other = first
    other.earlier = [EarlierVersion(title: "Else", until: Self.moment(7)), paper.earlier[0]]
    paper.merge(other, at: Self.moment(20))
    #expect(paper.earlier.count == 8 && paper.earlier.map(\.until) == paper.earlier.map(\.until).sorted())
    #expect(paper.earlier.contains { $0.title == "Else" })
  }
}
