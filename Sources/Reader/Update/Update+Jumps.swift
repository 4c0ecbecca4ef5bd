import Catalog

extension State {
  var place: Place { Place(filter: filter, row: list.selectedRow, index: list.selectedPlace) }

  /// Notes the place that was left when a message led far away from it.
  mutating func followPlace() {
    // While something is typed or asked, it is not clear yet where that leads.
    guard overlay == nil, asked == answered, loading == nil else { return }
    let here = place
    if let last = jumps.last, here.isFar(from: last, height: listHeight) { jumps.leave(last) }
    jumps.last = here
  }

  mutating func jump(_ times: Int, back: Bool) -> [Effect] {
    guard let target = back ? jumps.back(times, from: place) : jumps.forward(times) else {
      return say(.info, Messages.noJump(isBack: back))
    }
    return go(to: target)
  }

  mutating func go(to target: Place) -> [Effect] {
    // This is a way back, no new jump.
    jumps.last = nil
    abstractOffset = 0
    guard target.filter != filter else {
      if let row = target.row { _ = list.select(row, height: listHeight) }
      return []
    }
    filter = target.filter
    let before = catalog
    let effects = ask()
    jumps.wanted = row(target.row, of: before)
    return effects
  }

  /// Selects the paper that was selected when the place was left, once its list is there.
  mutating func arrive() {
    guard let row = jumps.wanted else { return }
    jumps.wanted = nil
    _ = list.select(row, height: listHeight)
  }
}
