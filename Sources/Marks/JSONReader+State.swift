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
      } else if let detail = Detail(rawValue: key.name) {
        let change = try reader.stamped("value") { (reader) throws(JSONError) in try reader.shortString() }
        marks.put(marks.detailChanges[detail]?.merging(change) ?? change, for: detail)
      } else if key.name == "note" {
        let note = try reader.note()
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

  private mutating func note() throws(JSONError) -> Note {
    var texts: [Stamped<String>] = []
    var replaced: [Timestamp] = []
    var unknown: UnknownFields = [:]
    var (text, at) = (String?.none, Timestamp.earliest)
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "text": text = try reader.string()
      case "at": at = try reader.time()
      case "others":
        try reader.array { (reader) throws(JSONError) in
          texts.append(try reader.stamped("text") { (reader) throws(JSONError) in try reader.string() })
        }
      case "replaced":
        try reader.array { (reader) throws(JSONError) in replaced.append(try reader.time()) }
      default: try reader.unknown(key, into: &unknown)
      }
    }
    guard let text else { throw error("\"text\" in this object") }
    return Note([Stamped(text, at: at)] + texts, replaced: replaced, unknown: unknown)
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

  /// A step of the history. One that only a newer version can undo is kept as it is.
  mutating func entry() throws(JSONError) -> MarkHistory.Entry {
    _ = peek()
    let start = offset
    do {
      return MarkHistory.Entry(try step())
    } catch {
      offset = start
      let text = try anyValue()
      return MarkHistory.Entry(unknown: text, id: Self.id(ofUnknown: text))
    }
  }

  private mutating func step() throws(JSONError) -> Step {
    var (name, at, isUndone) = ("", Timestamp.earliest, false)
    var id: StepID?
    var edits: [Edit] = []
    var unknown: UnknownFields = [:]
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "at": at = try reader.time()
      case "id": id = try reader.stepID()
      case "name": name = try reader.string()
      case "undone": isUndone = try reader.bool()
      case "edits":
        try reader.array { (reader) throws(JSONError) in edits.append(try reader.edit()) }
      default: try reader.unknown(key, into: &unknown)
      }
    }
    return Step(
      id: id ?? StepID(made: at, name: name, edits: edits), name: name, at: at, isUndone: isUndone,
      edits: edits, unknown: unknown)
  }

  private mutating func stepID() throws(JSONError) -> StepID {
    let text = try string()
    guard let id = StepID(text) else { throw error("the id of a step") }
    return id
  }

  /// The id that a step of a newer version gives, or else one made of its text.
  private static func id(ofUnknown text: JSONText) -> StepID {
    var reader = JSONReader(text.bytes)
    var (id, at) = (StepID?.none, Timestamp.earliest)
    try? reader.object { (reader, key) throws(JSONError) in
      switch key.name {
      case "id": id = try reader.stepID()
      case "at": at = try reader.time()
      default: try reader.skipValue()
      }
    }
    return id ?? StepID(made: at, checksum: Checksum.of(text.bytes))
  }

  private mutating func edit() throws(JSONError) -> Edit {
    var (mark, tag, before, after) = (String?.none, String?.none, String?.none, String?.none)
    var detail: String?
    var isSet: Bool?
    var ids = EditedPapers([])
    try object { (reader, key) throws(JSONError) in
      switch key.name {
      case "mark": mark = try reader.string()
      case "tag": tag = try reader.shortString()
      case "detail": detail = try reader.string()
      case "before": before = try reader.string()
      case "after": after = try reader.string()
      case "set": isSet = try reader.bool()
      case "papers": ids = try reader.editedPapers()
      default: throw reader.error("no \"\(key.name)\" in an edit")
      }
    }
    if let detail {
      guard let detail = Detail(rawValue: detail), let before, let after, mark == nil, tag == nil, isSet == nil else {
        throw error("a known edit")
      }
      return Edit(.detail(detail, before: before, after: after), ids)
    }
    switch (mark.map(Mark.init), tag, before, after, isSet) {
    case (let mark??, nil, nil, nil, let isSet?): return Edit(.mark(mark, isSet), ids)
    case (nil, let tag?, nil, nil, let isSet?): return Edit(.tag(tag, isSet), ids)
    case (nil, nil, let before?, let after?, nil): return Edit(.note(before: before, after: after), ids)
    default: throw error("a known edit")
    }
  }

  /// A string that may be a key.
  mutating func shortString() throws(JSONError) -> String {
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
