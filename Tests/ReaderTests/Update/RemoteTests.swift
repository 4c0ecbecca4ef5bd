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
    let answer = disk.answer(to: try #require(request).about([PaperID(key: "openalex:W1"): id]), at: desk.now)
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
    desk.press("<Esc>s")
    guard case .adopt(_, _, at: _, number: let number) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    desk.send(.adopted(number, [:], failure: "no room"))
    #expect(desk.state.notice == Notice(.error, "Not marked, since it is not in the library yet: no room"))
    #expect(desk.state.adopting.isEmpty)
  }

  /// Does what the last effect asks for: papers come into the library, and are marked there.
  private func adopt(_ desk: inout Desk, place: Int = 0) throws {
    let open = desk.effects.compactMap { effect in
      if case .adopt(let papers, let request, _, let number) = effect { (papers, request, number) } else { nil }
    }
    let (papers, request, number) = open[open.count - 1 - place]
    desk.send(.adopted(number, Dictionary(uniqueKeysWithValues: papers.map { ($0.id, $0.id) }), failure: nil))
    guard let request else { return }
    var disk = desk.disk
    let answer = disk.answer(to: request, at: desk.now)
    desk.disk = disk
    desk.send(.marked(number, .success(answer)))
  }

  private func id(_ number: Int) -> PaperID { PaperID(key: "openalex:W\(number)") }

  @Test("are decided on one after another; what is starred or queued comes into the library")
  func triage() throws {
    var desk = searched(4)
    desk.press("i")
    #expect(desk.state.isTriaging && desk.selectedTitle == "Found 1")
    #expect(desk.screen.contains("openalex: some words") && desk.screen.contains("not in the library"))
    desk.press("s")
    #expect(desk.selectedTitle == "Found 2")
    desk.press("u")
    #expect(desk.state.notice?.text.contains("being brought into the library") == true && desk.selectedTitle == "Found 2")
    // What is decided on meanwhile is marked before it.
    desk.press("x")
    try adopt(&desk)
    #expect(desk.disk.marks(of: id(1))?[.starred] == true && desk.disk.marks(of: id(1))?[.read] == true)
    // The second one is known to the library under another id.
    #expect(desk.disk.marks(of: PaperID(key: "arxiv:2401.00001"))?[.dismissed] == true)
    desk.press("b")
    try adopt(&desk)
    desk.press("<Space>")
    #expect(desk.state.triage?.isFinished == true && desk.disk.marks(of: id(3))?[.later] == true)
    #expect(desk.disk.marks(of: id(4)) == nil)
    // It ends with the list, and is not gone on with at the next start.
    #expect(!desk.effects.contains { if case .keepTriage = $0 { true } else { false } })
    desk.press("<Esc><Esc>")
    #expect(desk.state.remote == nil && !desk.state.isTriaging)
  }

  @Test("decided on are taken back one by one, however long each took to come into the library")
  func takingBack() throws {
    var desk = searched(4)
    desk.press("isxs")
    // The star of the first was asked for before the third was dismissed, and is given afterwards.
    try adopt(&desk, place: 1)
    try adopt(&desk)
    #expect(desk.selectedTitle == "Found 4")
    desk.press("u")
    #expect(desk.selectedTitle == "Found 3" && desk.disk.marks(of: id(3))?[.starred] != true)
    desk.press("u")
    #expect(desk.selectedTitle == "Found 2")
    #expect(desk.disk.marks(of: PaperID(key: "arxiv:2401.00001"))?[.dismissed] != true)
    #expect(desk.disk.marks(of: id(1))?[.starred] == true)
    desk.press("u")
    #expect(desk.selectedTitle == "Found 1" && desk.disk.marks(of: id(1))?[.starred] != true)
  }

  @Test("that cannot be brought in are open again in triage")
  func refusedInTriage() {
    var desk = searched(3)
    desk.press("isx")
    let numbers = desk.effects.compactMap { if case .adopt(_, _, _, let number) = $0 { number } else { nil } }
    desk.send(.adopted(numbers[0], [:], failure: "no room"))
    #expect(desk.state.notice == Notice(.error, "Not marked, since it is not in the library yet: no room"))
    #expect(desk.selectedTitle == "Found 3" && desk.state.triage?.left == 2)
    desk.press("m")
    #expect(desk.selectedTitle == "Found 1")
  }

  @Test("do not end the triage of the library, which is gone on with afterwards")
  func triageOfLibrary() {
    var desk = desk()
    desk.press("is<Esc>:search<Space>openalex<Space>some<Space>words<CR>")
    desk.send(.remoteFound(1, .success(Self.answer(3, hasMore: false))))
    desk.press("ix<Esc><Esc>i")
    #expect(desk.state.isTriaging && desk.state.triage?.decided == 1 && desk.state.triage?.items.count == 5)
  }

  @Test("of which the PDF is wanted come into the library first, and are not marked")
  func downloading() throws {
    var desk = desk()
    let lines = #"{"id":"arxiv:2601.00009","title":"Far","abstract":"Away.","published":"2026"}"# + "\n" + Desk.papers
    let catalog = PaperCatalog(lines: Array(lines.utf8))
    let order = [PaperID(key: "arxiv:2601.00009"), PaperID(key: "arxiv:2401.00001")].compactMap { catalog.row(of: $0) }
    desk.press(":search<Space>openalex<Space>x<CR>")
    desk.send(.remoteFound(1, .success(RemoteAnswer(catalog: catalog, order: order, total: 2, hasMore: false))))
    desk.press("P")
    guard case .adopt(let papers, nil, at: _, number: let number) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    #expect(papers.map(\.title) == ["Far"])
    let merged = PaperID(key: "doi:10.1000/9")
    desk.send(.adopted(number, [papers[0].id: merged], failure: nil))
    guard case .download(merged) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    #expect(desk.disk.papers.isEmpty && !desk.screen.contains("not in the library") && desk.state.unanswered.isEmpty)
    // One that the library has is downloaded at once.
    desk.press("jP")
    guard case .download(PaperID(key: "arxiv:2401.00001")) = desk.effects.last else { return #expect(Bool(false), "\(desk.effects)") }
    var other = searched()
    other.press("P")
    #expect(other.state.notice?.kind == .warning && other.state.adopting.isEmpty)
  }

  @Test("leave the counts of the sidebar to the library, which are right whatever is marked")
  func counts() throws {
    var desk = searched()
    desk.press("js")
    #expect(desk.state.count(of: .starred) == 1 && desk.state.count(of: .inbox) == 5)
    desk.press("#survey<CR>")
    #expect(desk.state.count(ofTag: "survey") == 1)
    desk.press("ks")
    try adopt(&desk)
    let lines = Desk.papers + "\n" + #"{"id":"openalex:W1","title":"Found 1","abstract":"About 1.","published":"2001"}"#
    desk.send(.grown(PaperCatalog(lines: Array(lines.utf8))))
    #expect(desk.state.count(of: .starred) == 2 && desk.state.count(of: .all) == 6)
    desk.press("Ot")
    #expect(desk.state.notice?.text.contains("groups are for the library") == true && desk.state.grouping == nil)
    desk.press("<Esc>")
    #expect(desk.state.remote == nil && desk.state.rowMarks.starred.count == 2)
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
