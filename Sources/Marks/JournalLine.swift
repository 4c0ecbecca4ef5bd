import Papers

/// The lines of `state.journal`: JSON objects, each with its own checksum.
///
///     {"format":"lectern-journal","version":1,"sum":"…"}
///     {"papers":{"arxiv:1706.03762":{"starred":{"at":"…","set":true}}},"step":{"at":"…",…},"sum":"…"}
///
/// A step of many papers that it says the same of does not repeat them, and `done` says when it was done to them:
///
///     {"done":"…","papers":{},"step":{"at":"…","edits":[{"mark":"read","papers":["…",…],"set":true}],…},"sum":"…"}
///
/// The last line of a journal that was folded and is kept as a backup leads from one state file to the next:
///
///     {"folded":{"from":"…","into":"…"},"sum":"…"}
///
/// `sum` is the checksum of all bytes of the line before `,"sum"`. The papers have the parts that the step
/// changed, in the form of `state.json`, so that taking a line in once more makes no difference.
enum JournalLine: Sendable {
  case header(version: Int)
  case changes(MarkChanges)
  case folded(JournalFold)
  /// A line that only a newer version understands, with what this one does.
  case unknown(MarkChanges)
  case damaged

  static let format = "lectern-journal"
  static let version = 1

  /// Reads a line without its line end.
  init(_ line: ArraySlice<UInt8>) {
    guard Self.isWhole(line) else {
      self = .damaged
      return
    }
    do {
      self = try Self.read(JSONReader(Array(line)))
    } catch {
      // The checksum says that this is what was written.
      self = .unknown(MarkChanges())
    }
  }

  private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    let tail = line.suffix(18)
    guard tail.count == 18, tail.starts(with: #","sum":""#.utf8), tail.suffix(2).elementsEqual(#""}"#.utf8) else {
      return false
    }
    return Checksum.read(tail.dropFirst(8).prefix(8)) == Checksum.of(line.dropLast(18))
  }

  private static func read(_ line: JSONReader) throws(JSONError) -> JournalLine {
    var reader = line
    var changes = MarkChanges()
    var (format, version) = (String?.none, Int?.none)
    var done: Timestamp?
    var fold: JournalFold?
    var isKnown = true
    try reader.object { (reader, key) throws(JSONError) in
      switch key.name {
      case "format": format = try reader.string()
      case "version": version = try reader.wholeNumber()
      case "done": done = try reader.time()
      case "folded": fold = try reader.fold()
      case "papers": try reader.papers(into: &changes)
      case "step": changes.steps.append(try reader.entry())
      case "sum": try reader.skipValue()
      default:
        isKnown = false
        try reader.skipValue()
      }
    }
    if format == Self.format, let version { return .header(version: version) }
    if let fold, isKnown, changes.isEmpty { return .folded(fold) }
    if let done {
      isKnown = isKnown && changes.steps.allSatisfy { $0.step != nil }
      changes.spread(at: done)
    }
    return isKnown && format == nil && !changes.isEmpty ? .changes(changes) : .unknown(changes)
  }

  static var header: [UInt8] {
    var json = JSONWriter(capacity: 80)
    json.raw("{")
    json.key("format")
    json.string(format)
    json.key("version")
    json.raw(JSONText(bytes: Array(String(version).utf8)))
    return closed(json.bytes)
  }

  /// A step of more papers than this does not repeat them.
  static let most = 64

  /// The line of one step, with its line end.
  ///
  /// - Parameter time: when the step was done to its papers, where that says everything.
  static func encode(_ changes: MarkChanges, at time: Timestamp? = nil) -> [UInt8] {
    closed(StateEncoder.members(changes, doneAt: changes.papers.count > most ? time : nil))
  }

  /// Ends an object with its checksum.
  static func closed(_ object: [UInt8]) -> [UInt8] {
    var line = object
    let checksum = Checksum.of(object)
    line.append(contentsOf: #","sum":""#.utf8)
    Checksum.write(checksum, to: &line)
    line.append(contentsOf: "\"}\n".utf8)
    return line
  }
}

extension MarkChanges {
  /// Adds to the papers what the steps did to them at one time.
  fileprivate mutating func spread(at time: Timestamp) {
    for step in steps.compactMap(\.step) {
      let edits = step.isUndone ? step.edits.reversed().map(\.reversed) : step.edits
      papers.reserveCapacity(papers.count + (edits.first?.ids.count ?? 0))
      for edit in edits {
        for id in edit.ids where id.key.utf8.count <= MarkTable.longestKey {
          let part = edit.kind.part(of: nil, at: time)
          if let earlier = papers.updateValue(part, forKey: id) { papers[id] = earlier.merging(part) }
        }
      }
    }
  }
}

extension JSONReader {
  fileprivate mutating func papers(into changes: inout MarkChanges) throws(JSONError) {
    try object { (reader, key) throws(JSONError) in
      if key.name.utf8.count > MarkTable.longestKey { throw reader.error("a shorter key") }
      let marks = try reader.paperMarks()
      let id = PaperID(key: key.name)
      changes.papers[id] = changes.papers[id]?.merging(marks) ?? marks
    }
  }
}
