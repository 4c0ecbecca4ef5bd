import TOML

extension Settings {
  /// Takes a line of a table such as `[rules.Surveys]`.
  mutating func readRule(_ entry: Document.Entry) throws(Mistake) {
    if entry.value == .table { return }
    guard entry.path.count == 3 else { throw Mistake(reason: "expected a table of when and then, such as [rules.Surveys]") }
    let index = place(ofRule: entry.path[1], line: entry.line)
    switch entry.key {
    case "when":
      guard let query = entry.value.string else { throw Mistake(reason: "expected a query in quotation marks") }
      rules[index].when = query
    case "then":
      guard case .array(let values) = entry.value, !values.isEmpty, case let words = values.compactMap(\.string),
        words.count == values.count
      else { throw Mistake(reason: "expected what is done, such as [\"dismiss\"] or [\"later\", \"tag survey\"]") }
      rules[index].then = words
    default: throw Mistake(reason: "no such part of a rule; there are when, then")
    }
  }

  /// Where the rule of this name is in `rules`, or is now.
  private mutating func place(ofRule name: String, line: Int) -> Int {
    if let index = rules.firstIndex(where: { $0.name == name }) { return index }
    rules.append(RuleLine(name: name, line: line))
    return rules.count - 1
  }

  /// Leaves rules out that are not whole, and says which, unless a line of theirs was refused already.
  mutating func dropEmptyRules(file: String, _ errors: inout [SettingsError]) {
    for rule in rules where rule.then.isEmpty || rule.when.isEmpty {
      let key = dotted(["rules", rule.name])
      guard !errors.contains(where: { $0.key?.hasPrefix(key) ?? false }) else { continue }
      errors.append(
        SettingsError(
          file: file, line: rule.line, key: key,
          reason: "expected when and then, such as when = \"title:survey\" and then = [\"dismiss\"]"))
    }
    rules.removeAll { $0.then.isEmpty || $0.when.isEmpty }
  }
}
