import Learning

extension TrendsPage {
  /// What is compared, and the rise that is selected.
  var inWords: (popup: [String], choice: String) {
    let title = "Rising over the \(span.rawValue) \(scope)"
    guard let trends else { return ([title, "Counting"], "") }
    let place = "\(selection + 1) of \(choiceCount): "
    if let vote = selectedVote { return ([title] + lines.compactMap(\.words), place + "\(vote.title), \(vote.figures)") }
    guard rises.indices.contains(selection) else { return ([title] + lines.compactMap(\.words), "") }
    let rise = rises[selection]
    let kind = rise.isTopic ? "Topic" : "Term"
    let factor = rise.factor.map { "\($0.tenths) times as much" } ?? "new"
    let parts = ["\(kind) \(rise.name)", "\(rise.share.percent) now, \(rise.shareBefore.percent) before", factor, rise.count.papers]
    let others = rise.others.isEmpty ? "" : ", with \(rise.others.joined(separator: ", "))"
    let counts = "\(trends.papers.papers), \(trends.papersBefore.grouped) in \(span.before)"
    return ([title, counts], place + parts.joined(separator: ", ") + others)
  }
}

extension TrendsPage.Line {
  fileprivate var words: String? { if case .text(let text) = self { text } else { nil } }
}
