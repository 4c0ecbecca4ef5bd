import Glibc
import Papers

/// The pace at which hosts are asked: one request at a time, and a time between them, for all processes of this
/// user together. What they share is a file for each group of hosts, locked while one of them asks.
package struct Pace: Sendable {
  let folder: String
  /// The time from the end of one request to the beginning of the next, by host, in milliseconds.
  let interval: @Sendable (String) -> Int64

  /// - Parameter interval: what to keep to in place of the services' own rules.
  package init(folder: String, interval: (@Sendable (String) -> Int64)? = nil) {
    self.folder = folder
    self.interval = interval ?? Self.rule
  }

  /// What the services ask for, or a second where nothing is known.
  static func rule(for host: String) -> Int64 {
    switch group(of: host) {
    case "arxiv.org": 3000
    case "dblp.org": 2000
    case "ncbi.nlm.nih.gov": 340
    case "ebi.ac.uk": 500
    case "openalex.org": 200
    case "localhost": 0
    default: 1000
    }
  }

  /// All hosts of one owner are one, as arXiv asks.
  static func group(of host: String) -> String {
    if host == "localhost" || host == "[::1]" || host.hasPrefix("127.") { return "localhost" }
    for name in ["ncbi.nlm.nih.gov", "ebi.ac.uk"] where host.hasSuffix(name) { return name }
    let labels = host.split(separator: ".")
    return labels.allSatisfy({ $0.allSatisfy(\.isNumber) }) ? host : labels.suffix(2).joined(separator: ".")
  }

  /// A turn at a host: nobody else asks it until this goes. Waits for the turn and for the time that is due; nil
  /// when `isCancelled` became true, and `.busy` when the host said not to come before a time that is far.
  func turn(at host: String, patience: Int64, isCancelled: () -> Bool) async throws(FetchError) -> PaceTurn? {
    let interval = interval(host)
    let name = Self.group(of: host)
    if interval == 0 { return PaceTurn(file: nil) }
    Self.make(folder)
    let file = open("\(folder)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    // Where nothing can be kept, every request waits as if one had just been made.
    guard file >= 0 else { return await Self.sleep(interval, isCancelled) ? PaceTurn(file: nil) : nil }
    let turn = PaceTurn(file: file)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { return turn }
      guard await Self.sleep(50, isCancelled) else { return nil }
    }
    let (last, notBefore) = turn.read()
    let now = Timestamp.now().milliseconds
    // A clock that was set back must not stop anything.
    let due = min(last, now) + interval
    let later = notBefore > now && notBefore - now < 86_400_000 ? notBefore : 0
    if later - now > patience { throw .busy(host: host, seconds: Int((later - now) / 1000)) }
    guard await Self.sleep(max(due, later) - now, isCancelled) else { return nil }
    return turn
  }

  /// Makes a folder and those above it, for this user alone.
  static func make(_ folder: String) {
    guard mkdir(folder, 0o700) != 0, errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex
    else { return }
    make(String(folder[..<slash]))
    mkdir(folder, 0o700)
  }

  /// Sleeps, and tells whether that was not cancelled.
  static func sleep(_ milliseconds: Int64, _ isCancelled: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .milliseconds(max(0, milliseconds))
    while ContinuousClock.now < end {
      if isCancelled() { return false }
      try? await Task.sleep(for: min(.milliseconds(50), end - .now))
    }
    return !isCancelled()
  }
}

/// The right to ask a host. It ends with `finish`, or when it goes.
final class PaceTurn {
  private let file: Int32?
  private var isFinished = false

  init(file: Int32?) { self.file = file }

  deinit { if let file { close(file) } }

  /// When the last request ended, and before when none may be made.
  func read() -> (last: Int64, notBefore: Int64) {
    guard let file else { return (0, 0) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = max(0, pread(file, &bytes, bytes.count, 0))
    let numbers = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ").map { Int64($0) ?? 0 }
    return (numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0)
  }

  /// Lets others go on, after the time that is due; `wait` is what the host asked for itself.
  func finish(wait: Int64 = 0) {
    guard let file, !isFinished else { return }
    isFinished = true
    let now = Timestamp.now().milliseconds
    let text = "\(now) \(wait > 0 ? now + min(wait, 86_400_000) : 0) "
    _ = text.withCString { pwrite(file, $0, text.utf8.count, 0) }
    ftruncate(file, off_t(text.utf8.count))
    flock(file, LOCK_UN)
  }
}
