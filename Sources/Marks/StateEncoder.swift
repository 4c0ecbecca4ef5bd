import Papers

/// Writes a table as the text of `state.json`.
///
/// One paper and one step a line, so that it diffs well. Papers are sorted by key, members of an object by
/// name; members that only a newer version knows come after the known ones.
struct StateEncoder {
  static let format = "lectern-state"
  static let version = 1

  private var json: JSONWriter

  /// What the id of a step is made from besides its time.
  static func identity(name: String, edits: [Edit]) -> [UInt8] {
    var encoder = StateEncoder(json: JSONWriter(capacity: 256))
    encoder.json.string(name)
    encoder.edits(edits)
    return encoder.json.bytes
  }

  /// The beginning of a line of the journal, up to its checksum.
  ///
  /// - Parameter time: when the step was done to all of its papers, which says all there is to say of them.
  static func members(_ changes: MarkChanges, doneAt time: Timestamp?) -> [UInt8] {
    var encoder = StateEncoder(json: JSONWriter(capacity: 256 + changes.papers.count * (time == nil ? 160 : 24)))
    encoder.json.raw("{")
    if let time {
      encoder.json.key("done")
      encoder.json.time(time)
    }
    encoder.json.key("papers")
    encoder.json.raw("{")
    for id in time == nil ? changes.papers.keys.sorted() : [] {
      encoder.json.key(id.key)
      encoder.paper(changes.papers[id] ?? PaperMarks())
    }
    encoder.json.raw("}")
    for step in changes.steps.prefix(1) {
      encoder.json.key("step")
      encoder.entry(step)
    }
    return encoder.json.bytes
  }

  static func encode(_ table: MarkTable) -> [UInt8] {
    var encoder = StateEncoder(json: JSONWriter(capacity: 1_024 + table.papers.count * 160))
    encoder.document(table)
    return encoder.json.bytes
  }

  private mutating func document(_ table: MarkTable) {
    json.raw("{\n  \"format\": ")
    json.string(Self.format)
    json.raw(",\n  \"version\": ")
    json.raw(JSONText(bytes: Array(String(Self.version).utf8)))
    json.raw(",\n  \"papers\": {")
    papers(table.papers)
    json.raw("},\n  \"history\": [")
    lines(table.history.entries) { $0.entry($1) }
    json.raw("]")
    for (key, value) in table.unknown.sorted(by: { $0.key < $1.key }) {
      json.raw(",\n  ")
      json.raw(key)
      json.raw(": ")
      json.raw(value)
    }
    json.raw("\n}\n")
  }

  private mutating func papers(_ papers: MarkedPapers) {
    var separator: StaticString = "\n    "
    papers.forEachSorted { entry in
      json.raw(separator)
      separator = ",\n    "
      switch entry {
      case .plain(let text): json.raw(text)
      case .other(let id, let marks):
        json.string(id.key)
        json.raw(": ")
        paper(marks)
      }
    }
    if !papers.isEmpty { json.raw("\n  ") }
  }

  /// Writes each element on a line of its own.
  private mutating func lines<Element>(
    _ elements: [Element], _ write: (inout StateEncoder, Element) -> Void
  ) {
    var separator: StaticString = "\n    "
    for element in elements {
      json.raw(separator)
      write(&self, element)
      separator = ",\n    "
    }
    if !elements.isEmpty { json.raw("\n  ") }
  }

  private mutating func paper(_ marks: PaperMarks) {
    json.raw("{")
    mark(.dismissed, of: marks)
    mark(.later, of: marks)
    if let note = marks.note {
      json.key("note")
      self.note(note)
    }
    detail(.place, of: marks)
    mark(.read, of: marks)
    detail(.rule, of: marks)
    detail(.seen, of: marks)
    detail(.snoozed, of: marks)
    mark(.starred, of: marks)
    if !marks.tagChanges.isEmpty {
      json.key("tags")
      json.raw("{")
      for (tag, change) in marks.tagChanges.sorted(by: { $0.key < $1.key }) {
        json.key(tag)
        stamped(change)
      }
      json.raw("}")
    }
    close(with: marks.unknown)
  }

  private mutating func mark(_ mark: Mark, of marks: PaperMarks) {
    guard let change = marks.stamped(mark) else { return }
    json.key(mark.rawValue)
    stamped(change)
  }

  private mutating func detail(_ detail: Detail, of marks: PaperMarks) {
    guard !marks.detailChanges.isEmpty, let change = marks.detailChanges[detail] else { return }
    json.key(detail.rawValue)
    json.raw("{")
    json.key("at")
    json.time(change.at)
    json.key("value")
    json.string(change.value)
    close(with: change.unknown)
  }

  private mutating func note(_ note: Note) {
    json.raw("{")
    json.key("at")
    json.time(note.at)
    if note.isDivided {
      json.key("others")
      json.raw("[")
      for other in note.texts.dropFirst() {
        json.comma()
        json.raw("{")
        json.key("at")
        json.time(other.at)
        json.key("text")
        json.string(other.value)
        close(with: other.unknown)
      }
      json.raw("]")
    }
    if !note.replaced.isEmpty {
      json.key("replaced")
      json.raw("[")
      for time in note.replaced {
        json.comma()
        json.time(time)
      }
      json.raw("]")
    }
    json.key("text")
    json.string(note.texts.first?.value ?? "")
    close(with: note.unknown)
  }

  private mutating func stamped(_ change: Stamped<Bool>) {
    json.raw("{")
    json.key("at")
    json.time(change.at)
    json.key("set")
    json.bool(change.value)
    close(with: change.unknown)
  }

  private mutating func close(with unknown: UnknownFields) {
    if !unknown.isEmpty {
      for (key, value) in unknown.sorted(by: { $0.key < $1.key }) {
        json.comma()
        json.raw(key)
        json.raw(":")
        json.raw(value)
      }
    }
    json.raw("}")
  }
}

extension StateEncoder {
  private mutating func entry(_ entry: MarkHistory.Entry) {
    switch entry.content {
    case .unknown(let text): json.raw(text)
    case .step(let step):
      json.raw("{")
      json.key("at")
      json.time(step.at)
      json.key("edits")
      edits(step.edits)
      json.key("id")
      json.id(step.id)
      json.key("name")
      json.string(step.name)
      if step.isUndone {
        json.key("undone")
        json.bool(true)
      }
      close(with: step.unknown)
    }
  }

  private mutating func edits(_ edits: [Edit]) {
    json.raw("[")
    for edit in edits {
      json.comma()
      self.edit(edit)
    }
    json.raw("]")
  }

  private mutating func edit(_ edit: Edit) {
    json.raw("{")
    switch edit.kind {
    case .mark(let mark, let isSet):
      json.key("mark")
      json.string(mark.rawValue)
      papers(edit.ids)
      json.key("set")
      json.bool(isSet)
    case .tag(let tag, let isSet):
      papers(edit.ids)
      json.key("set")
      json.bool(isSet)
      json.key("tag")
      json.string(tag)
    case .note(let before, let after):
      json.key("after")
      json.string(after)
      json.key("before")
      json.string(before ?? "")
      papers(edit.ids)
    case .detail(let detail, let before, let after):
      json.key("after")
      json.string(after)
      json.key("before")
      json.string(before ?? "")
      json.key("detail")
      json.string(detail.rawValue)
      papers(edit.ids)
    }
    json.raw("}")
  }

  private mutating func papers(_ ids: EditedPapers) {
    json.key("papers")
    json.papers(ids)
  }
}
