import Papers

/// What a text that should be `state.json` holds, and what is wrong with it.
struct StateReading {
  var table = MarkTable()
  /// The version that the text gives; nil when it gives none.
  var version: Int?
  /// What is wrong, in the order of the text. A sound text has none.
  var problems: [JSONError] = []
}

/// Reads the text of `state.json`.
///
/// A paper of the wrong shape is a problem of its own and costs nothing but itself. Where the text is no JSON
/// at all, such as a file that was cut, what can still be read of it is recovered line by line.
struct StateDecoder {
  private var reading = StateReading()
  private var format: String?
  private var hasPapers = false
  private var entries: [MarkHistory.Entry] = []

  static func decode(_ bytes: [UInt8]) -> StateReading {
    var decoder = StateDecoder()
    do {
      try decoder.document(bytes)
    } catch {
      decoder.reading.problems.append(error)
      decoder.recover(bytes)
    }
    decoder.reading.table.history = MarkHistory(decoder.entries)
    return decoder.reading
  }

  /// A file in the form that we write gives all its whole lines; one that was formatted otherwise gives what
  /// stands before the damage.
  private mutating func recover(_ bytes: [UInt8]) {
    let recovered = StateRecovery.papers(in: bytes)
    if recovered.count < reading.table.papers.count { return }
    var table = MarkTable()
    for (id, marks) in recovered { table.put(marks, for: id) }
    table.unknown = reading.table.unknown
    reading.table = table
  }

  private mutating func document(_ bytes: [UInt8]) throws(JSONError) {
    var reader = JSONReader(bytes)
    try reader.object { (reader, key) throws(JSONError) in try member(key, &reader) }
    if reader.peek() != nil { throw reader.error("the end of the file") }
    if format != StateEncoder.format {
      problem(0, "\"format\": \"\(StateEncoder.format)\"")
    }
    if reading.version == nil { problem(0, "a \"version\"") }
    if !hasPapers {
      // The marks may be there under a damaged name, which would pass for a member of a newer version.
      problem(0, "\"papers\"")
      reading.table.unknown = [:]
      recover(bytes)
    }
  }

  private mutating func problem(_ offset: Int, _ expected: String) {
    reading.problems.append(JSONError(offset: offset, expected: expected))
  }

  private mutating func member(_ key: JSONReader.Key, _ reader: inout JSONReader) throws(JSONError) {
    switch key.name {
    case "format": format = try wellFormed(&reader) { (reader) throws(JSONError) in try reader.string() }
    case "version":
      reading.version = try wellFormed(&reader) { (reader) throws(JSONError) in try reader.wholeNumber() }
    case "papers":
      hasPapers = true
      try papers(&reader)
    case "history":
      try reader.array { (reader) throws(JSONError) in entries.append(try reader.entry()) }
    default:
      try reader.unknown(key, into: &reading.table.unknown)
    }
  }

  private mutating func papers(_ reader: inout JSONReader) throws(JSONError) {
    try reader.expect("{")
    if reader.take("}") { return }
    var plainReader = PlainEntryReader()
    var plain = PlainEntries(text: reader.bytes)
    plain.reserve(from: reader.offset)
    var others: [(PaperID, PaperMarks)] = []
    // What was read before the text is broken counts, too.
    defer {
      var table = MarkTable(papers: MarkedPapers(plain))
      for (id, marks) in others { table.put(marks, for: id) }
      reading.table.merge(table)
    }
    repeat {
      _ = reader.peek()
      let found = reader.bytes.withUnsafeBytes { plainReader.entry(in: $0, from: reader.offset, to: reader.end) }
      if let found, plain.add(found) {
        reader.offset = found.end
      } else if let other = try paper(reader.key(), &reader) {
        others.append(other)
      }
    } while reader.take(",")
    try reader.expect("}")
  }

  private mutating func paper(
    _ key: JSONReader.Key, _ reader: inout JSONReader
  ) throws(JSONError) -> (PaperID, PaperMarks)? {
    let marks = try wellFormed(&reader) { (reader) throws(JSONError) in
      if key.name.utf8.count > MarkTable.longestKey { throw reader.error("a shorter key") }
      return try reader.paperMarks()
    }
    return marks.map { (PaperID(key: key.name), $0) }
  }

  /// What `read` makes of the next value. When the value is JSON but not what `read` wants, that is written
  /// down, the value passed over, and the answer nil.
  private mutating func wellFormed<Value>(
    _ reader: inout JSONReader, _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    let start = reader.offset
    do {
      return try read(&reader)
    } catch {
      reader.offset = start
      try reader.skipValue()
      reading.problems.append(error)
      return nil
    }
  }
}
