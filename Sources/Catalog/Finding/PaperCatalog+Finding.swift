extension PaperCatalog {
  /// The papers that a query finds: all of them, with exact counts.
  ///
  /// - Returns: nil when cancelled, which is asked every fraction of a millisecond.
  package func find(
    _ query: Query, in context: QueryContext, isCancelled: () -> Bool = { false }
  ) -> Matches? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      let evaluation = Evaluation(catalog: self, context: context, isCancelled: isCancelled)
      do throws(Evaluation.Cancelled) {
        let set = try evaluation.rows(query.condition)
        let rows = try evaluation.rows(set, in: query)
        return Matches(rows: rows, set: set, topicCounts: topicCounts(of: set))
      } catch {
        return nil
      }
    }
  }

  /// Finds what every query begins with: the words that begin with one letter or digit, which are many and
  /// take longest. For a thread with nothing better to do, right after opening.
  package func prepareFirstLetters() {
    for letter in "etaoinshrdlucmfwypvbgkqjxz0123456789" {
      _ = find(Query(.text(TextCondition(String(letter)))), in: QueryContext(marks: RowMarks(catalog: self), now: .now()))
    }
  }

  /// How many of some rows have each topic, as in `Matches`.
  package func topicCounts(of rows: RowSet) -> [(topic: TopicID, count: Int)] {
    var counts = [Int](repeating: 0, count: topics.count)
    columns.topicStarts.withNumbers { starts in
      columns.topicNumbers.withNumbers { numbers in
        for row in rows where row.index + 1 < starts.count {
          var place = Int(starts[row.index])
          let end = min(Int(starts[row.index + 1]), numbers.count)
          while place < end {
            let topic = Int(numbers[place])
            if topic < counts.count { counts[topic] += 1 }
            place += 1
          }
        }
      }
    }
    let found = counts.indices.filter { counts[$0] > 0 }.sorted {
      counts[$0] != counts[$1] ? counts[$0] > counts[$1] : topics[$0].name < topics[$1].name
    }
    return found.map { (TopicID(Int32($0)), counts[$0]) }
  }
}
