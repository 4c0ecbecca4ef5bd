import Papers

/// The papers of an edit, in its order: as identities, or as the text that names them in a file.
///
/// A history names a quarter of a million papers, which are read at every start and of which hardly any is ever asked
/// for: no string is made of one before that, they take a third of the memory, and are written as they stand.
package struct EditedPapers: Sendable {
  private enum Form {
    case ids([PaperID])
    /// The strings of a JSON array with commas between them, exactly as we write them, all ASCII and without escapes.
    case text([UInt8], count: Int)
  }

  private var form: Form

  package init(_ ids: [PaperID]) { form = .ids(ids) }

  fileprivate init(text: [UInt8], count: Int) { form = .text(text, count: count) }

  package var count: Int {
    switch form {
    case .ids(let ids): ids.count
    case .text(_, let count): count
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// The bytes of the text; 0 where there is none.
  fileprivate var textCount: Int {
    if case .text(let text, _) = form { text.count } else { 0 }
  }

  package var ids: [PaperID] {
    switch form {
    case .ids(let ids): return ids
    case .text(let text, let count):
      var ids: [PaperID] = []
      ids.reserveCapacity(count)
      for name in text.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false).enumerated() where name.offset % 2 == 1 {
        ids.append(PaperID(key: String(decoding: name.element, as: UTF8.self)))
      }
      return ids
    }
  }

  /// The same as text, where that can be had.
  var asText: EditedPapers {
    guard case .ids(let ids) = form else { return self }
    var json = JSONWriter(capacity: 2 + ids.count * 24)
    json.papers(self)
    let reader = JSONReader(json.bytes)
    return reader.plainPapers() ?? self
  }

  mutating func append(_ id: PaperID) {
    if case .ids(var ids) = form {
      // Nobody else must hold the array while it grows.
      form = .ids([])
      ids.append(id)
      form = .ids(ids)
    } else {
      form = .ids(ids + [id])
    }
  }
}

extension EditedPapers: Sequence {
  package func makeIterator() -> IndexingIterator<[PaperID]> { ids.makeIterator() }

  package var underestimatedCount: Int { count }
}

extension EditedPapers: Hashable {
  /// Whether they are still text makes no difference.
  package static func == (a: EditedPapers, b: EditedPapers) -> Bool {
    if case .text(let ours, _) = a.form, case .text(let theirs, _) = b.form { return ours == theirs }
    return a.count == b.count && a.elementsEqual(b)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(count) }
}

extension JSONReader {
  /// The papers of an edit, as an array of keys.
  mutating func editedPapers() throws(JSONError) -> EditedPapers {
    _ = peek()
    if let papers = plainPapers() {
      offset += papers.textCount + 2
      return papers
    }
    var ids: [PaperID] = []
    try array { (reader) throws(JSONError) in ids.append(PaperID(key: try reader.shortString())) }
    return EditedPapers(ids)
  }

  /// The array that begins here, if it is in exactly the form that we write, without escapes, characters beyond ASCII
  /// and long strings.
  fileprivate func plainPapers() -> EditedPapers? {
    bytes.withUnsafeBufferPointer { bytes in
      guard offset < end, bytes[offset] == UInt8(ascii: "[") else { return nil }
      var place = offset + 1
      var count = 0
      while place < end, bytes[place] == UInt8(ascii: "\"") {
        place += 1
        let start = place
        while place < end, 0x20..<0x7F ~= bytes[place], bytes[place] != UInt8(ascii: "\""), bytes[place] != UInt8(ascii: "\\") {
          place += 1
        }
        guard place + 1 < end, bytes[place] == UInt8(ascii: "\""), place - start <= MarkTable.longestKey else { return nil }
        count += 1
        place += 1
        if bytes[place] == UInt8(ascii: "]") { return EditedPapers(text: Array(bytes[offset + 1..<place]), count: count) }
        guard bytes[place] == UInt8(ascii: ",") else { return nil }
        place += 1
      }
      return nil
    }
  }
}

extension JSONWriter {
  /// Writes the keys of papers as an array.
  mutating func papers(_ papers: EditedPapers) {
    raw("[")
    papers.write(to: &self)
    raw("]")
  }
}

extension EditedPapers {
  fileprivate func write(to json: inout JSONWriter) {
    switch form {
    case .ids(let ids):
      for id in ids {
        json.comma()
        json.string(id.key)
      }
    case .text(let text, _): json.raw(text[...])
    }
  }
}
