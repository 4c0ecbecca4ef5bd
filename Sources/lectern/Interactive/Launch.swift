import Dispatch
import Synchronization

/// A program that somebody has asked for. The reader waits for it before it ends: until it runs, it is an intention that
/// would be lost.
final class Launch: Sendable {
  private let launches: Launches
  private let isOver = Atomic<Bool>(false)

  init(in launches: Launches) {
    self.launches = launches
    launches.starting.enter()
    launches.running.enter()
  }

  /// Nobody tries any more to start it, or it has ended.
  deinit {
    hasStarted()
    launches.running.leave()
  }

  func hasStarted() {
    if !isOver.exchange(true, ordering: .relaxed) { launches.starting.leave() }
  }
}

/// All programs that are being started, or run.
struct Launches: Sendable {
  fileprivate let starting = DispatchGroup()
  fileprivate let running = DispatchGroup()

  /// Waits until each runs, and a moment longer: one that fails at once leaves its place to the next of a list.
  func finish() {
    _ = starting.wait(timeout: .now() + 2)
    _ = running.wait(timeout: .now() + 0.3)
  }
}
