import Catalog
import Dispatch
import Feeds
import Formats
import Marks
import Papers
import Reader
import Synchronization

/// Searches of services for the reader: asked in a process of its own, one page after another.
final class RemoteDesk: Sendable {
  private let library: String
  private let marks: MarkKeeper
  private let state = Mutex(State())
  private let adopting = DispatchGroup()

  private struct State {
    var listing: Listing?
    /// The page that is on its way.
    var asking: Task<Void, Never>?
    /// Ends when all papers are in the library that were to go there.
    var adopting: Task<Void, Never>?
  }

  /// What the newest search has found so far.
  private struct Listing {
    let number: Int
    let question: RemoteQuestion
    var lines: [UInt8] = []
    var ids: [PaperID] = []
    var seen: Set<PaperID> = []
    var next: String?
    var total: Int?

    mutating func take(_ page: RemotePage) {
      for paper in page.papers where seen.insert(paper.id).inserted {
        ids.append(paper.id)
        lines += paper.line + [UInt8(ascii: "\n")]
      }
      total = page.total ?? total
      // A service that gives the same page for ever has no more.
      next = page.papers.isEmpty || page.next == next ? nil : page.next
    }
  }

  init(library: String, marks: MarkKeeper) { (self.library, self.marks) = (library, marks) }

  func start(_ question: RemoteQuestion, number: Int, _ mailbox: Mailbox) {
    state.withLock { state in
      state.asking?.cancel()
      state.listing = Listing(number: number, question: question)
    }
    goOn(number: number, mailbox)
  }

  func stop() {
    state.withLock { state in
      state.asking?.cancel()
      state.listing = nil
    }
  }

  /// Asks for the next page of the search of this number.
  func goOn(number: Int, _ mailbox: Mailbox) {
    state.withLock { state in
      guard let listing = state.listing, listing.number == number else { return }
      state.asking = Task { [self] in
        let page = await ask(listing.question, at: listing.next)
        if !Task.isCancelled, let answer = take(page, number: number) { mailbox.post(.remoteFound(number, answer)) }
      }
    }
  }

  private func ask(_ question: RemoteQuestion, at place: String?) async -> Result<RemotePage, RemoteFailure> {
    var page = RemotePage()
    let options = ["--report"] + (question.isPreview ? ["--newest"] : []) + (place.map { ["--page", $0] } ?? [])
    do {
      let ending = try await OwnProcess.run(["search"] + options + ["--", question.place, question.query]) { page.take($0) }
      guard ending.status.isSuccess, page.isWhole else {
        return .failure(RemoteFailure(ending.said.isEmpty ? "\(question.place): the search ended without an answer" : ending.said))
      }
      return .success(page)
    } catch {
      return .failure(RemoteFailure("The search cannot be started: \(Standard.clean("\(error)"))"))
    }
  }

  /// Adds a page to the search, and gives all that it has found; nil when another one has begun.
  private func take(_ page: Result<RemotePage, RemoteFailure>, number: Int) -> Result<RemoteAnswer, RemoteFailure>? {
    switch page {
    case .failure(let failure): return .failure(failure)
    case .success(let page):
      let listing = state.withLock { state -> Listing? in
        guard state.listing?.number == number else { return nil }
        state.listing?.take(page)
        return state.listing
      }
      guard let listing else { return nil }
      let catalog = PaperCatalog(lines: listing.lines)
      var seen: Set<Row> = []
      let order = listing.ids.compactMap { catalog.row(of: $0) }.filter { seen.insert($0).inserted }
      return .success(RemoteAnswer(catalog: catalog, order: order, total: listing.total, hasMore: listing.next != nil))
    }
  }

  /// Brings papers into the library, after those that were to go there before, and then does what was said of them, if
  /// anything was.
  func adopt(_ papers: [Paper], _ request: MarkRequest?, at time: Timestamp, number: Int, _ mailbox: Mailbox) {
    adopting.enter()
    state.withLock { state in
      state.adopting = Task { [self, before = state.adopting] in
        await before?.value
        do throws(FetchError) {
          let ids = try await adopt(papers)
          mailbox.post(.adopted(number, ids, failure: nil))
          if let request { marks.perform(request.about(ids), at: time, number: number) }
        } catch {
          mailbox.post(.adopted(number, [:], failure: Standard.clean("\(error)")))
        }
        adopting.leave()
      }
    }
  }

  /// Gives the ids that the papers have in the library, by their own.
  private func adopt(_ papers: [Paper]) async throws(FetchError) -> [PaperID: PaperID] {
    let lines = papers.flatMap { PaperLine.encode($0) + [UInt8(ascii: "\n")] }
    _ = try await LibraryIntake(folder: library).take(.answer(lines, name: "a search"))
    // Merged papers go by the ids that they had in the library before.
    let catalog = try? PaperCatalog.open(folder: library)
    let ids = papers.map { paper in
      (paper.id, catalog.flatMap { catalog in catalog.row(of: paper.id).map { catalog.id(at: $0) } } ?? paper.id)
    }
    return Dictionary(ids, uniquingKeysWith: { first, _ in first })
  }

  /// Waits until all papers are in the library that were to go there, unless somebody else holds it for long.
  func finish() { _ = adopting.wait(timeout: .now() + 10) }
}
