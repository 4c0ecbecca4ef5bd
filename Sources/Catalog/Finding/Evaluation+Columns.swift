import Papers

/// The conditions that columns and marks answer.
extension Evaluation {
  func rows(topic name: String) -> RowSet {
    catalog.topicMemory.rows(of: name) {
      let isChosen = catalog.topicNumbers(matching: name)
      var result = RowSet(capacity: catalog.count)
      for (number, segment) in catalog.segments.enumerated() {
        let own = (0..<segment.columns.topicNames.count).map { isChosen[catalog.topicNames.number(of: $0, in: number)] }
        let rows = segment.rows(ofTopics: own)
        if catalog.layout.isPlain { return rows }
        catalog.layout.add(rows, of: number, to: &result)
      }
      return result
    }
  }

  func rows(source name: String) -> RowSet {
    let wanted = Folding.fold(name)
    return joined { segment in
      let numbers = segment.columns.sourceNames.map { Folding.fold($0).hasPrefix(wanted) }
      return segment.rows(segment.columns.sources) { Int($0) < numbers.count && numbers[Int($0)] }
    }
  }

  func rows(published span: DateSpan) -> RowSet {
    let dates = span.packedDates(now: context.now)
    return joined { RowSet(capacity: $0.rowCount, range: $0.columns.rows(publishedIn: dates)) }
  }

  func rows(added span: DateSpan) -> RowSet {
    let moments = span.moments(now: context.now)
    return joined { segment in segment.rows(segment.columns.addedMoments) { moments.contains($0) } }
  }

  func rows(addedAfter moment: Timestamp) -> RowSet {
    joined { segment in segment.rows(segment.columns.addedMoments) { $0 > moment.milliseconds } }
  }

  /// The identity itself where it is one, else all that begin so, with or without their scheme.
  func rows(id text: String) -> RowSet {
    if let id = PaperID(recognising: text), let row = catalog.row(of: id) {
      return RowSet(capacity: catalog.count, CollectionOfOne(row))
    }
    var result = RowSet(capacity: catalog.count)
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
    return joined { segment in segment.rows(segment.columns.features) { $0 & bit.rawValue != 0 } }
  }

  /// The papers of a tag, in any case.
  func rows(tag name: String) -> RowSet {
    let wanted = Folding.fold(name)
    var result = RowSet(capacity: catalog.count)
    for (tag, rows) in context.marks.tagged where Folding.fold(tag) == wanted { result.formUnion(rows) }
    return result
  }

  /// The papers whose notes have the words one after another.
  func rows(note term: SearchTerm) -> RowSet {
    let rows = context.marks.noteWords.filter { _, words in words.indices.contains { term.matches(words, at: $0) } }
    return RowSet(capacity: catalog.count, rows.keys.filter { $0.index < catalog.count })
  }

  /// Marks of another catalog's size do no harm.
  private func fitted(_ rows: RowSet) -> RowSet {
    rows.capacity == catalog.count ? rows : RowSet(capacity: catalog.count).union(rows)
  }
}

extension Segment {
  /// The rows that have any of some topics, chosen by number. Without a branch on what is chosen, which is as good as
  /// random.
  fileprivate func rows(ofTopics isChosen: [Bool]) -> RowSet {
    var result = RowSet(capacity: rowCount)
    guard isChosen.contains(true) else { return result }
    let bits = isChosen.map { $0 ? UInt64(1) : 0 }
    columns.topicStarts.withNumbers { starts in
      columns.topicNumbers.withNumbers { topics in
        bits.withUnsafeBufferPointer { bits in
          let count = max(0, min(rowCount, starts.count - 1))
          for word in result.words.indices {
            var found: UInt64 = 0
            for row in min(word * 64, count)..<min(word * 64 + 64, count) {
              var place = Int(starts[row])
              let end = min(Int(starts[row &+ 1]), topics.count)
              var bit: UInt64 = 0
              while place < end {
                let topic = Int(topics[place])
                bit |= topic < bits.count ? bits[topic] : 0
                place &+= 1
              }
              found |= bit &<< UInt64(row & 63)
            }
            result.words[word] = found
          }
        }
      }
    }
    return result
  }

  /// The rows of which something holds in a column: sixty-four at a time, without a branch for each.
  @inline(__always)
  fileprivate func rows<Number>(_ column: Column<Number>, where isWanted: (Number) -> Bool) -> RowSet {
    var result = RowSet(capacity: rowCount)
    column.withNumbers { numbers in
      let count = min(numbers.count, rowCount)
      for word in result.words.indices {
        var bits: UInt64 = 0
        for row in min(word * 64, count)..<min(word * 64 + 64, count) {
          bits |= (isWanted(numbers[row]) ? 1 : 0) &<< UInt64(row & 63)
        }
        result.words[word] = bits
      }
    }
    return result
  }
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
    let names = topics.map { $0.count > 0 ? Folding.fold($0.name) : nil }
    let held = names.map { name in
      guard let name, name.hasPrefix(wanted) else { return false }
      let rest = name.unicodeScalars.dropFirst(wanted.unicodeScalars.count)
      return rest.first.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? true
    }
    return held.contains(true) ? held : names.map { $0?.hasPrefix(wanted) ?? false }
  }
}
