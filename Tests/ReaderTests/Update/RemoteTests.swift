import Catalog
import Marks
import Papers
import Terminal
import Testing

@testable import Reader

@Suite("Papers of a service")
struct RemoteTests {
  static let offers = [
    SourceOffer(name: "arxiv", summary: "arXiv", asks: "cat:cs.RO", isSearchable: true, categories: .query),
    SourceOffer(name: "openalex", summary: "OpenAlex", asks: "words", isSearchable: true),
    SourceOffer(name: "feed", summary: "RSS", asks: "https://…", isSearchable: false),
  ]

  /// Lines of papers with these numbers; every one is older than the one before.
  private static func lines(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { number in
      let alias = number == 2 ? ",\"aliases\":[\"arxiv:2401.00001\"]" : ""
      return "{\"id\":\"openalex:W\(number)\",\"title\":\"Found \(number)\",\"abstract\":\"About \(number).\",\"published\":\"\(2000 + number)\"\(alias)}\n"
    }.joined()
  }

  static func answer(_ count: Int, total: Int? = 1234, hasMore: Bool = true) -> RemoteAnswer {
    let catalog = PaperCatalog(lines: Array(lines(1...max(1, count)).utf8))
    let order = (1...max(1, count)).compactMap { catalog.row(of: PaperID(key: "openalex:W\($0)")) }
    return RemoteAnswer(catalog: count == 0 ? .empty : catalog, order: count == 0 ? [] : order, total: total, hasMore: hasMore)
  }

  private func desk(_ height: Int = 24) -> Desk {
    var desk = Desk(width: 120, height: height)
    desk.offer(sources: Self.offers, names: ["robots"])
    return desk
  }

  /// A desk with the answer of a service on it.
  private func searched(_ count: Int = 3, hasMore: Bool = false, height: Int = 24) -> Desk {
    var desk = desk(height)
    desk.press("jj:search<Space>openalex<Space>some<Space>words<CR>")
    desk.send(.remoteFound(1, .success(Self.answer(count, hasMore: hasMore))))
    return desk
  }

  @Test("are a list like any other, in the service's order, with how many there are")
  func showing() {
    var desk = desk()
    desk.press("jj:search<Space>openalex<Space>some<Space>words<CR>")
    guard case .search(RemoteQuestion(place: "openalex", query: "some words"), number: 1) = desk.effects.first(where: {
      if case .search = $0 { true } else { false }
    }) else { return #expect(Bool(false), "\(desk.effects)") }
    #expect(desk.screen.contains("Asking openalex … Esc goes back."))
    desk.press("sxb")
    #expect(desk.titles == [])
    desk.send(.remoteFound(1, .success(Self.answer(3, hasMore: false))))
    #expect(desk.titles == ["Found 1", "Found 2", "Found 3"])
    for text in ["openalex: some words", "3 of 1,234 papers · openalex", "1/1,234", "About 1.", "not in the library"] {
      #expect(desk.screen.contains(text), "\(text)\n\(desk.screen)")
    }
    desk.press("/2<CR>")
    #expect(desk.titles == ["Found 2"])
    desk.press("<Esc>St")
    #expect(desk.titles == ["Found 1", "Found 2", "Found 3"])
    desk.press("St")
    #expect(desk.titles == ["Found 3", "Found 2", "Found 1"])
  }

  @Test("go with Esc, and the library is as it was left")
  func leaving() {
    var desk = searched()
    desk.press("j<CR><Esc><Esc>")
    #expect(desk.state.remote == nil && desk.selectedTitle == "Gamma rays" && desk.titles.count == 5)
    desk.press("<Esc>")
    guard case .quit = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    // Another list of the library leads there, too.
    for keys in ["ga", "gs"] {
      var other = searched()
      other.press(keys)
      #expect(other.state.remote == nil && other.state.origin == .library)
    }
  }

  @Test("come page by page, as the end comes near, and the selected one stays")
  func paging() {
    var desk = searched(40, hasMore: true, height: 16)
    #expect(asks(desk) == 0)
    desk.press("G")
    #expect(asks(desk) == 1 && desk.screen.contains("openalex …"))
    desk.press("k")
    #expect(asks(desk) == 1)
    let selected = desk.selectedTitle
    desk.send(.remoteFound(1, .success(Self.answer(80))))
    #expect(desk.titles.count == 80 && desk.selectedTitle == selected && selected == "Found 39")
    desk.press("G")
    #expect(asks(desk) == 2)
    desk.send(.remoteFound(1, .failure(RemoteFailure("openalex: no answer in time"))))
    #expect(desk.titles.count == 80 && desk.state.notice == Notice(.error, "openalex: no answer in time"))
    desk.press("gg")
    desk.press("G")
    #expect(asks(desk) == 2)
    desk.press("R")
    #expect(asks(desk) == 3)
    // A filter looks through what is there, and does not fetch all of the literature.
    desk.send(.remoteFound(1, .success(Self.answer(120))))
    desk.press("/Found<Space>7<CR>")
    #expect(asks(desk) == 3)
  }

  private func asks(_ desk: Desk) -> Int { desk.effects.count { if case .searchMore(number: 1) = $0 { true } else { false } } }

  @Test("that do not come are told, with what to do")
  func failing() {
    var desk = desk()
    desk.press(":search<Space>robots<Space>x<CR>")
    desk.send(.remoteFound(1, .failure(RemoteFailure("robots: no connection to api.example.org"))))
    for text in ["no connection to", "asks again", "goes back."] { #expect(desk.screen.contains(text), "\(desk.screen)") }
    desk.press("R")
    #expect(asks(desk) == 1 && desk.screen.contains("Asking robots"))
    desk.send(.remoteFound(1, .success(Self.answer(0, total: 0, hasMore: false))))
    #expect(desk.screen.contains("robots finds nothing."))
    // What another search would have given is nobody's any more.
    desk.press("<Esc>")
    desk.send(.remoteFound(1, .success(Self.answer(3))))
    #expect(desk.titles.count == 5)
    desk.press(":search<Space>openalax<Space>x<CR>")
    #expect(desk.state.remote == nil)
  }

  @Test("come into the library when something is said of them, before it is shown")
  func adopting() throws {
    var desk = searched()
    desk.press("s")
    guard case .adopt(let papers, let request, at: _, number: let number) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    #expect(papers.map(\.title) == ["Found 1"])
    #expect(desk.state.rowMarks.starred.isEmpty)
    desk.press("u")
    #expect(desk.state.notice?.text.contains("being brought into the library") == true)
    // It was merged with one that goes by another name.
    let id = PaperID(key: "doi:10.1000/1")
    desk.send(.adopted(number, [PaperID(key: "openalex:W1"): id], failure: nil))
    var disk = desk.disk
    let answer = disk.answer(to: request.about([PaperID(key: "openalex:W1"): id]), at: desk.now)
    desk.disk = disk
    desk.send(.marked(number, .success(answer)))
    #expect(desk.state.rowMarks.starred.count == 1 && desk.state.notice?.text == "Starred: Found 1")
    #expect(desk.state.marks.marks(of: id)?[.starred] == true)
    #expect(!desk.screen.contains("not in the library"))
    // It is there now, and goes to the marks at once.
    let count = desk.effects.count
    desk.press("s")
    #expect(!desk.effects.dropFirst(count).contains { if case .adopt = $0 { true } else { false } })
    #expect(desk.state.rowMarks.starred.isEmpty)
  }

  @Test("that the library has already are marked there")
  func known() {
    var desk = searched()
    desk.press("jb")
    #expect(!desk.effects.contains { if case .adopt = $0 { true } else { false } })
    #expect(desk.disk.marks(of: PaperID(key: "arxiv:2401.00001"))?[.later] == true)
    #expect(desk.state.rowMarks.later.count == 1)
    desk.press("<Esc>gl")
    #expect(desk.titles == ["Alpha networks"])
  }

  @Test("are only looked at by reading, and what cannot be brought in is said")
  func refused() {
    var desk = searched()
    desk.press("<CR>")
    desk.wait(milliseconds: 5000)
    #expect(desk.disk.papers.isEmpty)
    desk.press("<Esc>i")
    #expect(!desk.state.isTriaging)
    desk.press("s")
    guard case .adopt(_, _, at: _, number: let number) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.adopted(number, [:], failure: "no room"))
    #expect(desk.state.notice == Notice(.error, "Not marked, since it is not in the library yet: no room"))
    #expect(desk.state.adopting.isEmpty)
  }

  @Test("of a new source are looked at before it is kept, or let go")
  func subscribing() {
    var desk = desk()
    desk.press("A")
    #expect(desk.screen.contains("Follow another source") && desk.screen.contains("openalex  OpenAlex"))
    desk.press("<CR>robotics")
    #expect(desk.screen.contains("cs.RO  Robotics"))
    desk.press("<CR>")
    #expect(desk.state.remote?.question == RemoteQuestion(place: "arxiv", query: "cat:cs.RO", isPreview: true))
    desk.press("A")
    #expect(desk.state.notice?.text == "arxiv has not answered yet.")
    desk.send(.remoteFound(1, .success(Self.answer(3))))
    desk.press("j")
    #expect(desk.screen.contains("Preview of arxiv: cat:cs.RO") && desk.screen.contains("A keep this source  Esc discard it"))
    var gone = desk
    gone.press("<Esc>")
    #expect(gone.state.remote == nil && !gone.effects.contains { if case .keepSource = $0 { true } else { false } })
    desk.press("A")
    let kept = desk.effects.compactMap { if case .keepSource(let question) = $0 { question.query } else { nil } }
    #expect(kept == ["cat:cs.RO"])
    desk.send(.sourceKept("arxiv-cs-ro"))
    #expect(desk.state.remote == nil && desk.state.fetching != nil)
    #expect(desk.state.notice?.text.hasPrefix("Following arxiv-cs-ro") == true)
  }

  @Test("several categories make one query, and other kinds ask for theirs in a line")
  func choosing() {
    var desk = desk()
    desk.press("A<CR>cs.AI")
    desk.press("<Tab>")
    desk.press("<C-u>cs.CL")
    desk.press("<Tab><CR>")
    #expect(desk.state.remote?.question.query == "cat:cs.AI OR cat:cs.CL")
    desk.press("<Esc>A<Down><CR>")
    #expect(desk.screen.contains(":subscribe openalex"))
    desk.press("x<CR>")
    #expect(desk.state.remote?.question == RemoteQuestion(place: "openalex", query: "x", isPreview: true))
    desk.press("<Esc>:subscribe<Space>arxiw<Space>x<CR>")
    #expect(desk.state.notice == Notice(.error, "no kind of source 'arxiw'; there are arxiv, openalex, feed"))
  }
}
