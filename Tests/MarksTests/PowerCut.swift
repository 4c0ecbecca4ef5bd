import Glibc
import Papers
import Synchronization

@testable import Marks

/// Records what a program asks of the file system, and says what may be on the disk if the power fails.
///
/// The model is as hard as POSIX allows: of the data of a file only what was synced is sure, and of the names in a
/// folder only what was there when the folder was synced. Whatever came later is kept or not, each change of a
/// name by itself, and the bytes of a file in part, or with zeros in their place.
final class PowerCut: Sendable {
  enum Event: Sendable {
    case create(String, file: Int)
    case write(file: Int, [UInt8])
    case truncate(file: Int, Int)
    case sync(file: Int)
    case syncFolder
    case rename(String, String)
    case link(String, String)
    /// The program was told that so many steps are durable.
    case answered(Int)
  }

  private struct Log {
    var events: [Event] = []
    var names: [String: Int] = [:]
    var open: [Int32: Int] = [:]
    var next = 0
  }

  private let log = Mutex(Log())

  var events: [Event] { log.withLock { $0.events } }

  func answer(_ steps: Int) { log.withLock { $0.events.append(.answered(steps)) } }

  /// The system's operations, recorded. The mutants of the test leave out what must not be left out.
  func operations(syncingFiles: Bool = true, syncingFolders: Bool = true) -> FileOperations {
    let system = FileOperations.system
    var operations = system
    operations.open = { [self] (path, flags, mode) throws(SystemError) in
      let descriptor = try system.open(path, flags, mode)
      opened(path, flags, descriptor)
      return descriptor
    }
    operations.write = { [self] (file, bytes) throws(SystemError) in
      let count = try system.write(file, bytes)
      add(file) { .write(file: $0, Array(bytes.prefix(count))) }
      return count
    }
    operations.truncate = { [self] (file, length) throws(SystemError) in
      try system.truncate(file, length)
      add(file) { .truncate(file: $0, length) }
    }
    let sync = { @Sendable [self] (file: Int32) in
      add(file) { $0 < 0 ? (syncingFolders ? .syncFolder : nil) : (syncingFiles ? .sync(file: $0) : nil) }
    }
    operations.sync = { (file) throws(SystemError) in sync(file) }
    operations.syncData = { (file) throws(SystemError) in sync(file) }
    operations.rename = { [self] (from, to) throws(SystemError) in
      try system.rename(from, to)
      named(.rename(from, to))
    }
    operations.link = { [self] (from, to) throws(SystemError) in
      try system.link(from, to)
      named(.link(from, to))
    }
    return operations
  }

  private func opened(_ path: String, _ flags: Int32, _ descriptor: Int32) {
    log.withLock { log in
      if flags & O_DIRECTORY != 0 {
        log.open[descriptor] = -1
      } else if let file = log.names[path] {
        log.open[descriptor] = file
      } else if flags & O_CREAT != 0 {
        log.names[path] = log.next
        log.open[descriptor] = log.next
        log.events.append(.create(path, file: log.next))
        log.next += 1
      }
    }
  }

  private func add(_ descriptor: Int32, _ event: (Int) -> Event?) {
    log.withLock { log in
      if let file = log.open[descriptor], let event = event(file) { log.events.append(event) }
    }
  }

  private func named(_ event: Event) {
    log.withLock { log in
      switch event {
      case .rename(let from, let to): log.names[to] = log.names.removeValue(forKey: from)
      case .link(let from, let to): log.names[to] = log.names[from]
      default: break
      }
      log.events.append(event)
    }
  }
}

extension PowerCut {
  /// What may be on the disk: the content of each name.
  typealias Disk = [String: [UInt8]]

  /// What is sure, and what is not, at one moment.
  private struct Moment {
    /// Names that are sure, and the changes of names since.
    var names: [String: Int] = [:]
    var changes: [Event] = []
    /// Bytes that are sure, and the bytes as the program sees them.
    var synced: [Int: [UInt8]] = [:]
    var current: [Int: [UInt8]] = [:]

    mutating func take(_ event: Event) {
      switch event {
      case .create(_, let file):
        (synced[file], current[file]) = ([], [])
        changes.append(event)
      case .write(let file, let bytes): current[file, default: []] += bytes
      case .truncate(let file, let length): current[file] = Array(current[file, default: []].prefix(length))
      case .sync(let file): synced[file] = current[file]
      case .syncFolder:
        names = Self.apply(changes, to: names)
        changes = []
      case .rename, .link: changes.append(event)
      case .answered: break
      }
    }

    static func apply(_ changes: [Event], to names: [String: Int]) -> [String: Int] {
      var names = names
      for change in changes {
        switch change {
        case .create(let path, let file): names[path] = file
        case .rename(let from, let to): if let file = names.removeValue(forKey: from) { names[to] = file }
        case .link(let from, let to): names[to] = names[from]
        default: break
        }
      }
      return names
    }

    /// What may be there of a file: all, what is sure, the half of the rest, zeros for the rest.
    func contents(of file: Int) -> [[UInt8]] {
      let (sure, now) = (synced[file] ?? [], current[file] ?? [])
      if sure == now { return [now] }
      guard now.count > sure.count, now.starts(with: sure) else { return [now, sure] }
      let rest = now.count - sure.count
      return [now, sure, Array(now.prefix(sure.count + rest / 2)), sure + [UInt8](repeating: 0, count: rest)]
    }

    var disks: [Disk] {
      var disks: Set<Disk> = []
      for kept in 0..<1 << min(changes.count, 6) {
        let chosen = changes.enumerated().filter { kept >> $0.offset & 1 == 1 }.map(\.element)
        let names = Self.apply(chosen, to: names)
        var partial: [Disk] = [[:]]
        for (path, file) in names {
          partial = partial.flatMap { disk in contents(of: file).map { disk.merging([path: $0]) { $1 } } }
        }
        disks.formUnion(partial)
      }
      return Array(disks)
    }
  }

  /// Every disk that a power cut may leave, with how many steps had been answered, and how many begun, at least.
  func outcomes(_ body: (Disk, _ answered: Int) -> Void) {
    var moment = Moment()
    var answered = 0
    for event in events {
      moment.take(event)
      if case .answered(let steps) = event { answered = steps }
      for disk in moment.disks { body(disk, answered) }
    }
  }
}
