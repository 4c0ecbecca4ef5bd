import Catalog
import Marks
import Papers
import Terminal
import TestSupport
import Testing

@testable import Reader

/// Whatever was done with a thousand commands, as many undos take it all back.
@Suite("A thousand commands and as many undos")
struct UndoPropertyTests {
  private static let papers = (1...40).map { number in
    "{\"id\":\"arxiv:2401.00\(100 + number)\",\"title\":\"Paper \(number)\",\"abstract\":\"Number \(number).\","
      + "\"topics\":[\"cs.\(number % 3)\"],\"source\":\"test\"}"
  }.joined(separator: "\n")

  /// Each a way to mark something, or to be elsewhere for the next one.
  private static let commands = [
    "s", "m", "b", "x", "3x", "5m", ".", "4.", "Vx", "Vs", "Vm", "<Space><Space>b", "v4js", "vGx", "gvs", "<Esc>", "~b",
    "isxb<Space>m<Esc>", "ixxsu<Esc>", "3issbjju<Esc>", "u", "uu", "<C-r>", "j", "7j", "gg", "G", "R", "gi", "ga", "gs", "gl",
    "gd", "#x<CR>", "V#y<CR>", "wt", "3ww", "wv", "wo", "Vwm", "glR>", "glRG3<lt>", "iwt#x<CR>u<Esc>", "<CR>s<Esc>", "<CR>xm<Esc>", "*topic:cs.1<CR>s", "/paper<CR>Vb", "c", "H", "L",
  ]

  @Test("gives the state at the start exactly", arguments: UInt64(1)...6)
  func property(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var before = MarkTable()
    for number in 1...40 where number % 4 == 0 {
      let mark: Mark = [.starred, .read, .later, .dismissed][number / 4 % 4]
      before.set(mark, true, for: [PaperID(key: "arxiv:2401.00\(100 + number)")], at: .now(), name: "before")
    }
    // The steps of these are not ours to undo.
    var desk = Desk(width: 80, height: 20, lines: Self.papers, marks: MarkTable().merging(before))
    desk.learns = false
    let start = desk.state.rowMarks
    for _ in 0..<1000 {
      // Readings that count by themselves are steps, too.
      desk.now.milliseconds += Int64.random(in: 0...400, using: &random)
      desk.press(Self.commands.randomElement(using: &random) ?? "s")
      if case .confirmation = desk.state.overlay { desk.press("y") }
    }
    #expect(desk.state.marks == desk.disk)
    desk.press("<Esc><Esc><Esc>")
    var undos = 0
    while undos < 1001 {
      desk.press("u")
      if desk.state.notice?.text == "Nothing to undo." { break }
      undos += 1
    }
    #expect(undos <= 1000)
    #expect(desk.state.rowMarks == start)
    for number in 0..<Int32(40) {
      let id = desk.state.catalog.id(at: Row(number))
      for mark in Mark.allCases {
        #expect(desk.disk.marks(of: id)?[mark] ?? false == (before.marks(of: id)?[mark] ?? false), "\(id.key) \(mark)")
      }
    }
  }

}
