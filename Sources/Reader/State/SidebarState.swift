import Catalog

/// A topic, and how many papers under the filter have it.
package struct TopicCount: Hashable, Sendable {
  package var name: String
  package var count: Int
}

/// The queues and topics beside the list.
package struct SidebarState: Sendable, Equatable {
  /// The topics of the papers that the filter lets through, most frequent first.
  package var topics: [TopicCount] = []
  /// Index of the selected entry.
  package var selection = 0
  /// First line in view.
  package var offset = 0
}

/// A line of the sidebar.
package enum SidebarLine: Sendable, Equatable {
  case heading(String)
  case blank
  case queue(Queue)
  /// A saved search, and its place in their order.
  case search(Search, number: Int)
  case tag(name: String, count: Int)
  case topic(name: String, count: Int)

  package var isEntry: Bool {
    switch self {
    case .heading, .blank: false
    case .queue, .search, .tag, .topic: true
    }
  }
}

extension State {
  /// The sidebar from top to bottom: queues, saved searches, tags, then topics, those chosen first.
  package var sidebarLines: [SidebarLine] {
    let chosen = filter.topics.map { name in
      SidebarLine.topic(name: name, count: sidebar.topics.first { $0.name == name }?.count ?? 0)
    }
    let others = sidebar.topics.lazy.filter { !filter.topics.contains($0.name) }
    let saved = searches.enumerated().map { SidebarLine.search($0.element, number: $0.offset + 1) }
    var lines = Queue.allCases.map(SidebarLine.queue) + (saved.isEmpty ? [] : [.blank, .heading("Searches")] + saved)
    let tags = tagNames.map { SidebarLine.tag(name: $0, count: count(ofTag: $0)) }
    lines += tags.isEmpty ? [] : [.blank, .heading("Tags")] + tags
    lines += [.blank, .heading("Topics")] + chosen
    lines.reserveCapacity(lines.count + sidebar.topics.count)
    for topic in others { lines.append(.topic(name: topic.name, count: topic.count)) }
    return lines
  }
}
