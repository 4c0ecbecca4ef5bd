import Catalog
import Papers
import Terminal

extension State {
  /// Asks what the rules would have done to the papers of the last month.
  mutating func testRules(_ argument: String?, at now: Timestamp) -> [Effect] {
    guard argument == nil || argument == "test" else { return say(.error, Messages.rulesTakeTest) }
    guard !rules.isEmpty else {
      return say(.info, Messages.noRules)
    }
    return [.testRules(rules, since: Timestamp(milliseconds: now.milliseconds - RuleTest.days * 86_400_000))]
  }

  mutating func show(_ test: RuleTest) -> [Effect] {
    if overlay == nil { overlay = .rules(test) }
    return []
  }

  mutating func read(_ key: Key, in test: RuleTest) -> [Effect] {
    var test = test
    guard let offset = scrolled(test.offset, by: key, lines: test.lines.count, height: pageHeight) else {
      overlay = nil
      return []
    }
    test.offset = offset
    overlay = .rules(test)
    return []
  }

  /// Where a page over the panes is after a key; nil for a key that closes it.
  func scrolled(_ offset: Int, by key: Key, lines: Int, height: Int) -> Int? {
    let target: Int
    switch (key.code, key.modifiers) {
    case (.character("j"), []), (.down, _): target = offset + 1
    case (.character("k"), []), (.up, _): target = offset - 1
    case (.character(" "), []), (.pageDown, _), (.character("d"), .control): target = offset + height
    case (.backspace, _), (.pageUp, _), (.character("u"), .control): target = offset - height
    case (.character("g"), []), (.home, _): target = 0
    case (.character("G"), []), (.end, _): target = lines
    default: return nil
    }
    return min(max(0, target), max(0, lines - height))
  }

  /// Lines of a page over the panes.
  var pageHeight: Int { max(1, layout.popup(width: 100, height: 100).height - 2) }
}
