import Catalog
import Papers
import Terminal

extension State {
  static let groupingWords = Grouping.allCases.map(\.rawValue) + ["off"]

  /// Puts the papers of the list together by what they share, and remembers that.
  mutating func group(by name: String) -> [Effect] {
    let wanted = Grouping(rawValue: name.lowercased())
    guard wanted != nil || name.lowercased() == "off" else {
      return say(.error, Messages.noGroups(by: name, Self.groupingWords))
    }
    guard remote == nil else { return say(.info, Messages.groupsAreForLibrary) }
    guard wanted != grouping else {
      return say(.info, Messages.groupedAlready(wanted?.rawValue))
    }
    settleRange()
    grouping = wanted
    return say(.info, Messages.grouped(wanted?.rawValue)) + [.keepGrouping(wanted)] + ask()
  }

  /// To the header of another group; back from a paper, first to that of its own.
  mutating func stepToGroup(_ steps: Int) -> [Effect] {
    guard let groups = list.groups, groups.count > 0 else { return say(.info, withoutGroups) }
    let current = list.lines.group(ofLine: list.selection)
    let target = current + steps + (steps < 0 && list.selectedGroup == nil ? 1 : 0)
    guard (0..<groups.count).contains(target) || abs(steps) > 1 else {
      return say(.info, Messages.edgeOfGroups(isFirst: steps < 0))
    }
    list.select(list.lines.header(of: min(max(0, target), groups.count - 1)), height: listHeight)
    abstractOffset = 0
    return []
  }

  mutating func toggleFold() -> [Effect] {
    guard list.groups != nil else { return say(.info, withoutGroups) }
    settleRange()
    list.toggleFold(height: listHeight)
    return leaveFolded()
  }

  /// Folds all groups, or unfolds them.
  mutating func fold(_ areAll: Bool) -> [Effect] {
    guard list.groups != nil else { return say(.info, withoutGroups) }
    settleRange()
    list.fold(areAll, height: listHeight)
    return leaveFolded()
  }

  /// Out of a paper that is folded away.
  private mutating func leaveFolded() -> [Effect] {
    guard list.selectedRow == nil else { return [] }
    abstractOffset = 0
    if focus == .abstract { focus = .list }
    settle()
    return []
  }

  private var withoutGroups: String {
    let keys = keymap.keys(for: Invocation(.groupBy, Grouping.topic.rawValue), in: .library).first
    return Messages.noGroupsYet(group: keys.map { KeyName.name(of: $0) } ?? ":group topic")
  }

  /// What a group is called.
  func name(of group: Int, in groups: RowGroups) -> String {
    if let name = catalog.name(of: group, in: groups) {
      return groups.grouping == .day ? PaperDate(name)?.withWeekday ?? name : TeX.unicode(name)
    }
    return switch groups.grouping {
    case .day: "no date"
    case .topic: "no topic"
    case .venue: "no venue"
    case .source: "no source"
    case .author: "no author"
    }
  }
}

extension PaperDate {
  /// `2026-11-27 Friday`; of less than a day what there is.
  fileprivate var withWeekday: String {
    guard day != nil else { return description }
    let names = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"]
    return "\(self) \(names[(dayNumber % 7 + 7) % 7])"
  }
}
