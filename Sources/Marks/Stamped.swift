import Papers

/// A value with the time of its last change, which decides between two copies of it.
package struct Stamped<Value: Hashable & Sendable>: Hashable, Sendable {
  package let value: Value
  package let at: Timestamp
  /// What a newer version of Lectern wrote beside the value and the time.
  let unknown: UnknownFields

  package init(_ value: Value, at: Timestamp) {
    self.init(value, at: at, unknown: [:])
  }

  init(_ value: Value, at: Timestamp, unknown: UnknownFields) {
    self.value = value
    self.at = at
    self.unknown = unknown
  }
}

extension Stamped where Value: MergeableValue {
  /// The later of the two values, and for equal times the one that outranks the other; fields that only one
  /// side knows are all kept.
  func merging(_ other: Stamped) -> Stamped {
    let isOtherNewer = other.at > at || (other.at == at && other.value.outranks(value))
    let winner = isOtherNewer ? other : self
    return Stamped(winner.value, at: winner.at, unknown: unknown.merging(other.unknown))
  }
}

/// A value with a fixed winner between two different ones that were set at the same moment.
protocol MergeableValue {
  func outranks(_ other: Self) -> Bool
}

/// Set wins over unset.
extension Bool: MergeableValue {
  func outranks(_ other: Bool) -> Bool { self && !other }
}

/// Texts stand for themselves: different ones are kept beside each other (see `Note`).
extension String: MergeableValue {
  func outranks(_ other: String) -> Bool { self > other }
}
