import Catalog
import Marks
import Papers
import TestSupport
import Testing

@testable import Reader

@Suite("Marking very many papers at once")
struct MarkingAllTests {
  private static let count = 200

  /// Papers, of which every third has a second identity.
  private static let papers = (0..<count).map { number in
    let aliases = number % 3 == 0 ? ",\"aliases\":[\"doi:10.1/\(number)\"]" : ""
    return "{\"id\":\"arxiv:2401.\(10_000 + number)\",\"title\":\"Paper \(number)\",\"topics\":[\"t\(number % 7)\"],\"source\":\"test\"\(aliases)}"
  }.joined(separator: "\n")

  @Test("shows what a look at all marks would show, whatever was said before under any identity", arguments: UInt64(1)...6)
  func property(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var before = MarkTable()
    for number in 0..<Self.count where Bool.random(using: &random) {
      let isAlias = number % 3 == 0 && Bool.random(using: &random)
      let id = PaperID(key: isAlias ? "doi:10.1/\(number)" : "arxiv:2401.\(10_000 + number)")
      let mark = Mark.allCases.randomElement(using: &random) ?? .read
      before.set(mark, true, for: [id], at: Timestamp(milliseconds: 5), name: "before")
      if Int.random(in: 0..<4, using: &random) == 0 { before.setTag("x", true, for: [id], at: Timestamp(milliseconds: 6), name: "tag") }
    }
    var desk = Desk(width: 80, height: 20, lines: Self.papers, marks: before)
    desk.learns = false
    desk.press("gaR")
    for _ in 0..<40 {
      let keys = ["Vs", "Vm", "Vx", "Vb", "u", "<C-r>", "150.", "V.", "*topic:t1 OR topic:t2 OR topic:t3<CR>m", "V#x<CR>", "Vww", "OtzM{x", "OsV.", "uuu"]
      desk.press(keys.randomElement(using: &random) ?? "u")
      if case .confirmation = desk.state.overlay { desk.press("y") }
      var wanted = RowMarks(of: desk.state.marks, in: desk.state.catalog, today: desk.state.today, since: nil)
      wanted.scores = desk.state.rowMarks.scores
      let isSame = desk.state.rowMarks == wanted && desk.state.marks == desk.disk
      try #require(isSame)
    }
  }
}

@Suite("Rows by identity")
struct NamingTests {
  @Test("are found in any order, and aliases and strangers are told apart")
  func rows() {
    let lines = (0..<300).map { "{\"id\":\"arxiv:2401.\(10_000 + $0)\",\"title\":\"\($0)\",\"aliases\":[\"doi:10.1/\($0)\"],\"source\":\"test\"}" }
    let catalog = PaperCatalog(lines: Array(lines.joined(separator: "\n").utf8))
    var random = SeededGenerator(seed: 9)
    for _ in 0..<50 {
      // Few are looked for one by one, many in the order of all identities.
      let numbers = (0..<300).shuffled(using: &random).prefix(Int.random(in: 0...300, using: &random))
      let ordered = Bool.random(using: &random) ? numbers.sorted() : Array(numbers)
      let strangers = [PaperID(key: "doi:10.1/7"), PaperID(key: "arxiv:9999.99999"), PaperID(key: "")]
      let found = catalog.rows(named: strangers + ordered.map { PaperID(key: "arxiv:2401.\(10_000 + $0)") })
      #expect(Set(found.rows.map { catalog.id(at: $0).key }) == Set(ordered.map { "arxiv:2401.\(10_000 + $0)" }))
      #expect(found.others == strangers)
      let rows = found.rows.rows.shuffled(using: &random)
      #expect(catalog.ids(at: rows) == rows.map { catalog.id(at: $0) })
      #expect(catalog.ids(at: rows + [Row(-1), Row(300)]).suffix(2) == [PaperID(key: ""), PaperID(key: "")])
    }
  }
}
