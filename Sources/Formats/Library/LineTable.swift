/// A flat table from hashes to the numbers of lines that have them; a hash may have several lines.
///
///     slot    0     1     2     3     4     5        home of a hash: its highest bits
///           ┌─────┬─────┬─────┬─────┬─────┬─────┐
///           │  ·  │ a 7 │ a 9 │ b 2 │  ·  │ c 5 │    hash and line in 8 bytes; 0 is an empty slot
///           └─────┴─────┴─────┴─────┴─────┴─────┘
///
/// Slots are tried from the home on, one after another. A library of millions has an entry for each identity
/// and each title, so what an entry takes is what counts: eight bytes, of which three quarters are filled at
/// the most. The hashes are short enough that two may be equal by chance; who asks has to look at the line.
struct LineTable {
  /// How many lines of one hash are kept: beyond that, the oldest gives way.
  static let limit = 16

  private(set) var slots: [UInt64]
  private var shift: UInt32
  private var count: Int

  init() {
    slots = [UInt64](repeating: 0, count: 1 << 10)
    shift = 32 - 10
    count = 0
  }

  /// The table that had these slots; nil when none has.
  init?(_ slots: [UInt64]) {
    let bits = UInt32(slots.count.trailingZeroBitCount)
    guard (1..<32).contains(bits), slots.count == 1 << bits else { return nil }
    self.slots = slots
    shift = 32 - bits
    count = slots.count { $0 != 0 }
    guard count < slots.count else { return nil }
  }

  /// Adds a line, numbered from 0.
  mutating func add(_ hash: UInt32, line: UInt32) {
    guard line < .max else { return }
    if count >= slots.count / 4 * 3 { grow() }
    guard count < slots.count - 1 else { return }
    let entry = UInt64(hash) << 32 | UInt64(line + 1)
    var slot = Int(hash >> shift)
    var oldest: Int?
    var same = 0
    while slots[slot] != 0 {
      if slots[slot] >> 32 == UInt64(hash) {
        if slots[slot] == entry { return }
        same += 1
        if oldest.map({ slots[slot] < slots[$0] }) ?? true { oldest = slot }
        if same == Self.limit, let oldest {
          slots[oldest] = entry
          return
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = entry
    count += 1
  }

  /// The lines of a hash, the newest first.
  func lines(of hash: UInt32) -> [UInt32] {
    var lines: [UInt32] = []
    var slot = Int(hash >> shift)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == UInt64(hash) { lines.append(UInt32(truncatingIfNeeded: slots[slot]) - 1) }
      slot = (slot + 1) & (slots.count - 1)
    }
    if lines.count > 1 { lines.sort(by: >) }
    return lines
  }

  /// Doubles the table; with all 32 bits used for homes there is no more to gain, and runs become longer.
  private mutating func grow() {
    guard shift > 1 else { return }
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    shift -= 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> UInt64(32 + shift))
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
