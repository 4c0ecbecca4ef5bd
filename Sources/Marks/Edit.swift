import Papers

/// One kind of change to some papers.
///
/// In the history only real changes are kept, so that what was there before follows from it: a mark that was
/// set had been unset.
package struct Edit: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case mark(Mark, Bool)
    case tag(String, Bool)
    /// Writes a note where `before` was the text; an empty text is no note. Without `before`, whatever there was.
    case note(before: String?, after: String)
    /// Gives a detail where it had the text `before`; an empty text is none. Without `before`, whatever there was.
    case detail(Detail, before: String?, after: String)
  }

  package let kind: Kind
  package internal(set) var ids: EditedPapers

  package init(_ kind: Kind, _ ids: [PaperID]) {
    self.init(kind, EditedPapers(ids))
  }

  init(_ kind: Kind, _ ids: EditedPapers) {
    self.kind = kind
    self.ids = ids
  }

  /// The edit that takes this one back.
  var reversed: Edit {
    switch kind {
    case .mark(let mark, let isSet): Edit(.mark(mark, !isSet), ids)
    case .tag(let tag, let isSet): Edit(.tag(tag, !isSet), ids)
    case .note(let before, let after): Edit(.note(before: after, after: before ?? ""), ids)
    case .detail(let detail, let before, let after): Edit(.detail(detail, before: after, after: before ?? ""), ids)
    }
  }
}

extension Edit.Kind {
  /// Whether the paper has the value that this change starts from.
  func changes(_ marks: PaperMarks?) -> Bool {
    switch self {
    case .mark(let mark, let isSet): marks?[mark] ?? false != isSet
    case .tag(let tag, let isSet):
      !tag.isEmpty && tag.utf8.count <= MarkTable.longestKey && marks?.hasTag(tag) ?? false != isSet
    case .note(let before, let after): before != after && marks?.note?.text ?? "" == before
    case .detail(let detail, let before, let after): before != after && marks?[detail] ?? "" == before
    }
  }

  /// The part of the paper's marks that this change is about, as it is after it.
  ///
  /// Its time is `time`, or just after the change that it replaces, where that is later: whoever changes what
  /// they see wins over it, whatever the clocks say.
  func part(of marks: PaperMarks?, at time: Timestamp) -> PaperMarks {
    var part = PaperMarks()
    switch self {
    case .mark(let mark, let isSet):
      part.put(Stamped(isSet, at: time, after: marks?.stamped(mark)), for: mark)
    case .tag(let tag, let isSet):
      part.put(Stamped(isSet, at: time, after: marks?.tagChanges[tag]), forTag: tag)
    case .note(let before, let after):
      let isSeen = before == nil || before == marks?.note?.text ?? ""
      part.put(note: marks?.note?.writing(after, at: time, over: isSeen) ?? Note([Stamped(after, at: time.held)]))
    case .detail(let detail, _, let after):
      part.put(Stamped(after, at: time, after: marks?.detailChanges[detail]), for: detail)
    }
    return part
  }
}

extension Edit.Kind {
  /// When a part says that this was done; nil where it says more than that.
  func time(in part: PaperMarks) -> Timestamp? {
    switch self {
    case .mark(let mark, _): part.stamped(mark).flatMap { $0.unknown.isEmpty ? $0.at : nil }
    case .tag(let tag, _): part.tagChanges[tag].flatMap { $0.unknown.isEmpty ? $0.at : nil }
    case .detail(let detail, _, _): part.detailChanges[detail].flatMap { $0.unknown.isEmpty ? $0.at : nil }
    case .note: nil
    }
  }
}

extension Stamped {
  /// A value that takes the place of another.
  fileprivate init(_ value: Value, at time: Timestamp, after old: Stamped?) {
    self.init(
      value, at: max(time.held, old?.at.next ?? .earliest), unknown: old?.unknown ?? [:])
  }
}
