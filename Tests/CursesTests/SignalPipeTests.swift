import CNcurses
import Glibc
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
    _ = consume signals
    for request in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] { forget(request) }
  }

  @Test func `Who was asked to end is not asked again`() throws {
    let before = handler(of: SIGTERM)
    defer { for request in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] { forget(request) } }
    do {
      let signals = try SignalPipe()
      send(SIGTERM)
      _ = signals.readEnd
    }
    // The system's own handling, and none.
    #expect(before == 0 && handler(of: SIGTERM) == 1)
    send(SIGTERM)
  }

  @Test func `A stack that overflows ends as any crash does`() async throws {
    let result = try await #require(processExitsWith: .signal(SIGSEGV), observing: [\.standardErrorContent]) {
      let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      let signals = try SignalPipe()
      #expect(lectern_guard_terminal(terminal, true, "the last words"))
      print(Self.depth(from: 0), signals.readEnd)
    }
    #expect(String(decoding: result.standardErrorContent, as: UTF8.self).contains("the last words\n"))
  }

  /// Calls itself for as long as there is room.
  private static func depth(from count: Int) -> Int {
    var room = [count]
    return withUnsafeMutablePointer(to: &room) { depth(from: $0.pointee[0] + 1) } + room[0]
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

  /// Puts the system's own way of handling back.
  private func forget(_ signal: Int32) {
    var action = sigaction()
    sigaction(signal, &action, nil)
  }

  private func handler(of signal: Int32) -> Int {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
  }
}
