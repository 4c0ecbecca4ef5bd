import Papers

/// Takes whole papers out of a damaged `state.json`.
///
/// The file has one paper a line, and JSON text never holds a raw line break inside a string: so a line that
/// reads `"scheme:key": {…}` from its first to its last brace is a whole entry, whatever stands around it.
enum StateRecovery {
  static func papers(in bytes: [UInt8]) -> [PaperID: PaperMarks] {
    var papers: [PaperID: PaperMarks] = [:]
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if let (id, marks) = paper(in: bytes, line: start..<end) {
        papers[id] = papers[id]?.merging(marks) ?? marks
      }
      start = end + 1
    }
    return papers
  }

  private static func paper(in bytes: [UInt8], line: Range<Int>) -> (PaperID, PaperMarks)? {
    var reader = JSONReader(bytes, in: line)
    guard reader.peek() == UInt8(ascii: "\""), let key = try? reader.key(), key.name.contains(":"),
      key.name.utf8.count <= MarkTable.longestKey, let marks = try? reader.paperMarks(), !marks.isBlank
    else { return nil }
    return (PaperID(key: key.name), marks)
  }
}
