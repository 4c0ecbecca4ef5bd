extension RowColumns {
  func write(to writer: inout SnapshotWriter) {
    writer.write(PackedColumn.packed(lineOffsets.map { Int64($0) }), as: .lineOffsets)
    writer.write(PackedColumn.packed(lineLengths.map { Int64($0) }), as: .lineLengths)
    writer.write(published, as: .published)
    writer.write(updated, as: .updated)
    writer.write(PackedColumn.packed(added), as: .added)
    writer.write(PackedColumn.packed(scores.map { Int64(bitPattern: $0.bitPattern) }), as: .scores)
    writer.write(features, as: .features)
    writer.write(singleImpacts, as: .singleImpacts)
    writer.write(venues, as: .venues)
    writer.write(venueNames.names, starts: .venueNameStarts, bytes: .venueNameBytes)
    writer.write([0] + authorEnds, as: .authorStarts)
    writer.write(authorNumbers, as: .authorNumbers)
    writer.write(authorNames.names, starts: .authorNameStarts, bytes: .authorNameBytes)
    writer.write(PackedColumn.packed(sources.map { Int64($0) }), as: .sources)
    writer.write([0] + topicEnds, as: .topicStarts)
    writer.write(PackedColumn.packed(topicNumbers.map { Int64($0) }), as: .topicNumbers)
    writer.write(topicNames.names, starts: .topicNameStarts, bytes: .topicNameBytes)
    writer.write(topicCounts, as: .topicCounts)
    TopicRows.write(
      ends: topicEnds, numbers: topicNumbers, topicCount: topicNames.names.count, to: &writer)
    writer.write(sourceNames.names, starts: .sourceNameStarts, bytes: .sourceNameBytes)
    writer.write(moreSources.map(\.row), as: .moreSourceRows)
    writer.write(moreSources.map(\.source), as: .moreSources)
    writer.write(revisions.map(\.row), as: .revisedRows)
    writer.write(revisions.map(\.moment), as: .revisedMoments)
    writeOrders(to: &writer)
    writeIDs(to: &writer)
  }

  private var topicCounts: [UInt32] {
    var counts = [UInt32](repeating: 0, count: topicNames.names.count)
    for number in topicNumbers { counts[Int(number)] += 1 }
    return counts
  }

  private func writeOrders(to writer: inout SnapshotWriter) {
    let orders = concurrently(4) { number in
      switch number {
      case 0: titleOrder
      case 1: order(where: { added[$0] != Self.noMoment }) { falling($0, added) }
      case 2: order(where: { updated[$0] != 0 }) { falling($0, updated) }
      default: order(where: { !scores[$0].isNaN }) { falling($0, scores) }
      }
    }
    writer.write(orders.map(\.known), as: .orderCounts)
    for (order, section) in zip(orders, [.titleOrder, .addedOrder, .updatedOrder, .scoreOrder] as [SnapshotSection]) {
      writer.write(order.rows, as: section)
    }
  }

  private var titleOrder: Order { order(where: { !titleKeys[$0].isEmpty }) { titleKeys.sorted($0) } }

  private struct Order {
    var rows: [UInt32]
    var known: UInt32
  }

  /// The rows that have a value in order, equals by row, then the others as they are.
  ///
  /// - Parameter sorted: puts some rows in order, equals by row.
  private func order(where isKnown: (Int) -> Bool, _ sorted: ([UInt32]) -> [UInt32]) -> Order {
    var known: [UInt32] = []
    var unknown: [UInt32] = []
    for row in 0..<ids.count {
      if isKnown(row) { known.append(UInt32(row)) } else { unknown.append(UInt32(row)) }
    }
    known = sorted(known)
    return Order(rows: known.isEmpty ? [] : known + unknown, known: UInt32(known.count))
  }

  /// Rows by their values, the greatest first, equals by row.
  private func falling<Value: Comparable>(_ rows: [UInt32], _ values: [Value]) -> [UInt32] {
    rows.sorted {
      let (a, b) = (values[Int($0)], values[Int($1)])
      return a != b ? a > b : $0 < $1
    }
  }

  private func writeIDs(to writer: inout SnapshotWriter) {
    var keys = ids
    for alias in aliases { keys.append(alias.id.utf8) }
    writer.write(keys.ends.map { UInt32(truncatingIfNeeded: $0) }, as: .idStarts)
    writer.write(keys.bytes, as: .idBytes)
    writer.write(aliases.map(\.row), as: .aliasRows)
    // The identity of a row comes before the same one as an alias.
    writer.write(keys.sorted(Array(0..<UInt32(keys.count))), as: .idOrder)
  }
}
