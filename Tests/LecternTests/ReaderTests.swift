import Foundation
import Testing

@Suite("The reader in a terminal", .enabled(if: TerminalSession.isInstalled, "tmux is not installed"))
struct ReaderTests {
  @Test("a star that was shown is there the next time")
  func stars() throws {
    let place = try Workplace()
    let terminal = try TerminalSession(place)
    try terminal.start()
    terminal.press("j", "s")
    try terminal.wait("●★")
    terminal.press("b", "x", "q")
    try terminal.wait("ready>")
    #expect(try terminal.status() == 0)
    #expect(try place.lectern("list", "is:starred is:later is:dismissed", "--format", "tsv").status == 0)
    try terminal.start()
    terminal.press("3")
    try terminal.wait("1 papers")
    terminal.press("u", "u")
    try terminal.wait("Undone")
    terminal.press("Q")
    try terminal.wait("ready>")
    #expect(try place.lectern("list", "is:starred -is:later -is:dismissed").status == 0)
  }

  @Test("filters as one types, and type-ahead goes where it was aimed")
  func typeAhead() throws {
    let place = try Workplace()
    let terminal = try TerminalSession(place)
    try terminal.start()
    terminal.tmux("send-keys", "/", "o", "1", " ", "s", "y", "s", "t", "e", "m", "Enter", "s", "q", "q")
    try terminal.wait("ready>")
    let starred = try place.lectern("list", "is:starred", "--format", "tsv").output
    #expect(starred.contains("OpenAI o1 System Card"))
    #expect(starred.split(separator: "\n").count == 1)
  }

  @Test("shows a mistake with a caret, and the last good result stays")
  func mistakes() throws {
    let terminal = try TerminalSession(Workplace())
    try terminal.start()
    terminal.press("/")
    terminal.type("surgical")
    try terminal.wait("of 76")
    terminal.type(" foo:bar")
    try terminal.wait("^ There is no field foo:")
    #expect(terminal.screen.contains("urgical"))
  }

  @Test("follows a storm of new sizes with keys in between, and keeps the selected paper")
  func resizing() throws {
    let terminal = try TerminalSession(Workplace())
    try terminal.start()
    terminal.press("j", "j", "j")
    for (width, height) in [(60, 10), (20, 5), (19, 4), (1, 1), (200, 60), (81, 24), (120, 40), (20, 6), (130, 30)] {
      terminal.resize(width, height)
      terminal.press("j", "k")
    }
    try terminal.wait("4/76")
    try terminal.wait("Queues")
    terminal.press("Q")
    try terminal.wait("ready>")
  }

  @Test("gives the terminal back for ^Z and takes it again")
  func suspending() throws {
    let terminal = try TerminalSession(Workplace())
    try terminal.start()
    terminal.press("j", "C-z")
    try terminal.wait(for: "the shell") { !$0.contains("papers ·") && $0.contains("ready>") }
    terminal.enter("fg")
    try terminal.wait("2/76")
    terminal.press("j")
    try terminal.wait("3/76")
    terminal.press("Q")
    try terminal.wait("ready>")
  }

  @Test("restores the terminal and keeps every mark when it is told to end", arguments: ["TERM", "HUP", "INT"])
  func signals(name: String) throws {
    let place = try Workplace()
    let terminal = try TerminalSession(place)
    terminal.enter("stty -a > ~/before")
    try terminal.start()
    terminal.press("s")
    try terminal.wait("●★")
    let pid = try place.shell("pgrep -f -- '\(Workplace.binary)$' | while read p; do tr '\\0' '\\n' < /proc/$p/environ | grep -qx HOME=$HOME && echo $p; done")
    let number = try #require(Int32(pid.output.split(separator: "\n").first ?? ""))
    _ = try place.shell("kill -\(name) \(number)")
    try terminal.wait("ready>")
    #expect(try terminal.status() == 128 + ["TERM": 15, "HUP": 1, "INT": 2][name, default: 0])
    terminal.enter("stty -a > ~/after; echo written")
    try terminal.wait("\nwritten")
    #expect(place.read("after") == place.read("before"))
    #expect(try place.lectern("list", "is:starred", "--format", "tsv").output.split(separator: "\n").count == 1)
  }

  @Test(
    "works in poor terminals and locales",
    arguments: ["TERM=", "TERM=nonsense", "TERM=vt100", "TERM=linux", "LC_ALL=C", "NO_COLOR=1", "COLORTERM=truecolor"])
  func poorTerminals(setting: String) throws {
    let terminal = try TerminalSession(Workplace())
    try terminal.start("\(setting) lectern")
    terminal.press("j")
    try terminal.wait("2/76")
    terminal.press("Q")
    try terminal.wait("ready>")
    #expect(try terminal.status() == 0)
  }

  @Test("says what to do where there is no terminal to draw on")
  func dumbTerminal() throws {
    let terminal = try TerminalSession(Workplace())
    terminal.enter("TERM=dumb lectern")
    try terminal.wait("lectern list")
    #expect(try terminal.status() == 2)
    let outcome = try Workplace().shell("$lectern < /dev/null")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("lectern list"))
  }

  @Test("shows files without importing them")
  func files() throws {
    let place = try Workplace()
    try place.write("mine.jsonl", Workplace.papers)
    let terminal = try TerminalSession(place)
    terminal.enter("lectern ~/mine.jsonl")
    try terminal.wait("3 papers · mine.jsonl")
    try terminal.wait("Möbius")
    terminal.press("Q")
    try terminal.wait("ready>")
    #expect(place.read(".local/share/lectern/papers.jsonl") == "")
  }

  @Test("opens a library whose snapshot is missing or damaged", arguments: [nil, "garbage"])
  func snapshots(contents: String?) throws {
    let place = try Workplace()
    _ = try place.lectern("import", try place.write("papers.jsonl", Workplace.papers))
    let snapshot = ".local/share/lectern/papers.snapshot"
    try FileManager.default.removeItem(atPath: place.path(snapshot))
    if let contents { try place.write(snapshot, contents) }
    let terminal = try TerminalSession(place)
    try terminal.start()
    try terminal.wait("Gamma rays")
    terminal.press("Q")
    try terminal.wait("ready>")
  }

  @Test("opens addresses in the browser, and never what is none")
  func browser() throws {
    let place = try Workplace()
    try place.write(
      "papers.jsonl",
      """
      {"id":"title:0000000000000001","title":"One","links":[{"kind":"page","url":"https://example.org/it's?a=1&b=2"}],"source":"s","published":"2024-02-01"}

      """)
    try place.write("browser", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> ~/opened\n")
    _ = try place.shell("chmod +x ~/browser")
    place.environment["BROWSER"] = place.path("browser")
    let terminal = try TerminalSession(place)
    try terminal.start("lectern ~/papers.jsonl")
    terminal.press("o")
    try terminal.wait("Opened")
    #expect(place.read("opened") == "https://example.org/it%27s?a=1&b=2\n")
  }

  @Test("remembers the theme that was chosen")
  func themes() throws {
    let place = try Workplace()
    let terminal = try TerminalSession(place)
    try terminal.start()
    terminal.press("T")
    try terminal.wait("Enter keeps it")
    terminal.type("nord")
    terminal.press("Enter")
    try terminal.wait(for: "the chooser to close") { !$0.contains("Enter keeps it") }
    terminal.press("Q")
    try terminal.wait("ready>")
    #expect(place.read(".local/state/lectern/theme") == "nord\n")
  }

  @Test("takes every key of its table in every view without falling over")
  func everyKey() throws {
    let terminal = try TerminalSession(Workplace())
    let keys = [
      "j", "k", "g", "G", "C-d", "C-u", "C-f", "C-b", "J", "K", "C-n", "C-p", "n", "N", "Enter", "Tab", "BTab",
      "\\\\", "s", "m", "b", "x", "u", "C-r", "/", "t", "c", "R", "y", "?", "T", ":", "C-l", "Space", "BSpace", "h",
      "l", "1", "2", "3", "4", "5", "6", "7", "8", "9", "S", "Up", "Down", "Left", "Right", "Home", "End", "PageUp",
      "PageDown", "F1", "F12", "Escape", "o", "p", "q", "Q",
    ]
    // Whatever ends the reader in good order starts it again; a crash ends the loop.
    terminal.enter("while BROWSER=true lectern; do :; done; echo crashed=$?")
    try terminal.wait("papers ·")
    for view in [[], ["Enter"], ["Tab", "Tab"], ["/"], [":"], ["t"], ["T"], ["?"], ["y"]] as [[String]] {
      for key in keys { terminal.press(view + [key, "Escape"]) }
    }
    try terminal.wait(for: "the reader to be there still") { $0.contains("papers ·") || $0.contains("crashed") }
    #expect(!terminal.screen.contains("crashed=1"))
  }
}
