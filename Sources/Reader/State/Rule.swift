import Catalog
import Marks
import Papers

/// What is done to papers that come into the library and are found by a query.
package struct Rule: Sendable, Equatable {
  package let name: String
  /// The query as it is written.
  package let when: String
  /// What is done, as it is written: `dismiss`, `tag survey`.
  package let then: [String]
  let query: Query
  let verdicts: [Verdict]

  package init(name: String, when: String, then: [String]) throws(RuleError) {
    (self.name, self.when, self.then) = (name, when, then)
    do {
      query = try Query.parse(when)
    } catch {
      throw .query(error)
    }
    var verdicts: [Verdict] = []
    for word in then {
      guard let verdict = Self.verdict(word) else { throw .verdict(word) }
      verdicts.append(verdict)
    }
    self.verdicts = verdicts
  }

  private static func verdict(_ word: String) -> Verdict? {
    switch word {
    case "star": return Verdict(mark: .starred, isSet: true)
    case "read": return Verdict(mark: .read, isSet: true)
    case "later": return Verdict(mark: .later, isSet: true)
    case "dismiss": return Verdict(mark: .dismissed, isSet: true)
    default:
      guard word.hasPrefix("tag ") else { return nil }
      let tag = String(word.dropFirst(4).drop { $0 == "#" || $0.isWhitespace })
      return tag.isEmpty || tag.utf8.count > MarkTable.longestKey ? nil : Verdict(.tag(tag), isSet: true)
    }
  }
}

/// What is wrong with a rule.
package enum RuleError: Error, CustomStringConvertible {
  case query(QueryError)
  case verdict(String)

  package var description: String {
    switch self {
    case .query(let error): "when: \(error)"
    case .verdict(let word): "then: nothing is called '\(word)'; there are star, read, later, dismiss and tag NAME"
    }
  }
}

/// The papers that a rule finds.
package struct RuleOutcome: Sendable, Equatable {
  package let rule: Rule
  package let rows: [Row]
}

extension [Rule] {
  /// What each rule finds among some papers, as they are when they come: with no mark on them.
  package func outcomes(among rows: RowSet, of catalog: PaperCatalog, at now: Timestamp) -> [RuleOutcome] {
    let context = QueryContext(marks: RowMarks(catalog: catalog), now: now)
    return map { rule in
      let found = catalog.set(rule.query, in: context) { false }
      return RuleOutcome(rule: rule, rows: found.map { $0.intersection(rows).rows } ?? [])
    }
  }
}

extension [RuleOutcome] {
  /// What rules do to the papers that they found, as one step, with the names of the rules on each paper; nil when that
  /// is nothing.
  package func request(in catalog: PaperCatalog, marks: RowMarks) -> MarkRequest? {
    var names: [Row: [String]] = [:]
    var edits: [Edit] = []
    for outcome in self where !outcome.rows.isEmpty {
      for row in outcome.rows { names[row, default: []].append(outcome.rule.name) }
      for verdict in outcome.rule.verdicts { edits += verdict.edits(of: outcome.rows, in: catalog, marks) }
    }
    guard !names.isEmpty else { return nil }
    let groups = Dictionary(grouping: names.keys.sorted { $0.index < $1.index }) { names[$0, default: []].joined(separator: ", ") }
    for (text, rows) in groups.sorted(by: { $0.key < $1.key }) {
      edits.append(Edit(.detail(.rule, before: nil, after: text), catalog.ids(at: rows)))
    }
    return .change(edits, name: "Rules: \(names.count.papers)")
  }
}
