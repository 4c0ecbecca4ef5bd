import Testing

@testable import Reader

@Suite("Fetching in the reader")
struct FetchingTests {
  private func isFetching(_ effect: Effect?) -> [String]? {
    if case .fetch(let names) = effect { names } else { nil }
  }

  @Test("A key begins it, shows how far it is, and stops it")
  func key() {
    var desk = Desk()
    desk.press("F")
    #expect(isFetching(desk.effects.last) == [])
    desk.send(.fetching(FetchStep(source: "robots", papers: 100, added: 14, total: 2300)))
    #expect(desk.screen.contains("robots 100/2,300 [        ] 14 new"))
    desk.send(.fetching(FetchStep(source: "cats", papers: 3, added: 1, isDone: true)))
    #expect(desk.screen.contains("robots 100/2,300 [        ] 15 new (1 of 2 done)"))
    desk.press("F")
    guard case .stopFetching = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    #expect(desk.screen.contains("stopping…"))
    desk.send(.fetched(failure: nil))
    #expect(desk.state.fetching == nil)
  }

  @Test("One source by name, from the command line")
  func named() {
    var desk = Desk()
    desk.press(":")
    desk.type("fetch robots")
    desk.press("<CR>")
    #expect(isFetching(desk.effects.last) == ["robots"])
  }

  @Test("What is new is counted, also while something else is on the screen", arguments: ["", "<Space>", "i", "/"])
  func ending(keys: String) {
    var desk = Desk()
    desk.press("F" + keys)
    desk.send(.fetching(FetchStep(source: "robots", papers: 1, added: 1, isDone: true)))
    desk.send(.fetched(failure: nil))
    #expect(desk.state.notice == Notice(.info, "1 new paper."))
  }

  @Test("What went wrong is said with its source, and what was there stays")
  func failing() {
    var desk = Desk()
    desk.press("F")
    desk.send(.fetching(FetchStep(source: "robots", papers: 0, added: 0, problem: "no answer in time", isDone: true)))
    desk.send(.fetched(failure: nil))
    #expect(desk.state.notice == Notice(.warning, "Nothing new. robots: no answer in time"))
    #expect(desk.titles.count == 5)
    desk.press("F")
    desk.send(.fetched(failure: "no sources yet"))
    #expect(desk.state.notice == Notice(.error, "no sources yet"))
  }

  @Test("It begins by itself when it is due, and not twice")
  func due() {
    var desk = Desk()
    desk.send(.fetchDue)
    #expect(isFetching(desk.effects.last) == [])
    let count = desk.effects.count
    desk.send(.fetchDue)
    #expect(desk.effects.count == count && desk.state.fetching?.isStopping == false)
  }
}
