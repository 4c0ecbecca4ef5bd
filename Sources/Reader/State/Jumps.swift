import Catalog

/// Where somebody was: a question and the paper selected in its answer.
package struct Place: Hashable, Sendable {
  package var filter: Filter
  package var row: Row?
  /// The place of the row in the list.
  package var index: Int

  /// Whether going from one to the other is a jump: another question, or more than a screenful of rows.
  func isFar(from other: Place, height: Int) -> Bool {
    filter != other.filter || abs(index - other.index) > max(1, height)
  }
}

/// The places that were left by a jump, oldest first, to go back to and forward again.
package struct Jumps: Sendable, Equatable {
  private static let longest = 100

  private var places: [Place] = []
  /// Where in `places` we are; their count when not on the way back.
  private var index = 0
  /// The place where the last message left us.
  var last: Place?
  /// The row to select when the list of a place that we go back to is there.
  var wanted: Row?

  package init() {}

  mutating func changePlaces(_ change: (inout Place) -> Void) {
    for index in places.indices { change(&places[index]) }
  }

  /// Takes the place that a jump left. What lay ahead is forgotten.
  mutating func leave(_ place: Place) {
    places.removeSubrange(index...)
    places.removeAll { $0.filter == place.filter && $0.row == place.row }
    places.append(place)
    if places.count > Self.longest { places.removeFirst() }
    index = places.count
  }

  /// The place so many jumps back from `here`, or as far as there are any.
  mutating func back(_ count: Int, from here: Place) -> Place? {
    guard index > 0 else { return nil }
    if index == places.count {
      // So that there is a way forward to here.
      leave(here)
      index -= 1
    }
    guard index > 0 else { return nil }
    index = max(0, index - count)
    return places[index]
  }

  mutating func forward(_ count: Int) -> Place? {
    guard index + 1 < places.count else { return nil }
    index = min(places.count - 1, index + count)
    return places[index]
  }
}
