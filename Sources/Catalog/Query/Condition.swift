import Papers

/// What a paper must be like to be found.
///
/// Made by `Query.parse`, which keeps conditions in one normal form: no `all` directly within an `all`, no
/// `any` within an `any`, neither with fewer than two parts, and no `not` of a `not`.
package indirect enum Condition: Hashable, Sendable {
  case everything
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case text(TextCondition)
  /// A topic, or all topics that begin with it and a sign: `cs` holds `cs.CL`, `hep` holds `hep-th`.
  case topic(String)
  case source(String)
  /// An identity in any spelling, or the beginning of one.
  case id(String)
  case published(DateSpan)
  case added(DateSpan)
  case marked(MarkName)
  case has(Feature)
  case tag(String)
  /// Words of the reader's own note.
  case note(TextCondition)

  /// The values of `is:`.
  package enum MarkName: String, Hashable, Sendable, CaseIterable {
    case unread, read, starred, later, dismissed, snoozed, new, updated, recommended
  }

  /// The values of `has:`.
  package enum Feature: String, Hashable, Sendable, CaseIterable {
    case abstract, pdf, code, data, note
  }
}

/// Words that follow one another in one text, as they were typed.
package struct TextCondition: Hashable, Sendable {
  /// As typed, TeX and all; `SearchTerm` holds the folded words.
  package var text: String
  /// Nil for any.
  package var field: TextField?
  /// Whether the last word must be whole. It stood in quotes then.
  package var isExact: Bool

  package init(_ text: String, in field: TextField? = nil, isExact: Bool = false) {
    self.text = text
    self.field = field
    self.isExact = isExact
  }
}

extension Condition {
  /// All of the parts, in normal form.
  static func allOf(_ parts: [Condition]) -> Condition {
    var flat: [Condition] = []
    for part in parts {
      switch part {
      case .everything: continue
      case .all(let inner): flat += inner
      default: flat.append(part)
      }
    }
    if flat.isEmpty { return .everything }
    return flat.count == 1 ? flat[0] : .all(flat)
  }

  /// Any of the parts, in normal form; nothing to choose from is `everything`.
  static func anyOf(_ parts: [Condition]) -> Condition {
    var flat: [Condition] = []
    for part in parts {
      if part == .everything { return .everything }
      if case .any(let inner) = part { flat += inner } else { flat.append(part) }
    }
    if flat.isEmpty { return .everything }
    return flat.count == 1 ? flat[0] : .any(flat)
  }

  var asksForScores: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.asksForScores }
    case .not(let part): part.asksForScores
    default: self == .marked(.recommended)
    }
  }

  /// The opposite, in normal form.
  var negated: Condition {
    if case .not(let inner) = self { inner } else { .not(self) }
  }
}
