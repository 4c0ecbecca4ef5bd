import Catalog
import Marks
import Papers

extension State {
  /// Gives papers a tag, or takes it from them when all have it; without a name, opens the line to type one.
  mutating func tag(_ name: String?, _ count: Int?, at now: Timestamp) -> [Effect] {
    guard let name else { return startCommand("\(Command.tag.rawValue) ") }
    let typed = name.drop { $0 == "#" || $0.isWhitespace }
    let tag = known(String(typed.prefix { !$0.isNewline }))
    guard !tag.isEmpty, tag.utf8.count <= MarkTable.longestKey else {
      return say(.error, Messages.noTag(name))
    }
    return toggle(.tag(tag), of: targets(count), at: now)
  }

  /// The spelling of a tag that is there already in other capitals, so that there are never two of it.
  private func known(_ tag: String) -> String {
    let folded = Folding.fold(tag)
    let names = tagNames
    return names.contains(tag) ? tag : names.first { Folding.fold($0) == folded } ?? tag
  }

  /// The tags that some paper has, by name.
  package var tagNames: [String] {
    let all = remote?.home.rowMarks.tagged.merging(rowMarks.tagged) { home, _ in home } ?? rowMarks.tagged
    return all.filter { !$0.value.isEmpty }.keys.sorted()
  }

  /// The tags of a paper, by name.
  package func tags(of row: Row) -> [String] {
    if rowMarks.tagged.isEmpty { return [] }
    return rowMarks.tagged.filter { $0.value.contains(row) }.keys.sorted()
  }

  /// Shows every paper that has a tag; when they are on show already, drops that filter.
  mutating func show(tag name: String) -> [Effect] {
    let query = "\(Query(.tag(name)))"
    if remote == nil, filter.queue == .all, filter.text == query { return clearFilter() }
    let leaving = goHome()
    filter = Filter(queue: .all)
    filter.type(query)
    abstractOffset = 0
    if layout.shape == .single { focus = .list }
    return leaving + ask()
  }
}
