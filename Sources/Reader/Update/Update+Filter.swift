import Catalog
import Terminal

extension State {
  /// Asks the catalog for the list that the filter describes.
  mutating func ask() -> [Effect] {
    let earlier = catalog
    takeArrived()
    asked += 1
    gathering = nil
    jumps.wanted = nil
    let topicQuery = filter.topics.isEmpty ? nil : filter.withoutTopics
    let query = filter.combined
    let table = query.sort?.key == .likeness ? marks : nil
    // What comes first is the answer of a ranking, and not where the selected paper stands among thousands.
    if query.sort?.key == .relevance, query != ranked { list.startOver() }
    ranked = query.sort?.key == .relevance ? query : nil
    return [
      .find(
        Question(
          number: asked, query: query, topicQuery: topicQuery, marks: rowMarks, table: table, likeness: filter.likeness,
          grouping: remote == nil ? grouping : nil, kept: list.keptRow, order: remote?.order))
    ] + (earlier === catalog ? [] : learn(isFirst: true))
  }

  /// Shows the beginning of the answer to the newest question; keys that are aimed at the answer go on waiting for it.
  mutating func show(_ newest: NewestMatches, number: Int) -> [Effect] {
    guard number == asked, number != answered, number != gathering else { return [] }
    settleRange()
    let selected = list.selectedRow
    list.show(newest.rows, isWhole: false, height: listHeight)
    if list.selectedRow != selected { abstractOffset = 0 }
    return []
  }

  /// Shows the answer to the newest question; older ones come too late.
  mutating func show(_ answer: Answer, number: Int) -> [Effect] {
    guard number == asked else { return [] }
    answered = number
    if gathering == number { return gather(answer) }
    settleRange()
    let selected = list.selectedRow
    list.show(answer.rows, groups: answer.groups, height: listHeight)
    arrive()
    if let topics = answer.topics { take(topics) }
    suggestions = answer.suggestions ?? []
    lastElapsed = answer.elapsed
    if list.selectedRow != selected { abstractOffset = 0 }
    if list.selectedRow == nil, focus == .abstract { focus = .list }
    settle()
    return []
  }

  /// Shows the counts that belong to the newest question.
  mutating func show(_ topics: [TopicCount], number: Int) -> [Effect] {
    guard number == asked else { return [] }
    take(topics)
    keepSidebarInView()
    return []
  }

  mutating func suggest(_ words: [String], number: Int) -> [Effect] {
    if number == asked { suggestions = words }
    return []
  }

  private mutating func take(_ topics: [TopicCount]) {
    counted = asked
    sidebar.topics = topics
  }

  mutating func open(_ catalog: PaperCatalog, _ origin: Origin) -> [Effect] {
    if takeHome(catalog) { return [] }
    self.catalog = catalog
    self.origin = origin
    arrived = nil
    trends = nil
    loading = nil
    list = ListState()
    jumps = Jumps()
    picks = Picks(capacity: catalog.count)
    triage = nil
    recountMarks()
    if let first = catalog.notices.first {
      notice = Notice(.warning, Messages.first(first, others: catalog.notices.count - 1))
    }
    let effects = start()
    // Esc goes back to what would be on show if nothing had been typed meanwhile.
    if case .prompt(var prompt) = overlay {
      prompt.filterBefore.queue = filter.queue
      overlay = .prompt(prompt)
    }
    return effects
  }

  mutating func startFilter() -> [Effect] {
    overlay = .prompt(Prompt(.filter, text: filter.text, filterBefore: filter))
    settle()
    return []
  }

  mutating func filter(by text: String) -> [Effect] {
    filter.type(text)
    if let mistake = filter.mistake { return say(.error, "\(mistake)") + ask() }
    remember(text, in: \.filterHistory)
    return ask()
  }

  mutating func clearFilter() -> [Effect] {
    if filter.likeness != nil, filter.isPlain { return leaveSimilar() }
    filter.type("")
    filter.topics = []
    filter.order = nil
    return ask()
  }

  mutating func show(_ queue: Queue) -> [Effect] {
    let leaving = goHome()
    filter.queue = queue
    filter.likeness = nil
    abstractOffset = 0
    if layout.shape == .single { focus = .list }
    if queue == .recommended {
      // The likeliest paper is what is wanted here, wherever the selected one stands.
      list.startOver()
      sayWhatIsMissing()
    }
    return leaving + ask()
  }

  /// Opens the query of the queue on show as a filter of all papers, to be changed, and saved with `save-search`.
  mutating func changeQueue() -> [Effect] {
    let before = filter
    let text = [filter.scope.query, filter.text].filter { !$0.isEmpty }.joined(separator: " ")
    filter = Filter(queue: .all)
    filter.topics = before.topics
    filter.type(text)
    overlay = .prompt(Prompt(.filter, text: text, filterBefore: before))
    settle()
    return ask()
  }

  mutating func show(queueNamed name: String) -> [Effect] {
    guard let queue = Queue(rawValue: name.lowercased()) else {
      let names = Queue.allCases.map(\.rawValue).joined(separator: ", ")
      return say(.error, Messages.noQueue(name, names))
    }
    return show(queue)
  }

  mutating func toggleTopic(named name: String) -> [Effect] {
    if let index = filter.topics.firstIndex(of: name) {
      filter.topics.remove(at: index)
    } else {
      filter.topics.append(name)
    }
    return ask()
  }

  mutating func sort(by order: String) -> [Effect] {
    let name = order.hasPrefix("-") ? String(order.dropFirst()) : order
    do {
      _ = try Query.parse("sort:\(order)")
    } catch {
      return say(.error, Messages.noOrder(name, Self.sortOrders))
    }
    if name == "likeness", rowMarks.read.isEmpty { return say(.info, Messages.nothingReadYet) }
    filter.order = filter.order == order ? "-\(name)" : order
    // What comes first is the answer of these, and not where the selected paper stands among thousands.
    if [Sort.Key.recommended, .likeness].map(\.rawValue).contains(name) { list.startOver() }
    if name == Sort.Key.recommended.rawValue, rowMarks.scores == nil {
      sayWhatIsMissing()
      return ask()
    }
    return say(.info, Messages.sorted(by: filter.order ?? order)) + ask()
  }

  /// Keeps the newest hundred lines, each once, the newest last.
  mutating func remember(_ line: String, in history: WritableKeyPath<State, [String]>) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    self[keyPath: history].removeAll { $0 == line }
    self[keyPath: history].append(line)
    if self[keyPath: history].count > 100 { self[keyPath: history].removeFirst() }
  }
}
