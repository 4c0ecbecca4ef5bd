import Catalog
import Papers
import Testing

@testable import Learning

@Suite("Similar papers")
struct SimilarTests {
  private let library = catalog([
    paper(1, "Reward hacking in games", "Agents learn to hack the reward of a game.", authors: ["Ada Able"], topics: ["cs.AI"]),
    paper(2, "Hacking rewards of agents", "An agent that can hack its reward will.", topics: ["cs.LG"]),
    paper(3, "A survey of games", "Games that people play, with a board.", topics: ["cs.GT"]),
    paper(4, "Neutron stars", "Stars made of the densest matter.", authors: ["Ada Able"], topics: ["astro-ph.HE"]),
    paper(5, "Dark stars", "Matter of stars that went dark.", topics: ["astro-ph.CO"]),
    paper(6, "Reward", "", topics: ["cs.AI"]),
  ])

  private func nearest(_ number: Int, limit: Int = 10) -> [String] {
    let likeness = Likeness(rows: [library.row(number)], title: "", in: library)
    return library.titles(NearestPapers(library).find(likeness, limit: limit)?.map(\.row) ?? [])
  }

  @Test("come with the nearest first, and without the paper itself")
  func order() {
    let found = nearest(1)
    #expect(found.first == "Hacking rewards of agents")
    #expect(!found.contains("Reward hacking in games"))
    #expect(nearest(4).first == "Dark stars")
  }

  @Test("are as many as asked for, and none for none")
  func limits() {
    #expect(nearest(1, limit: 1).count == 1)
    #expect(nearest(1, limit: 0).isEmpty)
  }

  @Test("are those that share a word: rare words before common ones, a hyphen or capital making no difference")
  func text() {
    let likeness = Likeness(text: "REWARD-hacking of the stars", in: library)
    #expect(likeness.words.first?.weight ?? 0 >= likeness.words.last?.weight ?? 1)
    let found = NearestPapers(library).find(likeness, limit: 3)?.map(\.row) ?? []
    #expect(library.titles(found).prefix(1) == ["Reward hacking in games"])
    #expect(Likeness(text: "zebra crossing", in: library).words.isEmpty)
  }

  @Test("to several papers are like all of them, and none of these")
  func several() {
    let rows = [library.row(2), library.row(5)]
    let likeness = Likeness(rows: rows, title: "2 papers", in: library)
    let found = Set(library.titles(NearestPapers(library).find(likeness, limit: 2)?.map(\.row) ?? []))
    #expect(found == ["Reward hacking in games", "Neutron stars"])
    #expect(likeness.papers.count == 2)
  }

  @Test("are taken from the given rows alone")
  func among() {
    let likeness = Likeness(rows: [library.row(1)], title: "", in: library)
    let rows = RowSet(capacity: library.count, [library.row(3), library.row(6)])
    let found = NearestPapers(library).find(likeness, among: rows, limit: 9)?.map(\.row) ?? []
    #expect(library.titles(found).first == "A survey of games")
    #expect(found.count == 2)
  }

  @Test("share words that can be named, the most telling first")
  func shared() {
    let likeness = Likeness(rows: [library.row(1)], title: "", in: library)
    let shared = likeness.shared(with: library.paper(at: library.row(2)))
    #expect(Set(shared).isSuperset(of: ["hack", "reward", "agents", "hacking"]))
    #expect(!shared.contains("that"))
    #expect(likeness.shared(with: library.paper(at: library.row(2)), limit: 2).count == 2)
  }

  @Test("by topics and authors too come before those by words alone")
  func topics() {
    let library = catalog([
      paper(1, "Ice on moons", authors: ["Bo Baker"], topics: ["ph"]), paper(2, "Ice on roads", topics: ["cars"]),
      paper(3, "Ice on seas", topics: ["ph"]), paper(4, "Ice on hills", authors: ["Bo Baker"], topics: ["ph"]),
    ])
    let likeness = Likeness(rows: [library.row(1)], title: "", in: library)
    #expect(library.titles(NearestPapers(library).find(likeness, limit: 3)?.map(\.row) ?? []) == ["Ice on hills", "Ice on seas", "Ice on roads"])
    let prose = NearestPapers(library, byProseAlone: true).find(likeness, limit: 3) ?? []
    #expect(Set(prose.map(\.score)).count == 1)
  }

  @Test("are not found by the initials of their authors")
  func initials() {
    let crowd = (0..<26).map { "\(Character(UnicodeScalar(UInt8(65 + $0)))) Crowd" }
    let library = catalog([
      paper(1, "Spaces of order n", "Maps from p to q of order n.", authors: ["N Able"]),
      paper(2, "A large detector", "Events are counted.", authors: crowd), paper(3, "Maps of order n"),
    ])
    let likeness = Likeness(rows: [library.row(1)], title: "", in: library)
    #expect(library.titles(NearestPapers(library).find(likeness, limit: 3)?.map(\.row) ?? []) == ["Maps of order n"])
  }

  @Test("are not found by words that one paper in twenty-five holds, if those are a thousand")
  func commonWords() {
    let papers = (0..<1100).map { paper($0, $0 < 1002 ? "common w\($0 % 90)" : "few w\($0 % 90)") }
    let (small, large) = (catalog(Array(papers[..<900])), catalog(papers))
    let words = { Likeness(rows: [$0.row(3)], title: "", in: $0).words.map(\.word) }
    #expect(words(small) == ["w3", "common"])
    #expect(words(large) == ["w3"])
  }

  @Test("to several papers tell by a word what they tell together")
  func weights() {
    let weights = { (rows: [Row]) in
      Dictionary(Likeness(rows: rows, title: "", in: library).words.map { ($0.word, $0.weight) }, uniquingKeysWith: { _, _ in .nan })
    }
    let (first, second) = (weights([library.row(1)]), weights([library.row(2)]))
    let both = weights([library.row(1), library.row(2)])
    #expect(both["reward"] == (first["reward"] ?? 0) + (second["reward"] ?? 0))
    #expect(both["games"] == first["games"] && both["hack"] == nil)
  }

  @Test("are given up when nobody waits for them")
  func cancelling() {
    let words = (0..<200).map { "w\($0) common" }
    let large = catalog((0..<2000).map { paper($0, "common words \(words[$0 % 200])") })
    let likeness = Likeness(rows: [large.row(1)], title: "", in: large)
    #expect(NearestPapers(large).find(likeness, limit: 5) != nil)
    #expect(NearestPapers(PaperCatalog.empty).find(likeness, limit: 5) == [])
  }
}
