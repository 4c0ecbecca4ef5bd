import Catalog
import Terminal

extension State {
  /// Everything that can be done from here, in one list to be narrowed by typing.
  mutating func startPalette() -> [Effect] {
    overlay = .chooser(Chooser(.palette, choices: paletteChoices, themeBefore: theme))
    return []
  }

  private var paletteChoices: [Chooser.Choice] {
    let commands = Command.allCases.filter { !$0.needsArgument && ![.noOp, .palette].contains($0) }
      .map { choice(Invocation($0), note: $0.summary) }
    let queues = Queue.allCases.map { choice(Invocation(.queue, $0.rawValue), note: "\($0.title)  \($0.query)") }
    let orders = Self.sortOrders.map { choice(Invocation(.sort, $0), note: "sort by \($0)") }
    let groupings = Self.groupingWords.map { choice(Invocation(.groupBy, $0), note: Invocation(.groupBy, $0).summary) }
    let topics = catalog.topics.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map { topic in
      Chooser.Choice(
        name: "topic \(topic.name)", detail: topic.count.grouped, invocation: Invocation(.topic, topic.name))
    }
    let saved = searches.enumerated().map { index, search in
      var saved = choice(Invocation(.search, search.name), note: search.text)
      if saved.detail.isEmpty { saved.detail = choice(Invocation(.search, "\(index + 1)"), note: "").detail }
      return saved
    }
    let sources = sourceNames.map { choice(Invocation(.fetch, $0), note: "") }
      + catalog.sourceNames.map { choice(Invocation(.filter, "\(Query(.source($0)))"), note: "") }
    let own = self.commands.map { choice(Invocation(.run, $0), note: "") }
    return commands + own + queues + saved + orders + groupings + sources + topics + themes.map { choice(Invocation(.theme, $0), note: "") }
  }

  static let sortOrders = ["date", "added", "title", "score", "relevance", "recommended", "hand", "likeness"]

  /// A line of the palette with the key that does the same.
  private func choice(_ invocation: Invocation, note: String) -> Chooser.Choice {
    let keys = keymap.keys(for: invocation, in: mode).first.map { KeyName.name(of: $0) } ?? ""
    return Chooser.Choice(name: invocation.description, detail: keys, note: note, invocation: invocation)
  }
}
