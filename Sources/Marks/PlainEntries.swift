import Glibc
import Papers

/// Entries of a state file in the plain form (`PlainEntryReader`), sorted by key, left as they stand in its text.
///
/// A file has a hundred thousand of them, which are read at every start, and of which hardly any is looked at
/// again: no string is made of one before somebody asks for it, and it is written as it stands. What changes is
/// taken out of here for good.
struct PlainEntries: Sendable {
  /// An entry by its place in the text.
  private struct Entry: Sendable {
    /// Where its key begins.
    let start: UInt32
    let keyCount: UInt16
    /// All of it, from the key on.
    let count: UInt16
    let marks: MarkSet
    /// Whether it was taken out.
    var isGone = false
  }

  private let text: [UInt8]
  private var entries: [Entry] = []
  /// How many there are.
  private(set) var count = 0

  init(text: [UInt8] = []) { self.text = text }

  /// Makes room for as many as the rest of the text can hold.
  mutating func reserve(from offset: Int) {
    // An entry has eighty bytes at the least, if its key is not very short.
    entries.reserveCapacity(min((text.count - offset) / 80, 1 << 20))
  }

  /// Adds an entry of the text.
  ///
  /// - Returns: false for one that does not come after the others, or is beyond the places that are kept.
  mutating func add(_ entry: PlainEntryReader.Entry) -> Bool {
    guard let start = UInt32(exactly: entry.key.lowerBound),
      let count = UInt16(exactly: entry.end - entry.key.lowerBound), entry.end <= text.count
    else { return false }
    let isNext = text.withUnsafeBufferPointer { text in
      guard let last = entries.last else { return true }
      return Self.isOrdered(key(of: last, in: text), UnsafeBufferPointer(rebasing: text[entry.key]))
    }
    guard isNext else { return false }
    entries.append(Entry(start: start, keyCount: UInt16(entry.key.count), count: count, marks: entry.marks))
    self.count += 1
    return true
  }

  /// The marks of a paper that is here.
  subscript(id: PaperID) -> PaperMarks? {
    guard count > 0, let place = place(of: id), !entries[place].isGone else { return nil }
    return marks(at: place)
  }

  /// Takes a paper out for good, and gives it as it is spelt here.
  mutating func remove(_ id: PaperID) -> (id: PaperID, marks: PaperMarks)? {
    guard count > 0, let place = place(of: id), !entries[place].isGone else { return nil }
    entries[place].isGone = true
    count -= 1
    return (self.id(at: place), marks(at: place))
  }

  /// The places of entries, of which some are gone.
  var places: Range<Int> { entries.indices }

  func isThere(_ place: Int) -> Bool { !entries[place].isGone }

  func id(at place: Int) -> PaperID {
    text.withUnsafeBufferPointer { PaperID(key: String(decoding: key(of: entries[place], in: $0), as: UTF8.self)) }
  }

  func marks(at place: Int) -> PaperMarks {
    var reader = PlainEntryReader()
    // It was read before, and the text has not changed.
    return entry(at: place).withUnsafeBytes { reader.marks(in: $0) } ?? PaperMarks()
  }

  /// The entry as it stands in the text, its key's quotes included.
  func entry(at place: Int) -> ArraySlice<UInt8> {
    let entry = entries[place]
    return text[Int(entry.start) - 1..<Int(entry.start) + Int(entry.count)]
  }

  /// Hands over the key and the marks of each entry, by key.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>, MarkSet) -> Void) {
    text.withUnsafeBufferPointer { text in
      for entry in entries where !entry.isGone { body(key(of: entry, in: text), entry.marks) }
    }
  }
}

extension PlainEntries {
  /// Whether both are of one text, so that what is in both at the same place is the same.
  func isOfSameText(as other: PlainEntries) -> Bool {
    entries.count == other.entries.count
      && text.withUnsafeBufferPointer { own in other.text.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress } }
  }

  /// The first place whose key is not before that of an entry elsewhere, looked for from a place on that is not
  /// behind it; and whether it says the same.
  func place(
    of place: Int, in other: PlainEntries, from start: Int
  ) -> (place: Int, isSame: Bool) {
    text.withUnsafeBufferPointer { text in
      other.text.withUnsafeBufferPointer { otherText in
        let theirs = other.entries[place]
        let key = other.key(of: theirs, in: otherText)
        var found = start
        while found < entries.count, Self.isOrdered(self.key(of: entries[found], in: text), key) { found += 1 }
        guard found < entries.count, !entries[found].isGone, entries[found].count == theirs.count,
          let ours = text.baseAddress, let others = otherText.baseAddress
        else { return (found, false) }
        let isSame = memcmp(ours + Int(entries[found].start), others + Int(theirs.start), Int(theirs.count)) == 0
        return (found, isSame)
      }
    }
  }

  /// Where the paper is or was; nil for nowhere.
  private func place(of id: PaperID) -> Int? {
    let place = firstPlace(notBefore: id)
    return place < entries.count && self.id(at: place) == id ? place : nil
  }

  /// The first place whose key is not before that of a paper.
  func firstPlace(notBefore id: PaperID) -> Int {
    var key = id.key
    return key.withUTF8 { key in
      // Of keys beyond ASCII some are equal that have other bytes, and only strings know which.
      let isPlain = key.allSatisfy { $0 < 0x80 }
      return text.withUnsafeBufferPointer { text in
        var (low, high) = (0, entries.count)
        while low < high {
          let middle = (low + high) / 2
          let isBefore = isPlain ? Self.isOrdered(self.key(of: entries[middle], in: text), key) : self.id(at: middle) < id
          if isBefore { low = middle + 1 } else { high = middle }
        }
        return low
      }
    }
  }

  private func key(of entry: Entry, in text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[Int(entry.start)..<Int(entry.start) + Int(entry.keyCount)])
  }

  /// Whether the bytes of `a` stand before those of `b`, which for ASCII is the order of strings.
  private static func isOrdered(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = a.baseAddress, let second = b.baseAddress else { return a.count < b.count }
    let order = memcmp(first, second, min(a.count, b.count))
    return order == 0 ? a.count < b.count : order < 0
  }
}
