import Glibc

/// A program on a pseudo-terminal, of which only the bytes and their times are looked at.
final class TerminalSession {
  /// What a program said to a key.
  struct Answer {
    /// From the write of the key to the last byte; nil when nothing came.
    var milliseconds: Double?
    var bytes = 0
    /// How long the program's first thread meanwhile wanted a core and got none; 0 where the system does not say.
    var starved = 0.0
  }

  private let program: ChildProgram
  private let terminal: Int32
  private let child: pid_t
  private let begun: ContinuousClock.Instant
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(
    _ program: ChildProgram, columns: Int = 120, rows: Int = 36, settings: [String: String]
  ) throws(BenchError) {
    self.program = program
    let device: String
    (terminal, device) = try Self.openTerminal()
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    begun = .now
    child = try program.start(.terminal(device), settings: settings)
  }

  /// A new pseudo-terminal: our end of it, and the path of the other.
  private static func openTerminal() throws(BenchError) -> (Int32, String) {
    // Linux's own numbers, since the C library's functions for this are not to be seen from Swift.
    let (unlock, number): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw .system(call: "/dev/ptmx", number: errno) }
    var (locked, index): (Int32, Int32) = (0, 0)
    guard ioctl(terminal, unlock, &locked) == 0, ioctl(terminal, number, &index) == 0 else {
      throw .system(call: "/dev/ptmx", number: errno)
    }
    return (terminal, "/dev/pts/\(index)")
  }

  /// Waits until all of the texts have come.
  ///
  /// - Returns: milliseconds since the start of the program.
  func wait(for texts: [String], limit: Duration = .seconds(60)) throws(BenchError) -> Double {
    var wanted = texts.map { Array($0.utf8) }
    var seen: [UInt8] = []
    while ContinuousClock.now - begun < limit {
      guard let count = read(within: .seconds(5)) else { break }
      let now = ContinuousClock.now
      seen += buffer[..<count]
      wanted.removeAll { seen.holds($0) }
      if wanted.isEmpty { return (now - begun).milliseconds }
      // Only what a text could still begin in is kept.
      if seen.count > 1 << 20 { seen.removeFirst(seen.count - 4096) }
    }
    throw .noFrame(program: program.name)
  }

  /// Sends a key, and waits until its answer has ended.
  ///
  /// - Parameter quiet: the answer has ended when nothing came for so long.
  func press(_ key: String, quiet: Duration) -> Answer {
    var answer = Answer()
    let bytes = Array(key.utf8)
    let starved = waitedForCore
    let begun = ContinuousClock.now
    guard Glibc.write(terminal, bytes, bytes.count) == bytes.count else { return answer }
    while ContinuousClock.now - begun < .seconds(10) {
      guard let count = read(within: answer.bytes == 0 ? .milliseconds(500) : quiet), count > 0 else { break }
      answer.milliseconds = (ContinuousClock.now - begun).milliseconds
      answer.bytes += count
    }
    answer.starved = waitedForCore - starved
    return answer
  }

  /// Reads until nothing comes for some time.
  func settle(_ quiet: Duration = .milliseconds(150)) {
    let begun = ContinuousClock.now
    while ContinuousClock.now - begun < .seconds(10), let count = read(within: quiet), count > 0 {}
  }

  /// How many bytes came; 0 when none did in time, nil when the program is gone.
  private func read(within time: Duration) -> Int? {
    var place = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&place, 1, Int32(time.milliseconds)) > 0 else { return 0 }
    let count = Glibc.read(terminal, &buffer, buffer.count)
    return count > 0 ? count : nil
  }

  /// Milliseconds since its start in which the program's first thread could run and did not.
  private var waitedForCore: Double {
    guard let file = fopen("/proc/\(child)/schedstat", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard let start = fgets(&line, 128, file) else { return 0 }
    let words = String(cString: start).split(whereSeparator: \.isWhitespace)
    return words.count > 1 ? (Double(words[1]) ?? 0) / 1e6 : 0
  }

  /// A figure of `/proc/PID/status`, in bytes; nil where the system has none.
  func memory(_ field: String) -> Double? {
    guard let file = fopen("/proc/\(child)/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    while let start = fgets(&line, 512, file) {
      let words = String(cString: start).split(whereSeparator: \.isWhitespace)
      if words.first == "\(field):", words.count > 1, let kilobytes = Double(words[1]) {
        return kilobytes * 1024
      }
    }
    return nil
  }

  /// Asks the program to end by `keys`, and makes it end.
  func end(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = Glibc.write(terminal, bytes, bytes.count)
    for signal in [nil, SIGTERM, SIGKILL] {
      if let signal { kill(child, signal) }
      for _ in 0..<100 {
        var status: Int32 = 0
        if waitpid(child, &status, WNOHANG) != 0 { return }
        // It may be waiting for somebody to read what it has to say.
        if read(within: .milliseconds(20)) == nil { usleep(20_000) }
      }
    }
  }

  deinit { close(terminal) }
}

extension [UInt8] {
  fileprivate func holds(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    return indices.contains { self[$0] == first && self[$0...].starts(with: text) }
  }
}
