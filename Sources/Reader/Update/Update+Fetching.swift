extension State {
  /// Begins to fetch, or ends what was begun.
  mutating func fetch(_ name: String?) -> [Effect] {
    if case .files = origin { return say(.info, Messages.filesAreNotFetched) }
    if fetching != nil {
      fetching?.isStopping = true
      return [.stopFetching]
    }
    fetching = Fetching()
    return [.fetch(name.map { [$0] } ?? [])]
  }

  /// What begins by itself does not end what somebody began.
  mutating func startFetchingIfDue() -> [Effect] {
    fetching == nil ? fetch(nil) : []
  }

  mutating func take(_ step: FetchStep) -> [Effect] {
    fetching?.take(step)
    if step.isDone {
      failures.removeAll { $0.source == step.source }
      if step.problem != nil { failures.append(step) }
    }
    return []
  }

  mutating func endFetching(failure: String?) -> [Effect] {
    let done = fetching ?? Fetching()
    fetching = nil
    if done.added > 0, arrived == nil { awaited = .papers }
    let effects = say(failure.map { Notice(.error, $0) } ?? notice(of: done))
    guard case .sources = overlay else { return effects }
    return effects + [.listSources]
  }

  private func notice(of done: Fetching) -> Notice {
    let new = Messages.fetched(done.added)
    guard let first = done.problems.first, let problem = first.problem else { return Notice(.info, new) }
    return Notice(
      .warning, Messages.failed(new, first.source, problem, others: done.problems.count - 1, sources: firstKey(of: .sources)))
  }
}
