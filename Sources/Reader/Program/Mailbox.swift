import Glibc
import Synchronization

/// Where work in the background leaves its messages for the main thread, with a descriptor to wake it.
package final class Mailbox: Sendable {
  private let messages = Mutex<[Message]>([])
  /// Becomes readable when a message is waiting; for `poll`.
  package let wakeDescriptor: Int32
  private let ringDescriptor: Int32

  /// Fails only when the process has no descriptors left.
  package init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakeDescriptor = ends[0]
    ringDescriptor = ends[1]
  }

  deinit {
    close(wakeDescriptor)
    close(ringDescriptor)
  }

  /// Leaves a message; from any thread.
  package func post(_ message: Message) {
    messages.withLock { waiting in
      waiting.append(message)
      // Under the lock, so that no ring outlives its message. A full pipe is fine: whoever reads it is awake.
      var byte: UInt8 = 1
      _ = write(ringDescriptor, &byte, 1)
    }
  }

  /// Takes all messages, oldest first.
  package func drain() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    return messages.withLock { waiting in
      while read(wakeDescriptor, &bytes, bytes.count) == bytes.count {}
      defer { waiting = [] }
      return waiting
    }
  }
}
