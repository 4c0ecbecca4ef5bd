import Papers
import Themes

/// What a later version of a paper changed since it was read.
struct PaperChanges {
  private(set) var title: TextChanges?
  private(set) var abstract: TextChanges?

  /// - Parameter moment: when the paper was read; nil, as for a paper that did not change since, gives no changes.
  init(of paper: Paper, since moment: Timestamp?, hasSigns: Bool) {
    guard let moment, let before = paper.wording(at: moment) else { return }
    func changes(_ old: String, _ new: String) -> TextChanges? {
      let (old, new) = (TeX.unicode(old), TeX.unicode(new))
      return old == new ? nil : TextChanges(from: old, to: new, hasSigns: hasSigns)
    }
    title = changes(before.title, paper.title)
    abstract = changes(before.abstract, paper.abstract)
  }

  /// `New version since you read it: title changed, abstract rewritten.`; nil where nothing changed.
  var sentence: String? {
    let parts = [("title", title), ("abstract", abstract)].compactMap { name, changes in
      changes.map { "\(name) \($0.isRewritten ? "rewritten" : "changed")" }
    }
    return parts.isEmpty ? nil : "New version since you read it: \(parts.joined(separator: ", "))."
  }
}
