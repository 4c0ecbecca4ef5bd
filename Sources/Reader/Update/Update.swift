import Papers
import Terminal

/// Takes a message into the state and says what is to be done outside of it.
///
/// Synchronous, and the same for the same arguments: `now` is the only clock.
package func update(_ state: inout State, _ message: Message, at now: Timestamp) -> [Effect] {
  state.followDay(at: now)
  let effects =
    switch message {
    case .input(.key(let key)): state.press(key, at: now)
    case .input(.paste(let text)): state.paste(text)
    case .input(.mouse(let mouse)): state.click(mouse, at: now)
    case .input(.background(let red, let green, let blue)): state.adapt(red, green, blue)
    case .input(.focus): [Effect]()
    case .resized(let size): state.resize(to: size)
    case .tick: state.markReadIfDue(at: now)
    case .begun(let number, let newest): state.show(newest, number: number)
    case .found(let number, let answer): state.show(answer, number: number)
    case .counted(let number, let topics): state.show(topics, number: number)
    case .suggested(let number, let words): state.suggest(words, number: number)
    case .tallied(let number, let facet, let tallies): state.startFacet(facet, tallies, number: number)
    case .rulesTested(let test): state.show(test)
    case .trendsFound(let number, let trends): state.show(trends, number: number)
    case .statsGathered(let reading, let memory): state.showStats(reading, memory)
    case .loading(let share): state.progress(to: share)
    case .opened(let catalog, let origin): state.open(catalog, origin)
    case .grown(let catalog): state.take(grown: catalog)
    case .waiting(let keys): state.wait(with: keys)
    case .marked(let number, let answer): state.take(answer, number: number)
    case .marksArrived(let changes): state.takeFromElsewhere(changes)
    case .notesWritten(let notes): state.take(notes, at: now)
    case .themeLoaded(let theme): state.wear(theme)
    case .learned(let number, let learned): state.take(learned, number: number)
    case .searches(let searches): state.take(searches)
    case .searchesCounted(let counts): state.take(counts: counts)
    case .fetching(let step): state.take(step)
    case .fetched(let failure): state.endFetching(failure: failure)
    case .remoteFound(let number, let answer): state.take(answer, number: number)
    case .adopted(let number, let ids, let failure): state.take(adopted: ids, failure: failure, number: number)
    case .sourceKept(let name): state.followKept(name)
    case .sources(let entries, let problems): state.take(entries, problems: problems)
    case .fetchDue: state.startFetchingIfDue()
    case .notice(let notice): state.say(notice)
    }
  let counting = message.changesMarks ? state.countSearches() + state.learn() : []
  state.followReading(at: now)
  state.followPlace()
  return effects + counting + state.followRemote()
}

extension State {
  /// What to do first: ask for the list.
  package mutating func start() -> [Effect] {
    filter.queue = ownCount(of: .inbox) > 0 ? .inbox : .all
    if let savedTriage, savedTriage.list == filter.name, notice == nil, loading == nil {
      let left = savedTriage.items.count { $0.decision == nil }
      notice = Notice(.info, Messages.triageWaits(left, triage: firstKey(of: .triage)))
    }
    return ask() + countSearches()
  }

  /// What to do when the first frame is shown, which it is not needed for: learn, and compare notes with their files.
  package mutating func settleIn() -> [Effect] { learn(isFirst: true) + (loading == nil ? compareNotes() : []) }

  mutating func say(_ notice: Notice) -> [Effect] {
    self.notice = notice
    return []
  }

  mutating func say(_ kind: Notice.Kind, _ text: String) -> [Effect] { say(Notice(kind, text)) }

  mutating func progress(to share: Double) -> [Effect] {
    loading = share
    return []
  }

  mutating func wait(with keys: [Key]) -> [Effect] {
    waiting = keys
    return []
  }

  /// Sends a key to whatever has the keyboard.
  mutating func press(_ key: Key, at now: Timestamp) -> [Effect] {
    notice = nil
    switch overlay {
    case .prompt(let prompt): return type(key, into: prompt, at: now)
    case .chooser(let chooser): return choose(key, in: chooser, at: now)
    case .help(let offset): return readHelp(key, offset: offset)
    case .rules(let test): return read(key, in: test)
    case .trends(let page): return read(key, in: page)
    case .stats(let stats): return read(key, in: stats)
    case .sources(let page): return press(key, in: page)
    case .hints(let hints): return choose(key, among: hints)
    case .confirmation(let confirmation): return confirm(key, confirmation, at: now)
    case .deletion(let search): return confirm(key, deletionOf: search)
    case nil: return runKeys(pendingKeys + [key], at: now)
    }
  }

  private mutating func runKeys(_ keys: [Key], at now: Timestamp) -> [Effect] {
    let number = count
    (pendingKeys, count) = ([], nil)
    switch keymap.match(keys, in: mode) {
    case .invocation(let invocation): return run(invocation, count: number, at: now)
    case .prefix: (pendingKeys, count) = (keys, number)
    case .none: count = keys.count == 1 ? keys[0].digit.flatMap { number.appending($0) } : nil
    }
    return []
  }

  mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(var prompt):
      prompt.editor.insert(text)
      return typed(prompt)
    case .chooser(var chooser):
      chooser.edit { $0.insert(text) }
      overlay = .chooser(chooser)
      return preview(chooser)
    case .help, .stats, .hints, .rules, .trends, .sources, .confirmation, .deletion, nil:
      return say(.info, Messages.pasteIgnored)
    }
  }

  mutating func resize(to size: Size) -> [Effect] {
    self.size = size
    // Another layout shows other links.
    if case .hints = overlay { overlay = nil }
    if case .trends(var page) = overlay {
      page.select(page.selection, height: trendsHeight)
      overlay = .trends(page)
    }
    if layout.panes[focus] == nil, layout.shape != .tooSmall { focus = .list }
    settle()
    return []
  }

  /// Brings every offset back into its bounds after panes or contents changed.
  mutating func settle() {
    list.keepInView(height: listHeight)
    keepSidebarInView()
    scrollAbstract(to: abstractOffset)
  }
}

extension Message {
  /// Whether other papers may be starred, read or queued than before.
  fileprivate var changesMarks: Bool {
    switch self {
    case .marked, .marksArrived: true
    default: false
    }
  }
}

extension Key {
  /// The value of a digit typed without modifiers.
  fileprivate var digit: Int? {
    guard modifiers.isEmpty, case .character(let character) = code, character.isASCII else { return nil }
    return character.wholeNumberValue
  }
}

extension Int? {
  /// The number with one more digit; nil for a zero in front. More than a million stays a million.
  fileprivate func appending(_ digit: Int) -> Int? {
    guard let number = self else { return digit == 0 ? nil : digit }
    return Swift.min(1_000_000, number * 10 + digit)
  }
}
