import CNcurses
import Glibc

/// Takes the signals that the reader answers, from making this until its end, and gives their numbers to
/// whom asks, in order.
///
/// Who was asked to end has five seconds to do so, and is not asked again afterwards.
///
/// There is one at a time. ncurses leaves signals alone that someone has taken before it starts.
struct SignalPipe: ~Copyable {
  let readEnd: Int32
  private let writeEnd: Int32
  private var waiting: [Int32] = []

  init() throws(ScreenError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", number: lectern_errno()) }
    for end in ends { lectern_set_pipe_end(end) }
    readEnd = ends[0]
    writeEnd = ends[1]
    lectern_install_handlers(writeEnd)
  }

  deinit {
    lectern_remove_handlers()
    close(readEnd)
    close(writeEnd)
  }

  /// The numbers of the signals that have come since the last call.
  mutating func take() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(readEnd, &bytes, bytes.count)
      guard count > 0 else { break }
      waiting += bytes.prefix(count).map(Int32.init)
    }
    defer { waiting = [] }
    return waiting
  }

  /// Lets signals that have come count as another, which counts as come in any case.
  mutating func replace(_ signal: Int32, by other: Int32) {
    waiting = take().filter { $0 != signal } + [other]
  }

  /// Lets signals that were taken count as not taken.
  mutating func keep(_ numbers: [Int32]) { waiting = numbers + waiting }

  /// Whether some are here that no poll of `readEnd` would tell.
  var hasWaiting: Bool { !waiting.isEmpty }
}
