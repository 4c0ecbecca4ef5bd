import Synchronization

/// Values that are made when they are first asked for, and kept.
final class LazyValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// The value of a key. Two who ask at the same time may both make it.
  func value(of key: Key, orElse make: () -> Value) -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    let value = make()
    return values.withLock { values in
      if let first = values[key] { return first }
      values[key] = value
      return value
    }
  }
}
