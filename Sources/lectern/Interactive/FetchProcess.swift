import Configuration
import Dispatch
import Feeds
import Papers
import Reader
import Subprocess
import Synchronization
import SystemPackage

/// Fetching for the reader, in a process of its own: neither what a network does nor a mistake in reading what it
/// sends can slow the reader, fill its memory or end it.
final class FetchProcess: Sendable {
  private let library: String
  private let running = Mutex<Task<Void, Never>?>(nil)

  init(library: String) { self.library = library }

  func start(_ names: [String], _ mailbox: Mailbox) {
    running.withLock { running in
      running = Task { [library] in
        mailbox.post(.fetched(failure: await Self.run(names, library: library, mailbox)))
      }
    }
  }

  /// Ends the process as an interrupt does, so that what it has is kept.
  func stop() { running.withLock { $0?.cancel() } }

  /// Runs to the end, and gives why there was no fetching.
  private static func run(_ names: [String], library: String, _ mailbox: Mailbox) async -> String? {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .interrupt, allowedDurationToNextStep: .seconds(5))]
    let arguments = ["fetch", "--report", "--library", library] + names
    do {
      let result = try await Subprocess.run(
        .path("/proc/self/exe"), arguments: Arguments(arguments), platformOptions: options, input: .none,
        output: .sequence, error: .string(limit: 64 << 10)
      ) { execution in
        var rest: [UInt8] = []
        for try await chunk in execution.standardOutput {
          chunk.withUnsafeBytes { rest.append(contentsOf: $0) }
          while let end = rest.firstIndex(of: 0x0A) {
            if let event = FetchEvent(json: rest[..<end]) { mailbox.post(.fetching(event.step)) }
            rest.removeFirst(end + 1)
          }
        }
      }
      guard !Task.isCancelled, result.terminationStatus == .exited(2) else { return nil }
      let said = Standard.clean(String(result.standardError.prefix { !$0.isNewline }.prefix(300)))
      return said.hasPrefix("lectern: ") ? String(said.dropFirst("lectern: ".count)) : said
    } catch is CancellationError {
      return nil
    } catch {
      return Task.isCancelled ? nil : "Fetching cannot be started: \(Standard.clean("\(error)"))"
    }
  }
}

extension FetchEvent {
  fileprivate var step: FetchStep {
    FetchStep(
      source: Standard.clean(source), papers: papers, added: added, total: total,
      problem: problem.map(Standard.clean), isDone: isDone)
  }
}

/// Says when fetching is to begin by itself: at the start, and while the reader is open.
struct FetchClock {
  let settings: Settings
  let folders: Folders
  let library: String

  /// Whether some source was last asked longer ago than the settings say.
  func isDue(at now: Timestamp) -> Bool {
    guard let hours = settings.fetchEvery else { return false }
    let store = SourceStore(library: library)
    let limit = Int64(hours * 3_600_000)
    return SourceList(folders).sources.contains { source in
      guard let tried = store.read(source.name).tried else { return true }
      // A time that lies ahead is that of a clock that was wrong.
      return tried > now || now.milliseconds - tried.milliseconds > limit
    }
  }

  /// Looks now and every minute.
  func start(_ mailbox: Mailbox) -> (any DispatchSourceTimer)? {
    guard settings.fetchEvery != nil, !settings.sources.isEmpty else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now() + .milliseconds(200), repeating: .seconds(60))
    timer.setEventHandler { if isDue(at: .now()) { mailbox.post(.fetchDue) } }
    timer.resume()
    return timer
  }
}
