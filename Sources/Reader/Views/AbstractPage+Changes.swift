import Papers
import Themes

/// What later versions of a paper changed.
package struct PaperChanges {
  /// What the paper is compared with.
  package enum Span: Sendable, Equatable {
    /// The version that was there when it was read.
    case sinceRead(Timestamp)
    /// The version before the one that is there now.
    case byLastVersion
  }

  private(set) var title: TextChanges?
  private(set) var abstract: TextChanges?
  /// What is said before what changed.
  private var lead = ""

  /// - Parameter span: nil, as for a paper that did not change since it was read, gives no changes.
  init(of paper: Paper, _ span: Span?, hasSigns: Bool) {
    guard let span, let moment = span.moment(in: paper), let before = paper.wording(at: moment) else { return }
    lead = span.lead(for: paper)
    func changes(_ old: String, _ new: String) -> TextChanges? {
      let (old, new) = (TeX.unicode(old), TeX.unicode(new))
      return old == new ? nil : TextChanges(from: old, to: new, hasSigns: hasSigns)
    }
    title = changes(before.title, paper.title)
    abstract = changes(before.abstract, paper.abstract)
  }

  /// `New version since you read it: title changed, abstract rewritten.`, or `Last version, here since 2026-11-28: …`;
  /// nil where nothing changed.
  var sentence: String? {
    let parts = [("title", title), ("abstract", abstract)].compactMap { name, changes in
      changes.map { "\(name) \($0.isRewritten ? "rewritten" : "changed")" }
    }
    return parts.isEmpty ? nil : "\(lead): \(parts.joined(separator: ", "))."
  }
}

extension PaperChanges.Span {
  /// A moment at which the earlier version was there.
  fileprivate func moment(in paper: Paper) -> Timestamp? {
    switch self {
    case .sinceRead(let moment): moment
    case .byLastVersion: paper.revised.map { Timestamp(milliseconds: $0.milliseconds - 1) }
    }
  }

  fileprivate func lead(for paper: Paper) -> String {
    switch self {
    case .sinceRead: "New version since you read it"
    case .byLastVersion: "Last version" + (paper.revised.map { ", here since \($0.date)" } ?? "")
    }
  }
}
