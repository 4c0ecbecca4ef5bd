import Dispatch
import Synchronization

/// A program that somebody has asked for and that does not run yet. The reader waits for it before it ends: until then
/// the program is an intention that would be lost.
final class Launch: Sendable {
  private let group: DispatchGroup
  private let isOver = Atomic<Bool>(false)

  /// The group is left when the program runs, or when nobody tries to start it any more.
  init(in group: DispatchGroup) {
    self.group = group
    group.enter()
  }

  deinit { hasStarted() }

  func hasStarted() {
    if !isOver.exchange(true, ordering: .relaxed) { group.leave() }
  }
}
