/// Where in `papers.jsonl` the papers are that an import may meet again.
///
/// A paper takes 8 bytes for its line and about 11 for each of its identities and for its title, so that
/// millions fit into memory beside an index. Hashes only propose; who asks has to look at the lines.
struct KnownPapers {
  private var byIdentity = LineTable()
  private var byTitle = LineTable()
  private var lines: [Line] = []
  /// The hashes of the schemes met so far; the place of each is its bit in `Line`.
  private var schemes: [UInt32] = []

  /// Where a line begins, and what tells its paper from others of the same title without reading it.
  private struct Line {
    /// From the highest bit: 40 for the place, 14 for the year, 10 for the schemes.
    let packed: UInt64

    static let schemeLimit = 10

    init(packed: UInt64) { self.packed = packed }

    init?(offset: Int, year: Int, schemes: UInt64) {
      guard offset >= 0, offset < 1 << 40, year >= 0, year < 1 << 14 else { return nil }
      packed = UInt64(offset) << 24 | UInt64(year) << 10 | schemes
    }

    var offset: Int { Int(packed >> 24) }
    var year: Int { Int(packed >> 10 & 0x3FFF) }
    var schemes: UInt64 { packed & 0x3FF }
  }

  init() {}

  /// Takes what `parts` gave; nil for what it cannot have given.
  init?(_ parts: [[UInt64]]) {
    guard parts.count == 4, parts[0].count <= Line.schemeLimit, let byIdentity = LineTable(parts[1]),
      let byTitle = LineTable(parts[2])
    else { return nil }
    schemes = parts[0].map { UInt32(truncatingIfNeeded: $0) }
    self.byIdentity = byIdentity
    self.byTitle = byTitle
    lines = parts[3].map { Line(packed: $0) }
  }

  /// All of it in numbers, to be kept: schemes, identities, titles and lines.
  var parts: [[UInt64]] {
    [schemes.map { UInt64($0) }, byIdentity.slots, byTitle.slots, lines.map(\.packed)]
  }

  private func line(_ number: UInt32) -> Line? {
    Int(number) < lines.count ? lines[Int(number)] : nil
  }

  /// Notes a line; a later line of the same identity takes the place of an earlier one.
  mutating func note(_ keys: PaperKeys, at offset: Int) {
    meetSchemes(of: keys)
    guard let line = Line(offset: offset, year: keys.year, schemes: mask(of: keys)),
      let number = UInt32(exactly: lines.count)
    else { return }
    lines.append(line)
    for identity in keys.identities { byIdentity.add(identity.hash, line: number) }
    if let title = keys.title { byTitle.add(title, line: number) }
  }

  /// The lines that may share an identity: those of the first one first, and the newest of each first.
  func offsets(of keys: PaperKeys) -> [Int] {
    var offsets: [Int] = []
    for identity in keys.identities {
      for line in byIdentity.lines(of: identity.hash) {
        guard let offset = self.line(line)?.offset else { continue }
        if !offsets.contains(offset) { offsets.append(offset) }
      }
    }
    return offsets
  }

  /// The lines, newest first, that may have the same title and do not contradict otherwise: papers that have
  /// identities of one scheme, or years that differ, are two papers (`Paper.isSameWork`).
  func offsets(ofTitleOf keys: PaperKeys) -> [Int] {
    guard let title = keys.title else { return [] }
    let schemes = mask(of: keys)
    return byTitle.lines(of: title).compactMap { line($0) }
      .filter { line in
        line.schemes & schemes == 0 && (line.year == 0 || keys.year == 0 || line.year == keys.year)
      }.map(\.offset)
  }

  /// A bit for each scheme that was met. Those beyond the tenth have none, and are told apart by reading.
  private func mask(of keys: PaperKeys) -> UInt64 {
    keys.identities.reduce(0) { mask, identity in
      schemes.firstIndex(of: identity.scheme).map { mask | 1 << UInt64($0) } ?? mask
    }
  }

  private mutating func meetSchemes(of keys: PaperKeys) {
    for identity in keys.identities where identity.scheme != 0 && schemes.count < Line.schemeLimit {
      if !schemes.contains(identity.scheme) { schemes.append(identity.scheme) }
    }
  }
}
