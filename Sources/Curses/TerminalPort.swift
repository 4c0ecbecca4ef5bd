import CNcurses
import Glibc
import Terminal

/// What goes between the reader and its terminal, however that is drawn on: bytes out, keys and signals in.
struct TerminalPort: ~Copyable {
  let device: TerminalDevice
  var signals: SignalPipe
  private var parser = KeyParser()
  /// When bytes came last, in milliseconds of the monotonic clock.
  private var keysReadAt: Int64 = 0
  private var isGone = false

  init(_ device: consuming TerminalDevice, signals: consuming SignalPipe) {
    self.device = device
    self.signals = signals
  }

  /// The extent of the terminal now; nil where it does not know.
  var size: Size? { device.size.map { Size(width: Int($0.width), height: Int($0.height)) } }

  /// Waits until there is something to tell, and tells all of it in order; signals by their numbers, whatever they ask
  /// for.
  ///
  /// - Parameters:
  ///   - timeout: milliseconds to wait at most; negative for ever.
  ///   - wake: a descriptor that ends the waiting when it can be read, or -1. Reading it is the caller's.
  ///   - readsKeys: whether keys are wanted, or else stay where they are until they are.
  /// - Returns: nothing when the time is up.
  mutating func wait(timeout: Int32, wake: Int32, readsKeys: Bool) -> [ScreenEvent] {
    if isGone { return [.hangUp] }
    let deadline = timeout < 0 ? Int64.max : Self.now() + Int64(timeout)
    while true {
      let patience = parser.isPending ? keysReadAt + escapeDelay : .max
      let end = min(deadline, patience)
      let wait = end == .max ? -1 : Int32(clamping: max(0, end - Self.now()))
      let (events, isSilent) = poll(timeout: wait, wake: wake, readsKeys: readsKeys)
      if !events.isEmpty { return events }
      guard isSilent else { continue }
      if end == patience {
        keysReadAt = Self.now()
        let inputs = parser.flush()
        if !inputs.isEmpty { return inputs.map(ScreenEvent.input) }
      }
      if end == deadline, timeout >= 0 { return [] }
    }
  }

  /// Milliseconds after which what began like an escape sequence was the Esc key. Over a network, the rest
  /// of a sequence may take longer.
  private var escapeDelay: Int64 {
    Environment["SSH_CONNECTION"] == nil && Environment["SSH_TTY"] == nil ? 10 : 50
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// One round; silent when nothing was there at all, not even half a key.
  private mutating func poll(timeout: Int32, wake: Int32, readsKeys: Bool) -> (events: [ScreenEvent], isSilent: Bool) {
    var places = [
      // That the terminal is gone is told whatever is asked for.
      pollfd(fd: device.input, events: readsKeys ? Int16(POLLIN) : 0, revents: 0),
      pollfd(fd: signals.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = Glibc.poll(&places, nfds_t(places.count), signals.hasWaiting ? 0 : timeout)
    guard count > 0 || signals.hasWaiting else { return ([], count == 0) }
    var events: [ScreenEvent] = []
    if places[0].revents != 0 { events += readKeys() }
    if places[1].revents != 0 || signals.hasWaiting { events += signals.take().map(ScreenEvent.signal) }
    if places[2].revents & Int16(POLLIN) != 0 { events.append(.wake) }
    return (events, false)
  }

  /// Reads what the terminal has sent, to the last byte that is here.
  private mutating func readKeys() -> [ScreenEvent] {
    var events: [ScreenEvent] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(device.input, &bytes, bytes.count)
      if count > 0 {
        keysReadAt = Self.now()
        events += parser.parse(bytes.prefix(count)).map(ScreenEvent.input)
        // A long paste must not keep the rest of the program waiting.
        if count < bytes.count || events.count > 4096 { return events }
        var place = pollfd(fd: device.input, events: Int16(POLLIN), revents: 0)
        guard Glibc.poll(&place, 1, 0) > 0 else { return events }
      } else if count < 0, lectern_errno() == EINTR || lectern_errno() == EAGAIN {
        return events
      } else {
        isGone = true
        lectern_note_request(SIGHUP)
        return events + [.hangUp]
      }
    }
  }
}
