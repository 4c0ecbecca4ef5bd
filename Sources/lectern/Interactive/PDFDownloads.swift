import Papers
import Reader
import Subprocess
import Synchronization
import SystemPackage

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
  func start(_ paper: Paper, _ mailbox: Mailbox) {
    state.withLock { state in
      guard state.papers.insert(paper.id).inserted else { return }
      state.last = Task { [self, before = state.last] in
        await before?.value
        mailbox.post(.notice(await download(paper)))
        self.state.withLock { _ = $0.papers.remove(paper.id) }
      }
    }
  }

  private func download(_ paper: Paper) async -> Notice {
    var options = PlatformOptions()
    options.createSession = true
    let result = try? await run(
      .path("/proc/self/exe"), arguments: ["pdf", "--library", library, "--", paper.id.key], platformOptions: options,
      input: .none, output: .string(limit: 64 << 10), error: .string(limit: 64 << 10))
    guard let result else { return Notice(.error, "The download cannot be started.") }
    let isDone = result.terminationStatus.isSuccess
    let said = isDone ? result.standardOutput : result.standardError
    let line = Standard.clean(String(said.prefix { !$0.isNewline }.prefix(300)))
    let plain = line.hasPrefix("lectern: ") ? String(line.dropFirst("lectern: ".count)) : line
    return isDone ? Notice(.info, "Downloaded: \(plain)") : Notice(.error, plain)
  }
}
