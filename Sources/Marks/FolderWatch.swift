import Dispatch
import Glibc
import Synchronization

/// Notices what other processes do in a folder, without looking again and again: the kernel tells of changes
/// there. Where it cannot, as for network drives, somebody has to look once a second.
package final class FolderWatch: Sendable {
  private let source: Mutex<any DispatchSourceProtocol>

  /// Begins to watch.
  ///
  /// - Parameter look: called on `queue` after something was changed, or once a second.
  package init(folder: String, queue: DispatchQueue, look: @escaping @Sendable () -> Void) {
    source = Mutex(Self.begin(folder: folder, queue, look))
  }

  /// Begins to watch the folder of the marks.
  ///
  /// - Parameter changed: gets what others changed in the marks, on `queue`.
  package init(file: MarkFile, queue: DispatchQueue, changed: @escaping @Sendable (MarkChanges) -> Void) {
    let look = { @Sendable in changed(file.catchUp()) }
    source = Mutex(Self.begin(folder: (try? file.find())?.folder, queue, look))
  }

  private static func begin(
    folder: String?, _ queue: DispatchQueue, _ look: @escaping @Sendable () -> Void
  ) -> sending any DispatchSourceProtocol {
    if let folder, !isRemote(folder), let descriptor = listen(to: folder) {
      let source = source(descriptor, queue, look)
      source.activate()
      return source
    }
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler(handler: look)
    timer.schedule(deadline: .now() + 1, repeating: 0.9, leeway: .milliseconds(100))
    timer.activate()
    return timer
  }

  /// Ends watching; nothing is called afterwards by anything that `queue` does later.
  package func stop() { source.withLock { $0.cancel() } }

  deinit { source.withLock { $0.cancel() } }

  private static func listen(to folder: String) -> Int32? {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
    guard inotify_add_watch(descriptor, folder, events) >= 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func source(
    _ descriptor: Int32, _ queue: DispatchQueue, _ look: @escaping @Sendable () -> Void
  ) -> sending any DispatchSourceProtocol {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    let isDue = Mutex(false)
    source.setEventHandler {
      drain(descriptor)
      // A burst of changes is looked at once, and not while the next one is being written.
      let wasDue = isDue.withLock { isDue in
        defer { isDue = true }
        return isDue
      }
      if wasDue { return }
      queue.asyncAfter(deadline: .now() + 0.1) {
        isDue.withLock { $0 = false }
        look()
      }
    }
    source.setCancelHandler { close(descriptor) }
    return source
  }

  private static func drain(_ descriptor: Int32) {
    var bytes = [UInt8](repeating: 0, count: 16_384)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }

  /// Whether files may change in a folder without the kernel's knowing, as on network drives.
  private static func isRemote(_ folder: String) -> Bool {
    guard let device = try? FileStatus(path: folder).identity.device,
      let mounts = try? OpenFile(FileOperations.system.open("/proc/self/mountinfo", O_RDONLY, 0)),
      let bytes = try? FileOperations.system.readAll(mounts.descriptor, limit: 1 << 20)
    else { return false }
    extendLifetime(mounts)
    // 36 35 98:0 /root /mount options - type source options
    let number = "\((device >> 8) & 0xFFF):\((device & 0xFF) | (device >> 12) & 0xFFF00)"
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      guard words.count > 3, words[2] == number, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
      else { return false }
      return ["nfs", "cifs", "smb", "fuse", "9p", "afs", "ceph", "sshfs"].contains { words[dash + 1].hasPrefix($0) }
    }
  }
}
