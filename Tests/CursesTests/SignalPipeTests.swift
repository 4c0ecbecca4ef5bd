import CNcurses
import Testing

@testable import Curses

/// Signals belong to the whole process.
@Suite(.serialized) struct SignalPipeTests {
  @Test func `Signals are told once, in order`() throws {
    var signals = try SignalPipe()
    send(SIGWINCH)
    send(SIGCONT)
    send(SIGWINCH)
    #expect(signals.take() == [SIGWINCH, SIGCONT, SIGWINCH])
    #expect(signals.take().isEmpty)
  }

  @Test func `A signal can count as another, which then needs no poll`() throws {
    var signals = try SignalPipe()
    send(SIGCONT)
    send(SIGTERM)
    signals.replace(SIGCONT, by: SIGWINCH)
    let before = signals.hasWaiting
    #expect(before)
    #expect(signals.take() == [SIGTERM, SIGWINCH])
    let after = signals.hasWaiting
    #expect(!after)
  }

  @Test("Handlers are put back as they were", arguments: [SIGTERM, SIGPIPE, SIGSEGV])
  func restores(signal: Int32) throws {
    let before = handler(of: signal)
    do {
      let signals = try SignalPipe()
      #expect(handler(of: signal) != before)
      _ = signals.readEnd
    }
    #expect(handler(of: signal) == before)
  }

  /// Sends a signal to this thread, which may be one that blocks them.
  private func send(_ signal: Int32) {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, &before)
    raise(signal)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }

  private func handler(of signal: Int32) -> Int {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
  }
}
