import Papers

/// A place that papers are fetched from, and how that went.
package struct SourceEntry: Hashable, Sendable {
  package var name: String
  package var kind: String
  /// What is asked there: a query, an address or a program.
  package var what: String
  /// When it was asked last, and when last with success.
  package var tried: Timestamp?
  package var succeeded: Timestamp?
  /// What went wrong the last time, in plain words.
  package var problem: String?
  /// How many papers it gave the last time, and how many of them were new.
  package var papers = 0
  package var added = 0
  /// How many were new, all times together.
  package var addedInAll = 0
  /// When it is asked again by itself; nil for never.
  package var due: Timestamp?
  package var isPaused = false

  package init(name: String, kind: String, what: String) {
    (self.name, self.kind, self.what) = (name, kind, what)
  }
}

/// The sources of the settings, over the panes.
package struct SourcesPage: Sendable, Equatable {
  package private(set) var entries: [SourceEntry]
  /// What is wrong in the settings, a line each.
  package private(set) var problems: [String]
  /// The index of the selected one.
  package private(set) var selection = 0
  /// Whether the selected one is about to be removed, if a yes follows.
  package var isRemoving = false

  package init(entries: [SourceEntry], problems: [String]) {
    self.entries = entries
    self.problems = problems
  }

  package var selected: SourceEntry? { entries.indices.contains(selection) ? entries[selection] : nil }

  mutating func select(_ index: Int) { selection = min(max(0, index), max(0, entries.count - 1)) }

  /// Takes the sources as they are now; the selected one stays selected.
  mutating func take(_ entries: [SourceEntry], problems: [String]) {
    let name = selected?.name
    (self.entries, self.problems) = (entries, problems)
    isRemoving = isRemoving && entries.contains { $0.name == name }
    select(entries.firstIndex { $0.name == name } ?? selection)
  }
}
