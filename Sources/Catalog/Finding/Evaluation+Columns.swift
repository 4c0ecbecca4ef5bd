import Papers

/// The conditions that columns and marks answer.
extension Evaluation {
  func rows(topic name: String) -> RowSet {
    catalog.topicMemory.rows(of: name) { rows(ofTopics: catalog.topicNumbers(matching: name)) }
  }

  /// The rows that have any of some topics, chosen by number.
  private func rows(ofTopics isChosen: [Bool]) -> RowSet {
    var result = RowSet(capacity: catalog.count)
    guard isChosen.contains(true) else { return result }
    catalog.columns.topicStarts.withNumbers { starts in
      catalog.columns.topicNumbers.withNumbers { topics in
        isChosen.withUnsafeBufferPointer { isChosen in
          for row in 0..<min(catalog.count, starts.count - 1) {
            var place = Int(starts[row])
            let end = min(Int(starts[row &+ 1]), topics.count)
            while place < end {
              let topic = Int(topics[place])
              if topic < isChosen.count, isChosen[topic] {
                result.insert(Row(Int32(truncatingIfNeeded: row)))
                break
              }
              place &+= 1
            }
          }
        }
      }
    }
    return result
  }

  func rows(source name: String) -> RowSet {
    let wanted = Folding.fold(name)
    let numbers = catalog.columns.sourceNames.map { Folding.fold($0).hasPrefix(wanted) }
    return rows(catalog.columns.sources) { Int($0) < numbers.count && numbers[Int($0)] }
  }

  func rows(added span: DateSpan) -> RowSet {
    let moments = span.moments(now: context.now)
    return rows(catalog.columns.addedMoments) { moments.contains($0) }
  }

  /// The identity itself where it is one, else all that begin so, with or without their scheme.
  func rows(id text: String) -> RowSet {
    if let id = PaperID(recognising: text), let row = catalog.row(of: id) {
      return RowSet(capacity: catalog.count, CollectionOfOne(row))
    }
    var result = RowSet(capacity: catalog.count)
    for spelling in Set([text, text.lowercased(), text.uppercased()]) {
      for scheme in ["", "arxiv:", "doi:", "acl:", "openreview:", "title:"] {
        for row in catalog.identities.rows(withPrefix: scheme + spelling) { result.insert(row) }
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
    return rows(catalog.columns.features) { $0 & bit.rawValue != 0 }
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

  /// Sixty-four rows at a time, without a branch for each.
  @inline(__always)
  private func rows<Number>(_ column: Column<Number>, where isWanted: (Number) -> Bool) -> RowSet {
    var result = RowSet(capacity: catalog.count)
    column.withNumbers { numbers in
      let count = min(numbers.count, catalog.count)
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
    var result = RowSet(capacity: count)
    columns.addedMoments.withNumbers { moments in
      for row in 0..<min(count, moments.count) where moments[row] > moment.milliseconds {
        result.insert(Row(Int32(truncatingIfNeeded: row)))
      }
    }
    return result
  }

  /// Which topics a value of `topic:` means, by number: those of that name and those that go on after it
  /// with a sign (`cs` holds `cs.CL`, `hep` holds `hep-th`). If there are none it is being typed, and means
  /// those that begin so.
  func topicNumbers(matching name: String) -> [Bool] {
    let wanted = Folding.fold(name)
    let names = topics.map { Folding.fold($0.name) }
    let held = names.map { name in
      guard name.hasPrefix(wanted) else { return false }
      let rest = name.unicodeScalars.dropFirst(wanted.unicodeScalars.count)
      return rest.first.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? true
    }
    return held.contains(true) ? held : names.map { $0.hasPrefix(wanted) }
  }
}
