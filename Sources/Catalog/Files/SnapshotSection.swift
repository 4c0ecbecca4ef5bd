/// The parts of a snapshot, all flat arrays of numbers in the byte order of the machine.
///
/// `rows` stands for the number of papers, `ids` for that of their identities (first one of each row, then
/// the aliases). Where something begins in a later section, there is one number more, for its end.
enum SnapshotSection: Int, CaseIterable {
  /// A `PackedColumn`, as those that say nothing else: where the paper's line begins in the text.
  case lineOffsets
  /// Its bytes, without the newline.
  case lineLengths
  /// `Int32` × rows: packed dates, 0 where unknown, falling.
  case published
  /// `Int32` × rows.
  case updated
  /// Milliseconds, the least number where unknown.
  case added
  /// The bits of a `Double`, those of a NaN where unknown.
  case scores
  /// `UInt8` × rows: bits of `RowFeatures`.
  case features
  /// A number in the source names.
  case sources
  /// `UInt32` × rows: a number in the venue names, of which the first is empty.
  case venues
  /// `UInt32` × (rows + 1), into `authorNumbers`.
  case authorStarts
  /// `UInt32`: numbers in the author names.
  case authorNumbers
  case authorNameStarts, authorNameBytes
  case venueNameStarts, venueNameBytes
  /// `UInt32` × (rows + 1), into `topicNumbers`.
  case topicStarts
  /// A `PackedColumn`: numbers in the topic names.
  case topicNumbers
  /// `UInt32` × 4: how many rows have a value in each of the four orders that follow.
  case orderCounts
  /// `UInt32` × rows each: the rows from first to last, those without a value at the end. Empty where no row has a
  /// value.
  case titleOrder, addedOrder, updatedOrder, scoreOrder
  /// `UInt32` × (ids + 1), into `idBytes`.
  case idStarts
  case idBytes
  /// `UInt32` × (ids − rows): the row that an alias belongs to.
  case aliasRows
  /// `UInt32` × ids: the identities in the order of their bytes.
  case idOrder
  case topicNameStarts, topicNameBytes
  /// `UInt32` × topics: the rows that have it.
  case topicCounts
  /// `UInt32` × (topics + 1), into `topicRows`.
  case topicRowStarts
  /// See `TopicRows`.
  case topicRows
  case sourceNameStarts, sourceNameBytes
  /// `UInt64` × blocks of words, `UInt32` × 3 × (blocks + 1), bytes, and `UInt32`: see `TermDictionary`.
  case termKeys, termStarts, termBytes, termCount
  /// `UInt8` × rows: the impact of what stands once in the abstract and nowhere else.
  case singleImpacts
  /// See `Postings`.
  case postings
  /// See `Postings`.
  case positions
  /// See `UnionTable`.
  case unionTable, unionRows
  /// What was wrong with the text, one notice a line.
  case notices
  /// `UInt64`: how many lines the covered part of the text has.
  case lineCount
  /// `UInt32` × rows: how many rows of the first segment stand before each. Empty in the first one.
  case placesBelow
  /// `UInt64`: the rows that a line of this segment takes the place of, `segment << 32 | row`, rising.
  case replaced
  /// `UInt32`: the rows of papers that have earlier versions, rising.
  case revisedRows
  /// `Int64` for each of these: when the version came that they have now, in milliseconds.
  case revisedMoments
  /// `UInt32` each: the rows of papers of which records came from several places, rising, once for each place but the
  /// first, and the numbers of those places in the source names.
  case moreSourceRows, moreSources
}

/// What a row has, one bit each.
struct RowFeatures: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let abstract = RowFeatures(rawValue: 1)
  static let pdf = RowFeatures(rawValue: 2)
  static let code = RowFeatures(rawValue: 4)
  static let data = RowFeatures(rawValue: 8)
}
