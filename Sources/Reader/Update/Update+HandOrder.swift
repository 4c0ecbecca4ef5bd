import Catalog
import Marks
import Papers

extension State {
  /// Whether the list stands in the order that is made by hand.
  var isInHandOrder: Bool { filter.combined.sort == Sort(.hand) }

  /// Moves the selected paper up or down in the to-read queue.
  mutating func movePaper(by step: Int, at now: Timestamp) -> [Effect] {
    guard list.groups == nil else { return say(.info, Messages.notMovedInGroups) }
    guard isInHandOrder, !isTriaging else {
      return say(.info, Messages.notMovedHere)
    }
    guard let row = list.selectedRow else { return say(.info, Messages.noPaperSelected) }
    guard isMarked(.later, row) else { return say(.info, Messages.notInQueue) }
    var order = list.rows.filter { isMarked(.later, $0) }
    guard let from = order.firstIndex(of: row) else { return [] }
    let to = min(max(0, from + step), order.count - 1)
    guard to != from else { return say(.info, Messages.edgeOfPapers(isFirst: step < 0)) }
    order.remove(at: from)
    order.insert(row, at: to)
    return change(places(for: row, at: to, in: order), name: Messages.moved(shortTitle(of: row)), at: now)
  }

  /// The change that puts a paper between its new neighbours; where these have no places, or the same, all the
  /// papers up to the last that has one get new places.
  private func places(for row: Row, at index: Int, in order: [Row]) -> [Edit] {
    let low = index > 0 ? rowMarks.places[order[index - 1]] : nil
    let high = index + 1 < order.count ? rowMarks.places[order[index + 1]] : nil
    let hasLow = index == 0 || low != nil
    let isAtEnd = high == nil
    if hasLow, let place = isAtEnd ? HandOrder.after(low) : HandOrder.between(low, high), HandOrder.isPlace(place) {
      return [Edit(.detail(.place, before: nil, after: place), [catalog.id(at: row)])]
    }
    let last = order.lastIndex { $0 != row && rowMarks.places[$0] != nil } ?? index
    var place: String?
    return order[...max(index, last)].map { row in
      let next = HandOrder.after(place)
      place = next
      return Edit(.detail(.place, before: nil, after: next), [catalog.id(at: row)])
    }
  }

  /// Asks again when papers were moved in the order that the list stands in.
  mutating func followOrder(_ changes: MarkChanges) -> [Effect] {
    guard isInHandOrder, asked == answered else { return [] }
    let isMoved = changes.papers.values.contains { $0.detailChanges[.place] != nil && $0.changed(.later) == nil }
    return isMoved ? ask() : []
  }
}
