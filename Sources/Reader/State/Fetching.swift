/// How far fetching from one source has come.
package struct FetchStep: Hashable, Sendable {
  package var source: String
  package var papers: Int
  package var added: Int
  /// How many papers there are; nil where that is not known.
  package var total: Int?
  /// Why it failed.
  package var problem: String?
  /// Whether nothing more comes of the source.
  package var isDone: Bool

  package init(source: String, papers: Int, added: Int, total: Int? = nil, problem: String? = nil, isDone: Bool = false) {
    self.source = source
    self.papers = papers
    self.added = added
    self.total = total
    self.problem = problem
    self.isDone = isDone
  }
}

/// What is fetched while the reader goes on.
package struct Fetching: Hashable, Sendable {
  /// The newest word of each source, in the order in which they were first heard of.
  package private(set) var steps: [FetchStep] = []
  /// Whether it was asked to end.
  package var isStopping = false

  mutating func take(_ step: FetchStep) {
    if let place = steps.firstIndex(where: { $0.source == step.source }) {
      steps[place] = step
    } else {
      steps.append(step)
    }
  }

  var added: Int { steps.reduce(0) { $0 + $1.added } }
  var problems: [FetchStep] { steps.filter { $0.problem != nil } }

  /// One short line: `robots 100/2,300 [===   ] 14 new`.
  var line: String {
    if isStopping { return "stopping…" }
    guard let step = steps.last(where: { !$0.isDone }) ?? steps.last else { return "fetching…" }
    let more = steps.count > 1 ? " (\(steps.count { $0.isDone }) of \(steps.count) done)" : ""
    return "\(step.source) \(step.measure) \(added.grouped) new\(more)"
  }
}

extension FetchStep {
  /// `100/2,300 [==      ] 14 new`
  var progress: String { "\(measure) \(added.grouped) new" }

  /// How many papers have come, with a bar where it is known how many there are.
  fileprivate var measure: String {
    guard let total else { return papers.grouped }
    let length = 8
    let filled = total > 0 ? Int(Double(length) * min(1, max(0, Double(papers) / Double(total)))) : 0
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: length - filled)
    return "\(papers.grouped)/\(total.grouped) [\(bar)]"
  }
}
