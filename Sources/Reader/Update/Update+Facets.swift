import Catalog

extension State {
  /// Asks for the counts; the chooser opens when they are there.
  mutating func tally(_ facet: Facet) -> [Effect] {
    [.tally(facet, Question(number: asked, query: filter.combined, topicQuery: nil, marks: rowMarks, likeness: filter.likeness))]
  }

  /// Shows the values of a facet to choose from, if the list is still the one that they were counted in.
  mutating func startFacet(_ facet: Facet, _ tallies: [Tally], number: Int) -> [Effect] {
    guard number == asked, overlay == nil else { return [] }
    guard !tallies.isEmpty else { return say(.info, Messages.noPaperHas(facet.missing)) }
    let choices = tallies.map { tally in
      Chooser.Choice(
        name: tally.name, detail: tally.count.grouped,
        invocation: Invocation(.filter, filter.text.extended(by: facet.condition(tally.name))))
    }
    overlay = .chooser(Chooser(.facet(facet), choices: choices, themeBefore: theme))
    return []
  }
}

extension Facet {
  fileprivate var missing: String {
    switch self {
    case .years: "a date"
    case .venues: "a venue"
    case .authors: "an author"
    }
  }

  /// What to write into the filter for a value.
  fileprivate func condition(_ value: String) -> String {
    let plain = String(value.map { $0 == "\"" || $0 == "\\" ? " " : $0 })
    return switch self {
    case .years: "year:\(value)"
    case .venues: "venue:\"\(plain)\""
    case .authors: "author:\"\(plain)\""
    }
  }
}

extension String {
  /// The text with a condition after it, in parentheses where it holds an OR.
  func extended(by condition: String) -> String {
    guard !allSatisfy(\.isWhitespace) else { return condition }
    let isChoice = split(whereSeparator: \.isWhitespace).contains("OR")
    return (isChoice ? "(\(self))" : self) + " " + condition
  }
}
