import Terminal

/// The tables that say which keys run which commands, one for each mode that keys can be bound in.
package struct Keymap: Sendable {
  /// Where a key is pressed: the same key may mean different things over the list and inside a paper.
  package enum Mode: String, CaseIterable, Sendable {
    /// The sidebar and the list.
    case library
    /// The abstract.
    case reading
    /// A paper to decide on, and the summary after them.
    case triage
  }

  /// One line of the table.
  package struct Binding: Hashable, Sendable {
    package var keys: [Key]
    package var invocation: Invocation
  }

  /// What the keys pressed so far amount to.
  package enum Match: Equatable, Sendable {
    case invocation(Invocation)
    /// The beginning of these longer bindings.
    case prefix([Binding])
    case none
  }

  private var bindings: [Mode: [Binding]]

  package init(_ bindings: [Mode: [Binding]]) { self.bindings = bindings }

  /// The bindings of a mode, in the order of the table, without those that were unbound.
  package func bindings(in mode: Mode) -> [Binding] {
    (bindings[mode] ?? []).filter { $0.invocation.command != .noOp }
  }

  /// The keys that run exactly this invocation in `mode`, the preferred ones first.
  package func keys(for invocation: Invocation, in mode: Mode) -> [[Key]] {
    bindings(in: mode).filter { $0.invocation == invocation }.map(\.keys)
  }

  package func match(_ keys: [Key], in mode: Mode) -> Match {
    let candidates = bindings(in: mode).filter { $0.keys.starts(with: keys) }
    if let exact = candidates.first(where: { $0.keys.count == keys.count }) {
      return .invocation(exact.invocation)
    }
    return candidates.isEmpty ? .none : .prefix(candidates)
  }

  /// Binds `keys`, in place of whatever they, or the beginning of them, or longer ones, meant before.
  package mutating func bind(_ keys: [Key], to invocation: Invocation, in mode: Mode) {
    bindings[mode, default: []].removeAll { $0.keys.starts(with: keys) || keys.starts(with: $0.keys) }
    bindings[mode, default: []].append(Binding(keys: keys, invocation: invocation))
  }

  /// With the keys that saved searches have of their own, over the list and the sidebar.
  package func adding(_ searches: [Search]) -> Keymap {
    var keymap = self
    for search in searches where !search.keys.isEmpty {
      keymap.bind(search.keys, to: Invocation(.search, search.name), in: .library)
    }
    return keymap
  }
}
