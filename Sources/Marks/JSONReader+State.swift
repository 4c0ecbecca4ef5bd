import Papers

/// The parts of `state.json`.
extension JSONReader {
  /// The entry of one paper.
  mutating func paperMarks() throws(JSONError) -> PaperMarks {
    var marks = PaperMarks()
    try object { (reader, key) throws(JSONError) in
      if let mark = Mark(rawValue: key.name) {
        let change = try reader.stamped("set") { (reader) throws(JSONError) in try reader.bool() }
        marks.put(marks.stamped(mark)?.merging(change) ?? change, for: mark)
      } else if key.name == "note" {
        let note = try reader.stamped("text") { (reader) throws(JSONError) in try reader.string() }
        marks.put(note: marks.note?.merging(note) ?? note)
      } else if key.name == "tags" {
        try reader.object { (reader, key) throws(JSONError) in
          if key.name.utf8.count > MarkTable.longestKey { throw reader.error("a shorter tag") }
          let change = try reader.stamped("set") { (reader) throws(JSONError) in try reader.bool() }
          marks.put(marks.tagChanges[key.name]?.merging(change) ?? change, forTag: key.name)
        }
      } else {
        try reader.unknown(key, into: &marks.unknown)
      }
    }
    return marks
  }

  /// A value with its time. One without a time, as a person may write it, was set in 1970.
  private mutating func stamped<Value>(
    _ name: String, _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Stamped<Value> {
    var value: Value?
    var at = Timestamp.earliest
    var unknown: UnknownFields = [:]
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case name: value = try read(&reader)
      case "at": at = try reader.time()
      default: try reader.unknown(key, into: &unknown)
      }
    }
    guard let value else { throw error("\"\(name)\" in this object") }
    return Stamped(value, at: at, unknown: unknown)
  }

  /// Reads the value of a key that this version does not know.
  mutating func unknown(_ key: Key, into fields: inout UnknownFields) throws(JSONError) {
    fields.merge([text(of: key.range): try anyValue()]) { max($0, $1) }
  }

  /// A step of the history; an error for one that only a newer version can undo.
  mutating func step() throws(JSONError) -> Step {
    var step = Step(name: "", at: .earliest, edits: [])
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "at": step.at = try reader.time()
      case "name": step.name = try reader.string()
      case "undone": step.isUndone = try reader.bool()
      case "edits":
        try reader.array { (reader) throws(JSONError) in step.edits.append(try reader.edit()) }
      default: try reader.unknown(key, into: &step.unknown)
      }
    }
    return step
  }

  private mutating func edit() throws(JSONError) -> Edit {
    var (mark, tag, before, after) = (String?.none, String?.none, String?.none, String?.none)
    var isSet: Bool?
    var ids: [PaperID] = []
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "mark": mark = try reader.string()
      case "tag": tag = try reader.shortString()
      case "before": before = try reader.string()
      case "after": after = try reader.string()
      case "set": isSet = try reader.bool()
      case "papers":
        try reader.array { (reader) throws(JSONError) in ids.append(PaperID(key: try reader.shortString())) }
      default: throw reader.error("no \"\(key.name)\" in an edit")
      }
    }
    switch (mark.map(Mark.init), tag, before, after, isSet) {
    case (let mark??, nil, nil, nil, let isSet?): return Edit(.mark(mark, isSet), ids)
    case (nil, let tag?, nil, nil, let isSet?): return Edit(.tag(tag, isSet), ids)
    case (nil, nil, let before?, let after?, nil): return Edit(.note(before: before, after: after), ids)
    default: throw error("a known edit")
    }
  }

  /// A string that may be a key.
  private mutating func shortString() throws(JSONError) -> String {
    let text = try string()
    if text.utf8.count > MarkTable.longestKey { throw error("a shorter key") }
    return text
  }

  /// A number without sign or fraction; one that is too large to count with is `Int.max`.
  mutating func wholeNumber() throws(JSONError) -> Int {
    _ = peek()
    let place = offset
    let digits = try anyValue().bytes
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw JSONError(offset: place, expected: "a whole number")
    }
    return Int(String(decoding: digits, as: UTF8.self)) ?? .max
  }
}
