import Configuration
import Glibc
import Papers

/// When the reader was left last, for each of the last libraries: a line of time and folder each.
struct RememberedSession {
  private let path: String
  private let library: String
  private static let longest = 50
  private static let limit = 256 * 1024

  init(_ folders: Folders, library: String) {
    path = folders.state + "/sessions"
    self.library = RememberedTriage.resolved(library)
  }

  func read() -> Timestamp? {
    lines.first { $0.library == library }.flatMap { Timestamp($0.time) }
  }

  /// The reason when it could not be written.
  func write(_ now: Timestamp) -> String? {
    let others = lines.filter { $0.library != library }.prefix(Self.longest - 1)
    let text = ([(now.description, library)] + others.map { ($0.time, $0.library) }).map { "\($0) \($1)\n" }.joined()
    do throws(Failure) {
      try ReplacedFile(path).replace(by: text)
      return nil
    } catch {
      return error.message
    }
  }

  private var lines: [(time: String, library: String)] {
    guard let text = try? ReplacedFile(path).read(limit: Self.limit) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }
}

extension Timestamp {
  /// How far the clock of this place is ahead of Greenwich at this moment, in milliseconds.
  var zone: Int64 {
    var seconds = time_t(milliseconds / 1000)
    var local = tm()
    return localtime_r(&seconds, &local) == nil ? 0 : Int64(local.tm_gmtoff) * 1000
  }

  /// The day of this moment by the clock of this place, in days after 1970-01-01.
  var localDay: Int { day(in: zone) }
}
