/// How many lines a paper has in the list.
package enum ListForm: Sendable, Equatable {
  case compact
  /// The first sentence of the abstract stands below.
  case twoLines

  package var lines: Int { self == .compact ? 1 : 2 }
}

extension State {
  /// How many papers the list has room for.
  var listHeight: Int {
    let height = layout.content(of: .list).height
    return height > 0 ? max(1, height / listForm.lines) : 0
  }

  mutating func toggleListForm() -> [Effect] {
    listForm = listForm == .compact ? .twoLines : .compact
    settle()
    return []
  }

  /// Chooses the columns of the list by name; without any, opens the line to change those that there are.
  mutating func choose(columns text: String?) -> [Effect] {
    guard let text else {
      return startCommand("\(Command.columns.rawValue) \(columns.map(\.rawValue).joined(separator: " "))")
    }
    if text == "default" {
      columns = ListColumn.standard
      return []
    }
    var chosen: [ListColumn] = []
    for word in text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
      guard let column = ListColumn(rawValue: String(word)) else {
        let names = ListColumn.allCases.map(\.rawValue).joined(separator: ", ")
        return say(.error, Messages.noColumn(word, names))
      }
      if !chosen.contains(column) { chosen.append(column) }
    }
    columns = chosen
    return []
  }
}
