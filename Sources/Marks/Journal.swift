import Glibc

/// `state.journal` as far as it was read or written here. Held open, so that no new file can get its number.
struct Journal: Sendable {
  var file: OpenFile
  let number: FileStatus.Number
  /// Whether `file` is open for writing too.
  var isWritable = true
  /// Where the next line goes: the end of the last whole line.
  var end = 0
  /// How many lines there are that `state.json` may not hold yet.
  var pending = 0
  /// Lines that only a newer version understands; they outlive folding.
  var carried: [[UInt8]] = []

  init(file: OpenFile, number: FileStatus.Number, isWritable: Bool = true) {
    (self.file, self.number, self.isWritable) = (file, number, isWritable)
  }

  /// Whether nothing was added to it since it was begun.
  var isUnused: Bool { end == JournalLine.header.count && pending == 0 && carried.isEmpty }
}

/// What was found behind `Journal.end`.
struct JournalReading: Sendable {
  /// What the whole lines say together.
  var changes = MarkChanges()
  var wholeLines = 0
  /// The first line that is not what was written, counted from 1 at the place where reading began.
  var firstDamaged: Int?
  var damagedLines = 0
  /// Which state files the lines before lead from and to, if the last line says so.
  var fold: JournalFold?
  /// Whether the last line has no end, as when the power failed while it was written.
  var isTorn = false
  /// The version of a newer lectern's journal.
  var newerVersion: Int?
}

extension Journal {
  /// Takes in the bytes that follow `end`.
  mutating func take(_ bytes: [UInt8]) -> JournalReading {
    var reading = JournalReading()
    var start = 0
    while let length = bytes[start...].firstIndex(of: 0x0A).map({ $0 - start }) {
      take(bytes[start..<start + length], &reading)
      start += length + 1
    }
    reading.isTorn = start < bytes.count
    end += start
    return reading
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ reading: inout JournalReading) {
    pending += 1
    reading.fold = nil
    switch JournalLine(line) {
    case .header(let version):
      pending -= 1
      if version > JournalLine.version { reading.newerVersion = version }
    case .changes(let changes): reading.changes.add(changes)
    case .folded(let fold):
      pending -= 1
      reading.fold = fold
    case .unknown(let changes):
      reading.changes.add(changes)
      carried.append(Array(line) + [0x0A])
      if changes.isEmpty { pending -= 1 }
    case .damaged:
      reading.damagedLines += 1
      if reading.firstDamaged == nil { reading.firstDamaged = reading.wholeLines + reading.damagedLines }
      return
    }
    reading.wholeLines += 1
  }
}
