import Glibc

/// Runs pieces of work on all cores, and gives their results in the order in which the work came.
///
/// Few pieces are under way at a time, so that memory stays small however much there is to do: who adds to a
/// full line takes a result out first.
struct OrderedTasks<Result: Sendable> {
  private var tasks: [Task<Result, Never>] = []
  private let limit: Int

  init() { limit = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) * 2 }

  var isFull: Bool { tasks.count >= limit }

  mutating func add(_ work: @escaping @Sendable () -> Result) {
    tasks.append(Task { work() })
  }

  /// The result of the oldest piece of work that was not yet taken out; nil when there is none.
  mutating func next() async -> Result? {
    guard !tasks.isEmpty else { return nil }
    return await tasks.removeFirst().value
  }
}
