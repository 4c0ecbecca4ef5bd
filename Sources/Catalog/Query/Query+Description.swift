/// The text of a query, which parses back to the same query.
extension Query: CustomStringConvertible {
  package var description: String {
    var parts: [String] = []
    if condition != .everything { parts.append(condition.text(within: .top)) }
    if let sort { parts.append(sort.description) }
    return parts.joined(separator: " ")
  }
}

extension Sort: CustomStringConvertible {
  package var description: String { "sort:\(isReversed ? "-" : "")\(key.rawValue)" }
}

extension Condition {
  /// What a condition stands in, which decides about parentheses.
  fileprivate enum Surroundings { case top, all, any, not }

  fileprivate func text(within outer: Surroundings) -> String {
    switch self {
    case .everything: ""
    case .all(let parts):
      enclosed(parts.map { $0.text(within: .all) }.joined(separator: " "), if: outer == .not)
    case .any(let parts):
      enclosed(
        parts.map { $0.text(within: .any) }.joined(separator: " OR "), if: outer == .all || outer == .not)
    case .not(let part): "-" + part.text(within: .not)
    case .text(let text): text.description
    case .topic(let name): "topic:" + quoted(name)
    case .source(let name): "source:" + quoted(name)
    case .id(let id): "id:" + quoted(id)
    case .published(let span): "date:\(span)"
    case .added(let span): "added:\(span)"
    case .marked(let name): "is:\(name.rawValue)"
    case .has(let feature): "has:\(feature.rawValue)"
    case .tag(let name): "tag:" + quoted(name)
    case .note(let text): "note:\(text)"
    }
  }

  private func enclosed(_ text: String, if needed: Bool) -> String { needed ? "(\(text))" : text }

  /// A value as it is, or in quotes when it holds a sign of the language.
  private func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && value.allSatisfy { !$0.partsWords && !"()\"\\".contains($0) }
    if isPlain { return value }
    var result = "\""
    for character in value {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}

extension TextCondition: CustomStringConvertible {
  package var description: String {
    let prefix = field.map { FieldName($0).rawValue + ":" } ?? ""
    return prefix + (isExact ? "\"\(text)\"" : text)
  }
}
