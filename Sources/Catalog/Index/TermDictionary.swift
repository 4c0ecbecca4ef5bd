/// The words of a snapshot in the order of their bytes: in how many rows each is, and where its postings and places are.
///
/// Words stand in blocks of 16, each without the beginning that it shares with the word before it. Beside them stands
/// for each block the first eight bytes of its first word, so that a word is found by a look at a few neighbouring
/// bytes and one block, wherever it is; and where its words, postings and places begin:
///
///     key of a block       eight bytes of its first word as one number, the first the highest, zeros behind it
///     starts of a block    of its words, postings and places; one more block begins at the end
///     word                 how many bytes it shares with the one before it in its block, and how many are its own
///                          its own bytes
///                          in how many rows it is, the bytes of its postings, the bytes of its places
///
/// All numbers of a word are of seven bits a byte.
struct TermDictionary: Sendable {
  static let blockSize = 16

  private let keys: Column<UInt64>
  private let starts: Column<UInt32>
  private let bytes: Column<UInt8>
  /// How many words there are.
  let count: Int

  init(_ snapshot: Snapshot) {
    keys = snapshot.column(.termKeys, of: UInt64.self)
    starts = snapshot.column(.termStarts, of: UInt32.self)
    bytes = snapshot.column(.termBytes, of: UInt8.self)
    let all = Int(snapshot.column(.termCount, of: UInt32.self)[0])
    count = min(all, min(keys.count, max(1, starts.count / 3) - 1) * Self.blockSize)
  }

  /// What is known of a word.
  struct Entry: Hashable {
    /// In how many rows it is.
    var count = 0
    var postings = 0..<0
    var places = 0..<0
  }

  /// Calls `body` with each of some words that stand side by side, until it says false; gives what it said last.
  @inline(__always)
  func forEach(
    _ terms: Range<Int>, _ body: (_ term: Int, _ word: UnsafeBufferPointer<UInt8>, Entry) -> Bool
  ) -> Bool {
    let terms = terms.clamped(to: 0..<count)
    var term = terms.lowerBound
    var word = WordBytes()
    while term < terms.upperBound {
      let block = term / Self.blockSize
      let first = block * Self.blockSize
      let last = min(terms.upperBound, first + Self.blockSize)
      let wanted = term
      let isGoingOn = withBlock(block) { cursor in
        for number in first..<last {
          let entry = cursor.next(&word)
          if number >= wanted, !word.withBytes({ body(number, $0, entry) }) { return false }
        }
        return true
      }
      guard isGoingOn else { return false }
      term = last
    }
    return true
  }

  func entry(_ term: Int) -> Entry {
    var found = Entry()
    _ = forEach(term..<term + 1) { _, _, entry in
      found = entry
      return true
    }
    return found
  }

  /// What is known of each of some words, by one look at its block; nil if there is no such word.
  ///
  /// It is found out first where all of them may be, so that the blocks come meanwhile.
  func entries(of words: [String]) -> [Entry?] {
    keys.withNumbers { keys in
      let blocks = words.map { word in
        var word = word
        let block = word.withUTF8 { word in
          // The last block with a lesser key, or the first with the same.
          let key = Self.key(ofBlockWith: word)
          return max(0, Self.first(keys.count) { keys[$0] < key } - 1)
        }
        prefetch(block)
        return block
      }
      return zip(words, blocks).map { word, block in
        var word = word
        return word.withUTF8 { entry(of: $0, from: block, keys) }
      }
    }
  }

  private static func key(ofBlockWith word: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard word.count >= 8 else { return key(word, filledWith: 0) }
    return UInt64(bigEndian: UnsafeRawBufferPointer(word).loadUnaligned(as: UInt64.self))
  }

  private func prefetch(_ block: Int) {
    starts.withNumbers(block * 3..<block * 3 + 4) { starts in
      if starts.count == 4, starts[0] <= starts[3] { bytes.prefetch(Int(starts[0])..<Int(starts[3])) }
    }
  }

  /// What is known of a word that is in a block, or in one of those after it that begin with its key.
  private func entry(of word: UnsafeBufferPointer<UInt8>, from block: Int, _ keys: UnsafeBufferPointer<UInt64>) -> Entry? {
    let key = Self.key(ofBlockWith: word)
    var block = block
    repeat {
      var found: Entry?
      let words = min(Self.blockSize, count - block * Self.blockSize)
      _ = withBlock(block) { cursor in
        found = cursor.entry(of: word, among: words)
        return true
      }
      if found != nil { return found }
      block += 1
    } while block < keys.count && keys[block] == key
    return nil
  }

  func word(_ term: Int) -> String {
    var found = ""
    _ = forEach(term..<term + 1) { _, word, _ in
      found = String(decoding: word, as: UTF8.self)
      return true
    }
    return found
  }

  /// The first word that is not before a given one.
  func firstTerm(notBefore word: [UInt8]) -> Int {
    let key = Self.key(word, filledWith: 0)
    return word.withUnsafeBufferPointer { word in firstTerm(key, key) { $0.isOrderedBefore(word) } }
  }

  /// The first word behind all that begin with some bytes.
  func firstTerm(behind prefix: [UInt8]) -> Int {
    let keys = (Self.key(prefix, filledWith: 0), Self.key(prefix, filledWith: 0xFF))
    return prefix.withUnsafeBufferPointer { prefix in
      // Cut to the prefix's length, a word that begins with it is not after it.
      firstTerm(keys.0, keys.1) {
        !prefix.isOrderedBefore(UnsafeBufferPointer(rebasing: $0.prefix(prefix.count)))
      }
    }
  }

  static func key(_ word: some Collection<UInt8>, filledWith fill: UInt8) -> UInt64 {
    var key: UInt64 = 0
    for byte in word.prefix(8) { key = key << 8 | UInt64(byte) }
    for _ in min(word.count, 8)..<8 { key = key << 8 | UInt64(fill) }
    return key
  }

  /// The first word of which something does not hold that holds of a beginning of them: of all words with a lesser key
  /// than `low`, and of none with a greater one than `high`.
  private func firstTerm(_ low: UInt64, _ high: UInt64, _ isBefore: (UnsafeBufferPointer<UInt8>) -> Bool) -> Int {
    let blocks = (count + Self.blockSize - 1) / Self.blockSize
    // Of the blocks that begin with a word of which it holds, the last.
    let block = Self.first(blocks) { number in
      let key = keys[number]
      return key < low || (key <= high && isFirst(ofBlock: number, isBefore))
    } - 1
    guard block >= 0 else { return 0 }
    let start = block * Self.blockSize
    var found = min(start + Self.blockSize, count)
    _ = forEach(start..<found) { term, word, _ in
      if isBefore(word) { return true }
      found = term
      return false
    }
    return found
  }

  private func isFirst(ofBlock block: Int, _ isBefore: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    let first = block * Self.blockSize
    var result = false
    _ = forEach(first..<first + 1) { _, word, _ in
      result = isBefore(word)
      return true
    }
    return result
  }

  /// The first number of which something does not hold that holds of a beginning of them.
  private static func first(_ count: Int, _ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Lets the words of a block be read.
  @inline(__always)
  private func withBlock(_ block: Int, _ body: (inout Cursor) -> Bool) -> Bool {
    starts.withNumbers(block * 3..<block * 3 + 6) { starts in
      guard starts.count == 6, starts[0] <= starts[3] else { return true }
      return bytes.withNumbers(Int(starts[0])..<Int(starts[3])) { bytes in
        var cursor = Cursor(bytes, postings: Int(starts[1]), places: Int(starts[2]))
        return body(&cursor)
      }
    }
  }

  /// Reads the words of a block one after another.
  private struct Cursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var numbers: VarintReader
    private var postings: Int
    private var places: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, postings: Int, places: Int) {
      self.bytes = bytes
      numbers = VarintReader(bytes)
      (self.postings, self.places) = (postings, places)
    }

    @inline(__always)
    mutating func next(_ word: inout WordBytes) -> Entry {
      let shared = Int(truncatingIfNeeded: numbers.next() & 0xFFFF)
      let own = min(Int(truncatingIfNeeded: numbers.next() & 0xFFFF), bytes.count - numbers.position)
      word.replace(from: shared, with: UnsafeBufferPointer(rebasing: bytes[numbers.position..<numbers.position + own]))
      numbers.pass(own)
      return readEntry()
    }

    @inline(__always)
    private mutating func readEntry() -> Entry {
      let (rows, postingBytes, placeBytes) = numbers.nextThree()
      defer { pass(postingBytes, placeBytes) }
      return entry(rows, postingBytes, placeBytes)
    }

    @inline(__always)
    private func entry(_ rows: UInt64, _ postingBytes: UInt64, _ placeBytes: UInt64) -> Entry {
      Entry(
        count: Int(truncatingIfNeeded: rows & 0x7FFF_FFFF),
        postings: postings..<postings &+ Int(truncatingIfNeeded: postingBytes & 0xFFFF_FFFF),
        places: places..<places &+ Int(truncatingIfNeeded: placeBytes & 0xFFFF_FFFF))
    }

    /// Goes on to where the postings and places of the next word begin. A block begins below 2³², so that nothing overflows.
    @inline(__always)
    private mutating func pass(_ postingBytes: UInt64, _ placeBytes: UInt64) {
      postings &+= Int(truncatingIfNeeded: postingBytes & 0xFFFF_FFFF)
      places &+= Int(truncatingIfNeeded: placeBytes & 0xFFFF_FFFF)
    }

    /// What is known of a word that may be among the next ones, which no word is put together for: `same` bytes are those
    /// of the word before that are the word's own, and how many bytes the next one shares with that tells mostly whether
    /// it still comes before the word.
    mutating func entry(of word: UnsafeBufferPointer<UInt8>, among count: Int) -> Entry? {
      var same = 0
      for _ in 0..<max(0, count) {
        let shared = Int(truncatingIfNeeded: numbers.next() & 0xFFFF)
        let own = min(Int(truncatingIfNeeded: numbers.next() & 0xFFFF), bytes.count &- numbers.position)
        var place = numbers.position
        let end = place &+ own
        numbers.pass(own)
        let (rows, postingBytes, placeBytes) = numbers.nextThree()
        // It shares more with the one before than the word does: it comes before the word as that did.
        if shared <= same {
          if shared < same { return nil }
          while place < end, same < word.count, bytes[place] == word[same] {
            place &+= 1
            same &+= 1
          }
          if place == end, same == word.count { return entry(rows, postingBytes, placeBytes) }
          if place < end, same == word.count || bytes[place] > word[same] { return nil }
        }
        pass(postingBytes, placeBytes)
      }
      return nil
    }
  }
}

/// The bytes of a word that is put together from those before it.
private struct WordBytes: ~Copyable {
  private static let most = 256
  private let bytes: UnsafeMutablePointer<UInt8>
  private var count = 0

  init() { bytes = .allocate(capacity: Self.most) }

  deinit { bytes.deallocate() }

  @inline(__always)
  mutating func replace(from start: Int, with own: UnsafeBufferPointer<UInt8>) {
    let start = min(start, count)
    let length = min(own.count, Self.most - start)
    for place in 0..<length { bytes[start &+ place] = own[place] }
    count = start + length
  }

  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: bytes, count: count))
  }
}
