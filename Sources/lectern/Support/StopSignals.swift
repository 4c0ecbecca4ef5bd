import Dispatch
import Glibc
import Synchronization

/// SIGINT and SIGTERM taken as a wish to stop, which long work asks for at moments that suit it.
///
/// A second one ends the process at once, as the first would have without this.
final class StopSignals {
  /// The number of the first signal that came, or 0.
  private final class Received: Sendable {
    let number = Atomic<Int32>(0)
  }

  private let received = Received()
  private var sources: [any DispatchSourceSignal] = []

  init() {
    for number in [SIGINT, SIGTERM] {
      // What the process does by itself has to be off, or it ends before the source hears of it.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { [received] in
        let isFirst = received.number.compareExchange(expected: 0, desired: number, ordering: .relaxed)
          .exchanged
        if !isFirst { _exit(128 + number) }
      }
      source.resume()
      sources.append(source)
    }
  }

  deinit {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }

  /// The signal that came; nil while none has.
  var number: Int32? {
    let number = received.number.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// The same question for work on other threads.
  var isRaised: @Sendable () -> Bool {
    { [received] in received.number.load(ordering: .relaxed) != 0 }
  }
}
