extension RowColumns {
  func write(to writer: inout SnapshotWriter) {
    writer.write(lineOffsets, as: .lineOffsets)
    writer.write(lineLengths, as: .lineLengths)
    writer.write(published, as: .published)
    writer.write(updated, as: .updated)
    writer.write(added, as: .added)
    writer.write(features, as: .features)
    writer.write(sources, as: .sources)
    writer.write([0] + topicEnds, as: .topicStarts)
    writer.write(topicNumbers, as: .topicNumbers)
    writer.write(topicNames.names, starts: .topicNameStarts, bytes: .topicNameBytes)
    writer.write(topicCounts, as: .topicCounts)
    writer.write(sourceNames.names, starts: .sourceNameStarts, bytes: .sourceNameBytes)
    writeOrders(to: &writer)
    writeIDs(to: &writer)
  }

  private var topicCounts: [UInt32] {
    var counts = [UInt32](repeating: 0, count: topicNames.names.count)
    for number in topicNumbers { counts[Int(number)] += 1 }
    return counts
  }

  private func writeOrders(to writer: inout SnapshotWriter) {
    let titles = order(where: { !titleKeys[$0].isEmpty }) {
      titleKeys[$0] != titleKeys[$1] ? isOrdered(titleKeys[$0], before: titleKeys[$1]) : $0 < $1
    }
    let added = order(where: { self.added[$0] != Self.noMoment }) {
      self.added[$0] != self.added[$1] ? self.added[$0] > self.added[$1] : $0 < $1
    }
    let updated = order(where: { self.updated[$0] != 0 }) {
      self.updated[$0] != self.updated[$1] ? self.updated[$0] > self.updated[$1] : $0 < $1
    }
    let scores = order(where: { !self.scores[$0].isNaN }) {
      self.scores[$0] != self.scores[$1] ? self.scores[$0] > self.scores[$1] : $0 < $1
    }
    writer.write([titles.known, added.known, updated.known, scores.known], as: .orderCounts)
    writer.write(titles.rows, as: .titleOrder)
    writer.write(added.rows, as: .addedOrder)
    writer.write(updated.rows, as: .updatedOrder)
    writer.write(scores.rows, as: .scoreOrder)
  }

  /// The rows that have a value in order, then the others as they are.
  private func order(
    where isKnown: (Int) -> Bool, _ isBefore: (Int, Int) -> Bool
  ) -> (rows: [UInt32], known: UInt32) {
    let known = ids.indices.filter(isKnown).sorted(by: isBefore)
    let rows = known + ids.indices.filter { !isKnown($0) }
    return (rows.map { UInt32($0) }, UInt32(known.count))
  }

  private func writeIDs(to writer: inout SnapshotWriter) {
    let names = ids + aliases.map(\.id)
    writer.write(names, starts: .idStarts, bytes: .idBytes)
    writer.write(aliases.map(\.row), as: .aliasRows)
    let keys = names.map { Array($0.utf8) }
    // The identity of a row comes before the same one as an alias.
    let order = keys.indices.sorted {
      keys[$0] != keys[$1] ? isOrdered(keys[$0], before: keys[$1]) : $0 < $1
    }
    writer.write(order.map { UInt32($0) }, as: .idOrder)
  }

  private func isOrdered(_ a: [UInt8], before b: [UInt8]) -> Bool {
    a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in a.isOrderedBefore(b) } }
  }
}
