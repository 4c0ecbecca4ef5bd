import Papers
import Reader
import Synchronization

/// Downloads for the reader, one after another, each in a process of its own as fetching is.
final class PDFDownloads: Sendable {
  private let library: String
  private let state = Mutex(State())

  /// What is under way.
  private struct State {
    var papers: Set<PaperID> = []
    /// Ends when all that was asked for before has ended.
    var last: Task<Void, Never>?
  }

  init(library: String) { self.library = library }

  /// Asks for a paper's PDF; one that was asked for already is not asked for twice.
  func start(_ id: PaperID, _ mailbox: Mailbox) {
    state.withLock { state in
      guard state.papers.insert(id).inserted else { return }
      state.last = Task { [self, before = state.last] in
        await before?.value
        mailbox.post(.notice(await download(id)))
        self.state.withLock { _ = $0.papers.remove(id) }
      }
    }
  }

  private func download(_ id: PaperID) async -> Notice {
    var path = ""
    do {
      let ending = try await OwnProcess.run(["pdf", "--library", library, "--", id.key]) { line in
        path = Standard.clean(String(decoding: line, as: UTF8.self))
      }
      return ending.status.isSuccess ? Notice(.info, Messages.downloaded(path)) : Notice(.error, ending.said)
    } catch {
      return Notice(.error, Messages.downloadNotStarted(Standard.clean("\(error)")))
    }
  }
}
