import CNcurses
import Testing

@testable import Curses

/// ncurses itself reads what was written; it keeps one terminal at a time.
@Suite(.serialized) struct TerminfoEntryTests {
  private func entry(of name: String) throws -> TerminfoEntry {
    try #require(setupterm(name, 1, nil) == OK)
    defer { lectern_forget_terminal() }
    return .current()
  }

  @Test(
    "A compiled entry says the same as the one it was made from",
    arguments: ["xterm-256color", "vt100", "linux"])
  func same(name: String) throws {
    let original = try entry(of: name)
    let copy = original.whileKnown { try? entry(of: TerminfoEntry.name) }
    #expect(copy == original)
  }

  @Test("More colours are in the entry and nothing else changes", arguments: [Int32(256), 0x100_0000])
  func colors(count: Int32) throws {
    var wanted = try entry(of: "xterm")
    let original = wanted
    wanted.setColors(count)
    let isRead = wanted.whileKnown { () -> Bool? in
      guard setupterm(TerminfoEntry.name, 1, nil) == OK else { return nil }
      defer { lectern_forget_terminal() }
      #expect(tigetnum("colors") == count)
      #expect((tigetflag("RGB") == 1) == (count > 256))
      #expect(TerminfoEntry.string("op") == Array("\u{1B}[39;49m".utf8))
      #expect(TerminfoEntry.string("initc") == nil)
      let read = TerminfoEntry.current()
      #expect(zip(read.strings, original.strings).count { $0 != $1 } <= 6)
      #expect(read.strings == wanted.strings)
      return true
    }
    #expect(isRead == true)
  }

  @Test func `ncurses is not told of what many terminals lack`() throws {
    var entry = try entry(of: "xterm-256color")
    entry.keepToCommonCapabilities()
    let isRead = entry.whileKnown { () -> Bool? in
      guard setupterm(TerminfoEntry.name, 1, nil) == OK else { return nil }
      defer { lectern_forget_terminal() }
      for name in ["indn", "rin", "rep", "dch", "dch1"] { #expect(TerminfoEntry.string(name) == nil) }
      for name in ["ind", "ri", "csr", "ech", "el"] { #expect(TerminfoEntry.string(name) != nil) }
      return true
    }
    #expect(isRead == true)
  }

  @Test func `Ones are left out of where the cursor goes and of the rows that scroll`() throws {
    var entry = try entry(of: "xterm-256color")
    entry.leaveOutOnes()
    let sent = entry.whileKnown { () -> [String]? in
      guard setupterm(TerminfoEntry.name, 1, nil) == OK else { return nil }
      defer { lectern_forget_terminal() }
      // Column, or last row, before row, or first row, from 0.
      return [("cup", 0, 0), ("cup", 6, 0), ("cup", 0, 4), ("cup", 9, 11), ("csr", 35, 0), ("csr", 29, 2)].map {
        tgoto(tigetstr($0.0), $0.1, $0.2).map { String(cString: $0) } ?? ""
      }
    }
    #expect(sent == ["\u{1B}[H", "\u{1B}[;7H", "\u{1B}[5H", "\u{1B}[12;10H", "\u{1B}[;36r", "\u{1B}[3;30r"])
  }

  @Test func `Another way to set the cursor stays as it is`() throws {
    let original = try entry(of: "vt52")
    var entry = original
    entry.leaveOutOnes()
    #expect(entry == original)
  }

  @Test func `Nothing is left of an entry`() throws {
    let before = Environment["TERMINFO"]
    let isKnown = try entry(of: "vt100").whileKnown { Environment["TERMINFO"]?.hasPrefix("hex:") }
    #expect(isKnown == true && Environment["TERMINFO"] == before)
  }

  @Test func `An entry that is too long is not written`() throws {
    var entry = try entry(of: "vt100")
    entry.set("is1", string: String(repeating: "x", count: 40_000))
    #expect(entry.compiled() == nil)
  }
}
