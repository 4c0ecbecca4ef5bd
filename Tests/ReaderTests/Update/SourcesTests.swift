import Papers
import Terminal
import Testing

@testable import Reader

@Suite("The sources in the reader")
struct SourcesTests {
  private static func entry(_ name: String, _ change: (inout SourceEntry) -> Void = { _ in }) -> SourceEntry {
    var entry = SourceEntry(name: name, kind: "arxiv", what: "cat:cs.RO")
    (entry.tried, entry.succeeded) = (Timestamp("2023-11-14T08:00:00Z"), Timestamp("2023-11-14T08:00:00Z"))
    (entry.papers, entry.added, entry.addedInAll) = (12, 3, 1234)
    entry.due = Timestamp("2023-11-14T20:00:00Z")
    change(&entry)
    return entry
  }

  static let two = [
    entry("robots"),
    entry("cats") { entry in
      (entry.kind, entry.what) = ("feed", "https://example.org/cats")
      (entry.problem, entry.tried, entry.due) = ("no answer in time", Timestamp("2023-11-15T08:00:00Z"), nil)
    },
  ]

  private func desk(_ entries: [SourceEntry] = SourcesTests.two) -> Desk {
    var desk = Desk(width: 120, height: 30)
    desk.press("gF")
    desk.send(.sources(entries, problems: ["config.toml:3: sources.x.kind: expected one of arxiv"]))
    return desk
  }

  @Test("are shown with what is asked, how it went, and when it is asked again")
  func showing() {
    let screen = desk().screen
    for text in [
      "robots  arxiv cat:cs.RO", "1,234 papers in all", "2023-11-14 08:00: 12 papers, 3 new · next 2023-11-14 20:00",
      "cats  feed https://example.org/cats", "✗ no answer in time", "last good 2023-11-14 08:00 · by hand only",
      "config.toml:3: sources.x.kind", "Enter fetch  a all  p pause  x remove  Esc back",
    ] { #expect(screen.contains(text), "\(text)\n\(screen)") }
    var closed = desk()
    closed.press("<Esc>")
    #expect(closed.state.overlay == nil)
    // An answer that nobody waits for any more opens nothing.
    closed.send(.sources(Self.two, problems: []))
    #expect(closed.state.overlay == nil)
  }

  @Test("fit into any screen", arguments: [(160, 45), (80, 24), (60, 20), (20, 5), (1, 1)])
  func sizes(width: Int, height: Int) {
    var desk = Desk(width: width, height: height)
    desk.press("gF")
    desk.send(.sources(Array(repeating: Self.two, count: 20).flatMap(\.self), problems: ["a", "b"]))
    for _ in 0..<50 {
      desk.press("j")
      #expect(view(desk.state).size == Size(width: width, height: height))
    }
    if height >= 20 { #expect(desk.screen.contains("cats")) }
  }

  @Test("are fetched from one by one, with a bar while it goes on, and stopped by the same key")
  func fetching() {
    var desk = desk()
    desk.press("j<CR>")
    guard case .fetch(["cats"]) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.fetching(FetchStep(source: "cats", papers: 50, added: 4, total: 100)))
    #expect(desk.screen.contains("… 50/100 [====    ] 4 new") && !desk.screen.contains("no answer in time"))
    desk.press("F")
    guard case .stopFetching = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.fetching(FetchStep(source: "cats", papers: 60, added: 5, problem: "stopped", isDone: true)))
    #expect(desk.screen.contains("✗ stopped"))
    desk.send(.fetched(failure: nil))
    guard case .listSources = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
  }

  @Test("are paused, and removed after a yes alone")
  func changing() {
    var desk = desk()
    desk.press("p")
    guard case .pauseSource("robots", isPaused: true) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.sources([Self.entry("robots") { $0.isPaused = true }] + Self.two.dropFirst(), problems: []))
    #expect(desk.screen.contains("· paused"))
    desk.press("p")
    guard case .pauseSource("robots", isPaused: false) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    let count = desk.effects.count
    desk.press("jx")
    #expect(desk.screen.contains("Remove cats? Its papers stay.  y remove it"))
    desk.press("n")
    #expect(desk.effects.count == count && desk.state.notice?.text == "Nothing was removed.")
    desk.press("xy")
    guard case .removeSource("cats") = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.sources([Self.entry("robots")], problems: []))
    #expect(!desk.screen.contains("cats  feed"))
    desk.send(.sources([], problems: []))
    #expect(desk.screen.contains("No source yet"))
    desk.press("xp<CR>")
    #expect(desk.state.overlay != nil)
  }

  @Test("that failed are told until they were looked at, whatever else is said")
  func failures() {
    var desk = Desk(width: 120, height: 24)
    desk.press("F")
    desk.send(.fetching(FetchStep(source: "cats", papers: 0, added: 0, problem: "no answer in time", isDone: true)))
    desk.send(.fetched(failure: nil))
    desk.send(.grown(desk.state.catalog))
    #expect(desk.state.notice?.text == "Nothing new. cats: no answer in time")
    desk.press("j")
    #expect(desk.state.notice == nil && desk.screen.contains("⚑ cats failed · gF"))
    desk.press("s")
    #expect(desk.screen.contains("⚑ cats failed · gF"))
    // Another fetch that goes well takes it away, as looking does.
    var well = desk
    well.press("F")
    well.send(.fetching(FetchStep(source: "cats", papers: 2, added: 0, isDone: true)))
    well.send(.fetched(failure: nil))
    well.press("k")
    #expect(!well.screen.contains("⚑"))
    desk.press("gF")
    desk.send(.sources(Self.two, problems: []))
    desk.press("<Esc>")
    #expect(!desk.screen.contains("⚑"))
  }
}
