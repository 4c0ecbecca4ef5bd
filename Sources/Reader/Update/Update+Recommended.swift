import Catalog
import Learning
import Papers

/// What is learned from the marks, and what becomes of it.
extension State {
  /// Asks for what the marks teach.
  ///
  /// - Parameter isFirst: whether there is no mark just given, after which others may follow.
  mutating func learn(isFirst: Bool = false) -> [Effect] {
    guard loading == nil, remote == nil else { return [] }
    return [.learn(request(isFirst: isFirst))]
  }

  private mutating func request(isFirst: Bool) -> LearningRequest {
    learning += 1
    return LearningRequest(number: learning, marks: rowMarks, isFirst: isFirst)
  }

  /// Takes what was learned. Rows stay where they are, unless they stand in an order that could not be had before.
  mutating func take(_ learned: Learned?, number: Int) -> [Effect] {
    guard number == learning, remote == nil, learned.map({ $0.scores.values.count == catalog.count }) ?? true else { return [] }
    let isNew = rowMarks.scores == nil && learned != nil
    taste = learned?.taste
    rowMarks.scores = learned?.scores
    settle()
    let counting = searches.contains { $0.query.asksForScores } ? countSearches() : []
    guard isNew, filter.combined.asksForScores, !isTriaging else { return counting }
    list.startOver()
    return counting + ask()
  }

  /// How many papers of the library speak for what the reader wants.
  private var likedCount: Int { rowMarks.starred.union(rowMarks.later).subtracting(rowMarks.dismissed).count }

  /// What has to be done before anything can be recommended; nil when it is.
  var missingForRecommended: String? {
    let missing = TasteExamples.fewest - likedCount
    guard missing > 0 else { return nil }
    return Messages.starMore(
      missing, isMore: missing < TasteExamples.fewest, star: firstKey(of: .star), later: firstKey(of: .later))
  }

  mutating func sayWhatIsMissing() {
    if let text = missingForRecommended { notice = Notice(.info, text) }
  }

  /// What the list is called, and what is missing while its order cannot be had.
  var titleWithWhatIsMissing: String {
    let asks = filter.scope == .recommended && filter.likeness == nil
    return asks && rowMarks.scores == nil && likedCount < TasteExamples.fewest
      ? Messages.titleBeforeStars(filter.title, TasteExamples.fewest) : filter.title
  }
}

/// The reasons of a paper, and what is said of them.
extension State {
  mutating func startReasons() -> [Effect] {
    guard let taste else { return say(.info, missingForRecommended ?? Messages.stillLearning) }
    guard let row = selectedRow else { return say(.info, Messages.noPaperSelected) }
    let reasons = taste.reasons(for: catalog.paper(at: row), in: catalog)
    guard !reasons.isEmpty else { return say(.info, Messages.noReasons) }
    overlay = .chooser(Chooser(.reasons(reasons), choices: reasons.map(\.choice), themeBefore: theme))
    return []
  }

  /// Says more or less of the selected reason, or nothing any more. It counts at once, and is kept.
  mutating func change(_ wish: Wish?, in chooser: Chooser) -> [Effect] {
    guard case .reasons(var reasons) = chooser.kind, let index = chooser.selectedIndex, reasons.indices.contains(index) else {
      return []
    }
    var chooser = chooser
    reasons[index].wish = wish
    for trait in reasons[index].traits { taste?.wishes[trait] = wish }
    chooser.kind = .reasons(reasons)
    chooser.choices[index].detail = reasons[index].choice.detail
    overlay = .chooser(chooser)
    return [.keepWish(reasons[index].traits, wish, request(isFirst: true))]
  }
}

extension Wish {
  /// The keys of the chooser, and what they say; nil for nothing any more.
  static let keys: [Character: Wish?] = ["+": Wish.more, "-": Wish.less, "0": Wish?.none]
}

extension Chooser {
  /// The reasons that it shows; nil when it shows something else.
  var reasons: [Reason]? {
    if case .reasons(let reasons) = kind { reasons } else { nil }
  }

  /// Which of all choices is selected.
  var selectedIndex: Int? { shown.indices.contains(selection) ? shown[selection].index : nil }
}

extension Reason {
  fileprivate var choice: Chooser.Choice {
    let kind = traits.first.map { $0.kind == .word ? "" : $0.kind.rawValue } ?? ""
    return Chooser.Choice(name: signed, detail: wish?.rawValue ?? "", note: kind)
  }
}
