import Papers

/// The marks of papers, by identity: those of a file as they stand there, and in a dictionary what has another form or
/// has changed since.
package struct MarkedPapers: Sendable {
  private var plain: PlainEntries
  private var others: [PaperID: PaperMarks] = [:]

  init(_ plain: PlainEntries = PlainEntries()) { self.plain = plain }

  package var count: Int { plain.count + others.count }

  package var isEmpty: Bool { count == 0 }

  package subscript(id: PaperID) -> PaperMarks? { others[id] ?? plain[id] }

  /// Merges the marks of one paper in.
  mutating func put(_ marks: PaperMarks, for id: PaperID) {
    if let index = others.index(forKey: id) {
      others.values[index] = others.values[index].merging(marks)
    } else if let earlier = plain.remove(id) {
      others[earlier.id] = earlier.marks.merging(marks)
    } else {
      others[id] = marks
    }
  }

  /// Merges the marks of many papers in: of few into many or of many into few, whichever is less work. Into none it
  /// copies nothing at all.
  mutating func put(_ marks: [PaperID: PaperMarks]) {
    guard marks.count > JournalLine.most, marks.count > others.count else {
      for (id, marks) in marks { put(marks, for: id) }
      return
    }
    let earlier = others
    others = marks
    if plain.count > 0 {
      for id in marks.keys { if let marks = plain.remove(id) { put(marks.marks, for: id) } }
    }
    for (id, marks) in earlier { put(marks, for: id) }
  }

  /// Hands over every paper once: those that have nothing but marks mostly by the bytes of their keys, sorted, and
  /// the rest in no order.
  package func forEach(
    plain body: (UnsafeBufferPointer<UInt8>, MarkSet) -> Void, other: (PaperID, PaperMarks) -> Void
  ) {
    plain.forEach(body)
    for (id, marks) in others { other(id, marks) }
  }

  enum Entry {
    /// Key and marks as they stand in their file, and as they would be written.
    case plain(ArraySlice<UInt8>)
    case other(PaperID, PaperMarks)
  }

  /// Hands over every paper, sorted by identity.
  func forEachSorted(_ body: (Entry) -> Void) {
    var next = 0
    for id in others.keys.sorted() {
      let end = plain.firstPlace(notBefore: id)
      for place in next..<Swift.max(next, end) where plain.isThere(place) { body(.plain(plain.entry(at: place))) }
      next = Swift.max(next, end)
      if let marks = others[id] { body(.other(id, marks)) }
    }
    for place in next..<plain.places.upperBound where plain.isThere(place) { body(.plain(plain.entry(at: place))) }
  }

  /// Hands over what is here and not, or otherwise, in `old`.
  func forEachDifference(from old: MarkedPapers, _ body: (PaperID, PaperMarks) -> Void) {
    for (id, marks) in others where old[id] != marks { body(id, marks) }
    let isOfSameText = plain.isOfSameText(as: old.plain)
    var next = 0
    for place in plain.places where plain.isThere(place) {
      if isOfSameText {
        if old.plain.isThere(place) { continue }
      } else {
        let found = old.plain.place(of: place, in: plain, from: next)
        next = found.place
        if found.isSame { continue }
      }
      let (id, marks) = (plain.id(at: place), plain.marks(at: place))
      if old[id] != marks { body(id, marks) }
    }
  }
}

extension MarkedPapers: Equatable {
  /// Which of them are as they stand in a file makes no difference.
  package static func == (a: MarkedPapers, b: MarkedPapers) -> Bool {
    guard a.count == b.count else { return false }
    var isSame = true
    a.forEachDifference(from: b) { _, _ in isSame = false }
    return isSame
  }
}

extension MarkedPapers: Sequence {
  package struct Iterator: IteratorProtocol {
    fileprivate let plain: PlainEntries
    fileprivate var places: Range<Int>.Iterator
    fileprivate var others: Dictionary<PaperID, PaperMarks>.Iterator

    package mutating func next() -> (key: PaperID, value: PaperMarks)? {
      while let place = places.next() {
        if plain.isThere(place) { return (plain.id(at: place), plain.marks(at: place)) }
      }
      return others.next()
    }
  }

  package func makeIterator() -> Iterator {
    Iterator(plain: plain, places: plain.places.makeIterator(), others: others.makeIterator())
  }
}
