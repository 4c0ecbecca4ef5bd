import Papers

/// The conditions that columns and marks answer.
extension Evaluation {
  func rows(topic name: String) -> RowSet {
    remembered(name, in: catalog.topicMemory) {
      let isChosen = catalog.topicNumbers(matching: name)
      return joined { segment, number, end in
        let own = (0..<segment.columns.topicNames.count).map { isChosen[catalog.topicNames.number(of: $0, in: number)] }
        return segment.topicRows.rows(ofTopics: own, before: end)
      }
    }
  }

  func rows(source name: String) -> RowSet {
    let wanted = Folding.fold(name)
    return joined { segment, _, end in
      let numbers = segment.columns.sourceNames.map { Folding.fold($0).hasPrefix(wanted) }
      return segment.columns.rows(before: end, whereSource: { numbers.indices.contains($0) && numbers[$0] })
    }
  }

  func rows(published span: DateSpan) -> RowSet {
    let dates = span.packedDates(now: context.now)
    return joined { RowSet(capacity: $2, range: $0.columns.rows(publishedIn: dates)) }
  }

  func rows(added span: DateSpan) -> RowSet {
    let moments = span.moments(now: context.now)
    return joined { segment, _, end in segment.columns.rows(before: end, addedIn: moments) }
  }

  func rows(addedAfter moment: Timestamp) -> RowSet {
    let moments = min(moment.milliseconds, .max - 1) + 1...Int64.max
    return joined { segment, _, end in segment.columns.rows(before: end, addedIn: moments) }
  }

  /// The identity itself where it is one, else all that begin so, with or without their scheme.
  func rows(id text: String) -> RowSet {
    if let id = PaperID(recognising: text), let row = catalog.row(of: id) {
      return RowSet(capacity: capacity, CollectionOfOne(row))
    }
    var result = RowSet(capacity: capacity)
    for spelling in Set([text, text.lowercased(), text.uppercased()]) {
      for scheme in ["", "arxiv:", "doi:", "acl:", "openreview:", "title:"] {
        for (number, segment) in catalog.segments.enumerated() {
          for row in segment.identities.rows(withPrefix: scheme + spelling) {
            if let row = catalog.layout.row(of: row, in: number) { result.insert(row) }
          }
        }
      }
    }
    return result
  }

  func rows(_ name: Condition.MarkName) -> RowSet {
    let marks = context.marks
    switch name {
    case .unread: return fitted(marks.read).complement
    case .read: return fitted(marks.read)
    case .starred: return fitted(marks.starred)
    case .later: return fitted(marks.later)
    case .dismissed: return fitted(marks.dismissed)
    case .snoozed: return fitted(marks.snoozed)
    case .new: return fitted(marks.fresh)
    case .updated: return fitted(marks.updated)
    case .recommended: return recommended
    }
  }

  func rows(_ feature: Condition.Feature) -> RowSet {
    let bit: RowFeatures
    switch feature {
    case .note: return fitted(context.marks.noted)
    case .abstract: bit = .abstract
    case .pdf: bit = .pdf
    case .code: bit = .code
    case .data: bit = .data
    }
    return joined { segment, _, end in
      segment.columns.features.withNumbers(0..<end) { features in
        RowSet(capacity: end) { $0 < features.count && features[$0] & bit.rawValue != 0 }
      }
    }
  }

  /// The papers of a tag, in any case.
  func rows(tag name: String) -> RowSet {
    let wanted = Folding.fold(name)
    var result = RowSet(capacity: capacity)
    for (tag, rows) in context.marks.tagged where Folding.fold(tag) == wanted { result.formUnion(rows) }
    return result
  }

  /// The papers whose notes have the words one after another.
  func rows(note term: SearchTerm) -> RowSet {
    let rows = context.marks.noteWords.filter { _, words in words.indices.contains { term.matches(words, at: $0) } }
    return RowSet(capacity: capacity, rows.keys)
  }

  /// Marks of another catalog's size do no harm.
  private func fitted(_ rows: RowSet) -> RowSet { rows.fitted(to: capacity) }
}

extension PaperCatalog {
  /// The papers that came into the library after a moment.
  package func rows(addedAfter moment: Timestamp) -> RowSet {
    let context = QueryContext(marks: RowMarks(catalog: self), now: moment)
    return Evaluation(catalog: self, context: context) { false }.rows(addedAfter: moment)
  }

  /// Which topics a value of `topic:` means, by number: those of that name and those that go on after it
  /// with a sign (`cs` holds `cs.CL`, `hep` holds `hep-th`). If there are none it is being typed, and means
  /// those that begin so.
  func topicNumbers(matching name: String) -> [Bool] {
    let wanted = Folding.fold(name)
    // A topic that no paper has any more is none.
    let names = topics.map { $0.count > 0 && $0.name.mayFold(toBeginWith: wanted) ? Folding.fold($0.name) : nil }
    let held = names.map { name in
      guard let name, name.hasPrefix(wanted) else { return false }
      let rest = name.unicodeScalars.dropFirst(wanted.unicodeScalars.count)
      return rest.first.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? true
    }
    return held.contains(true) ? held : names.map { $0?.hasPrefix(wanted) ?? false }
  }
}

extension String {
  /// False for most of those of which the folded form does not begin so: folding a letter of ASCII only makes it small.
  fileprivate func mayFold(toBeginWith prefix: String) -> Bool {
    guard let first = utf8.first, first < 0x80, let wanted = prefix.utf8.first else { return true }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) ? first | 0x20 == wanted : first == wanted
  }
}
