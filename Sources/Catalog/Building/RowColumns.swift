import Papers

/// The columns of a range of rows while they grow.
struct RowColumns {
  var lineOffsets: [UInt64] = []
  var lineLengths: [UInt32] = []
  var published: [Int32] = []
  var updated: [Int32] = []
  var added: [Int64] = []
  var scores: [Double] = []
  var features: [UInt8] = []
  var singleImpacts: [UInt8] = []
  var sources: [UInt32] = []
  var venues: [UInt32] = []
  var authorEnds: [UInt32] = []
  var authorNumbers: [UInt32] = []
  var topicEnds: [UInt32] = []
  var topicNumbers: [UInt32] = []
  var ids = ByteList()
  var aliases: [(id: String, row: UInt32)] = []
  var moreSources: [(row: UInt32, source: UInt32)] = []
  var revisions: [(row: UInt32, moment: Int64)] = []
  /// By which titles are ordered: their folded words.
  var titleKeys = ByteList()
  var topicNames = NameTable()
  var authorNames = NameTable()
  /// The first is that of no venue.
  var venueNames = NameTable([""])
  var sourceNames = NameTable()
  private var scanner = WordScanner()

  /// About how many bytes of a title its place among others depends on.
  private static let longestTitleKey = 96
  private static let mostAliases = 16
  private static let mostSources = 16
  static let noMoment = Int64.min

  mutating func add(_ paper: Paper, _ texts: IndexedTexts, head: PaperHeads.Head, row: Int32) {
    lineOffsets.append(UInt64(head.offset))
    lineLengths.append(UInt32(head.count))
    published.append(head.published)
    updated.append(paper.updated?.packed ?? 0)
    added.append(paper.added?.milliseconds ?? Self.noMoment)
    scores.append(paper.score.flatMap { $0.isFinite ? $0 : nil } ?? .nan)
    features.append(RowFeatures(paper).rawValue)
    sources.append(sourceNames.number(of: paper.source))
    for name in paper.otherSources.prefix(Self.mostSources) { moreSources.append((UInt32(row), sourceNames.number(of: name))) }
    let firstTopic = topicNumbers.count
    for topic in paper.topics {
      let number = topicNames.number(of: topic)
      if !topicNumbers[firstTopic...].contains(number) { topicNumbers.append(number) }
    }
    topicEnds.append(UInt32(truncatingIfNeeded: topicNumbers.count))
    venues.append(venueNames.number(of: texts.venue))
    // No paper has so many that looking through them would be slow.
    let firstAuthor = authorNumbers.count
    for author in texts.authors {
      let number = authorNames.number(of: author)
      if !authorNumbers[firstAuthor...].contains(number) { authorNumbers.append(number) }
    }
    authorEnds.append(UInt32(truncatingIfNeeded: authorNumbers.count))
    ids.append(paper.id.key.utf8)
    if let moment = paper.revised { revisions.append((UInt32(row), moment.milliseconds)) }
    aliases += paper.aliases.prefix(Self.mostAliases).map { ($0.key, UInt32(row)) }
    titleKeys.append(Self.titleKey(texts.title, &scanner))
  }

  /// By which a title is put in order.
  static func titleKey(_ title: String, _ scanner: inout WordScanner) -> [UInt8] {
    var key: [UInt8] = []
    scanner.scan(title) { word, _ in
      guard key.count < longestTitleKey else { return }
      if !key.isEmpty { key.append(0x20) }
      word.withUnsafeBufferPointer { key.append(contentsOf: $0.prefix(longestTitleKey)) }
    }
    return key
  }

  /// Appends the columns of the rows that follow.
  mutating func append(_ other: RowColumns) {
    lineOffsets += other.lineOffsets
    lineLengths += other.lineLengths
    published += other.published
    updated += other.updated
    added += other.added
    scores += other.scores
    features += other.features
    singleImpacts += other.singleImpacts
    let sourceMap = other.sourceNames.names.map { sourceNames.number(of: $0) }
    sources += other.sources.map { sourceMap[Int($0)] }
    moreSources += other.moreSources.map { ($0.row, sourceMap[Int($0.source)]) }
    let topicMap = other.topicNames.names.map { topicNames.number(of: $0) }
    let venueMap = other.venueNames.names.map { venueNames.number(of: $0) }
    venues += other.venues.map { venueMap[Int($0)] }
    let authorMap = other.authorNames.names.map { authorNames.number(of: $0) }
    let authorsBefore = UInt32(truncatingIfNeeded: authorNumbers.count)
    authorEnds += other.authorEnds.map { $0 &+ authorsBefore }
    authorNumbers += other.authorNumbers.map { authorMap[Int($0)] }
    let before = UInt32(topicNumbers.count)
    topicEnds += other.topicEnds.map { $0 + before }
    topicNumbers += other.topicNumbers.map { topicMap[Int($0)] }
    ids.append(other.ids)
    aliases += other.aliases
    revisions += other.revisions
    titleKeys.append(other.titleKeys)
  }
}

/// Numbers names in the order in which they first come; those that differ in nothing but how an accent is put together
/// are one.
struct NameTable {
  private(set) var names: [String] = []
  private var spellings = TermTable()
  /// The name of each spelling.
  private var numbers: [UInt32] = []
  /// The names that are not in ASCII, of which there may be several spellings.
  private var accented: [String: UInt32] = [:]

  init(_ names: [String] = []) {
    for name in names { _ = number(of: name) }
  }

  mutating func number(of name: String) -> UInt32 {
    var name = name
    let known = spellings.count
    let spelling = name.withUTF8 { spellings.number(of: $0) }
    if spelling < known { return numbers[spelling] }
    let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
    let number = (isPlain ? nil : accented[name]) ?? UInt32(truncatingIfNeeded: names.count)
    numbers.append(number)
    guard number == names.count else { return number }
    names.append(name)
    if !isPlain { accented[name] = number }
    return number
  }
}

extension RowFeatures {
  init(_ paper: Paper) {
    self = []
    if !paper.abstract.isEmpty { insert(.abstract) }
    if paper.links.contains(where: { $0.kind == .pdf }) { insert(.pdf) }
    let named = paper.namedLinks
    if named.contains(where: { $0.shownKind == .code }) { insert(.code) }
    if named.contains(where: { $0.shownKind == .data }) { insert(.data) }
  }
}
