/// What the terms of a query count for in the rows of the segment.
extension SegmentScan {
  /// Calls `body` with what gives each of some terms its impacts, in their order.
  func withImpacts(
    of terms: ArraySlice<SearchTerm>, after opened: [[any ImpactSource]] = [],
    _ body: ([[any ImpactSource]]) throws(Cancelled) -> Void
  ) throws(Cancelled) {
    guard let term = terms.first else { return try body(opened) }
    let rest = terms.dropFirst()
    guard let words = listedTerms(term) else {
      return try withImpacts(of: rest, after: opened + [[try impacts(ofFields: term)]], body)
    }
    let isPair = term.words.count > 1
    let fields = TextFields(term.field)
    let parts: PostingBlock.Parts = isPair ? .fields : fields == .all ? .impacts : [.impacts, .fields]
    // Errors of a kind do not come through functions that pass on any.
    let result = segment.index.withAllLists(of: words, parts) { lists -> Result<Void, Cancelled> in
      do throws(Cancelled) {
        let sources = try sources(lists, in: fields, isPair: isPair)
        return .success(try withImpacts(of: rest, after: opened + [sources], body))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// Whether a term says so little that it only counts by fields.
  func isVague(_ term: SearchTerm) -> Bool {
    term.words.count == 1 && term.isPrefix && term.words[0].unicodeScalars.count <= 2
  }

  /// The words of the index whose postings tell what a term counts for; nil if they do not.
  private func listedTerms(_ term: SearchTerm) -> Range<Int>? {
    if term.words.count > 1 { return pair(term) }
    return isVague(term) ? nil : terms(term).first
  }

  /// So many of the words with the most postings are read by blocks, if they have so many; the others all at once.
  private static let mostLists = 48
  private static let leastBlocks = 64

  private func sources(
    _ lists: [PostingList], in fields: TextFields, isPair: Bool
  ) throws(Cancelled) -> [any ImpactSource] {
    guard lists.count > Self.mostLists else { return lists.map { ListImpacts($0, in: fields, isPair: isPair) } }
    let counts = lists.lazy.filter { $0.blockCount >= Self.leastBlocks }.map(\.count).sorted(by: >)
    let least = counts.prefix(Self.mostLists).last ?? .max
    let others = try impacts(of: lists.lazy.filter { $0.count < least }, in: fields)
    return lists.filter { $0.count >= least }.map { ListImpacts($0, in: fields, isPair: isPair) } + [others]
  }

  /// The greatest impact that any of some words has in each row.
  private func impacts(
    of lists: some Sequence<PostingList>, in fields: TextFields
  ) throws(Cancelled) -> RowImpacts {
    var impacts = [UInt8](repeating: 0, count: segment.rowCount)
    let parts: PostingBlock.Parts = fields == .all ? .impacts : [.impacts, .fields]
    var unpacked = PostingBlock()
    var unchecked = 0
    for list in lists {
      for block in 0..<list.blockCount {
        list.read(block, into: &unpacked, parts)
        for place in 0..<unpacked.count where fields == .all || unpacked.fields[place] & fields.rawValue != 0 {
          let row = Int(unpacked.rows[place])
          impacts[row] = max(impacts[row], unpacked.impacts[place])
        }
      }
      unchecked += list.blockCount
      if unchecked >= 512 {
        if isCancelled() { throw Cancelled() }
        unchecked = 0
      }
    }
    return RowImpacts(impacts)
  }

  /// What counts by the fields in which it is: a vague beginning of a word, or a phrase.
  private func impacts(ofFields term: SearchTerm) throws(Cancelled) -> any ImpactSource {
    let fields = TextFields(term.field)
    let words = terms(term)
    if words.count == 1, segment.index.unions.contains(words[0]) {
      var sets: [(field: TextField, rows: RowSet)] = []
      for field in TextField.allCases where fields.rawValue & field.bit != 0 {
        sets.append((field, try rows(of: words[0], in: TextFields(field))))
      }
      return FieldImpacts(sets)
    }
    var masks = [UInt8](repeating: 0, count: segment.rowCount)
    guard words.count == 1 else {
      for beginning in try beginnings(term, words, in: fields) {
        let place = PhraseScan.place(beginning)
        if masks.indices.contains(place.row) { masks[place.row] |= place.fields }
      }
      return RowImpacts(masks: masks)
    }
    let isFinished = segment.index.scan(words[0], .fields, isCancelled: isCancelled) { block in
      for place in 0..<block.count { masks[Int(block.rows[place])] |= block.fields[place] & fields.rawValue }
    }
    guard isFinished else { throw Cancelled() }
    return RowImpacts(masks: masks)
  }
}
