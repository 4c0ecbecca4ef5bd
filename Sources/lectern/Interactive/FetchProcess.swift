import Configuration
import Dispatch
import Feeds
import Papers
import Reader
import Synchronization

/// Fetching for the reader, in a process of its own.
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
    do {
      let ending = try await OwnProcess.run(["fetch", "--report", "--library", library] + names) { line in
        if let step = FetchStep(json: line) { mailbox.post(.fetching(step)) }
      }
      return !Task.isCancelled && ending.status == .exited(2) ? ending.said : nil
    } catch {
      return Task.isCancelled ? nil : "Fetching cannot be started: \(Standard.clean("\(error)"))"
    }
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
    return SourceList(folders).sources.contains { source in
      guard !source.isPaused, let tried = store.read(source.name).tried else { return !source.isPaused }
      // A time that lies ahead is that of a clock that was wrong.
      return tried > now || now > Self.due(after: tried, hours: hours)
    }
  }

  /// When a source that was asked at a time is asked again.
  static func due(after tried: Timestamp, hours: Double) -> Timestamp {
    Timestamp(milliseconds: tried.milliseconds + Int64(hours * 3_600_000))
  }

  /// Looks now and every minute.
  func start(_ mailbox: Mailbox) -> (any DispatchSourceTimer)? {
    guard settings.fetchEvery != nil else { return nil }
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.schedule(deadline: .now() + .milliseconds(200), repeating: .seconds(60))
    timer.setEventHandler { if isDue(at: .now()) { mailbox.post(.fetchDue) } }
    timer.resume()
    return timer
  }
}
