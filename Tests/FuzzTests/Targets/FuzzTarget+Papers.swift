import Papers

@testable import Formats

extension FuzzTarget {
  /// A line that is a paper is written in a form that reads as the same paper, and with clean text.
  static func line(_ bytes: [UInt8]) throws(Finding) {
    let read = decode(bytes)
    let keys = bytes.withUnsafeBytes { line in
      _ = PaperLine.head(line)
      return PaperLine.keys(line)
    }
    try Finding.check((keys == nil) == (read == nil), "a quick look and a slow one differ: \(String(describing: read))")
    guard let paper = read else { return }
    try check(paper)
    let again = decode(PaperLine.encode(paper))
    try Finding.check(again == paper, "a paper is another after writing: \(paper) and \(String(describing: again))")
  }

  private static func decode(_ bytes: [UInt8]) -> Paper? {
    bytes.withUnsafeBytes { try? PaperLine.decode($0) }
  }

  /// How a file is cut into chunks makes no difference, and its papers are clean.
  static func importing(_ bytes: [UInt8]) throws(Finding) {
    let whole = outcomes(of: bytes, chunk: bytes.count)
    try Finding.check(whole == outcomes(of: bytes, chunk: 7), "chunks of 7 bytes give something else")
    for case .paper(let paper, _) in whole.outcomes { try check(paper) }
  }

  /// As `importing`, whatever the file begins with.
  static func bibtex(_ bytes: [UInt8]) throws(Finding) {
    try checkCutting(bytes) { chunks in
      var file = BibTeXFile(limit: 1 << 16)
      return outcomes(of: chunks, cutBy: &file)
    }
  }

  /// As `importing`, whatever the file begins with, in both dialects.
  static func tagged(_ bytes: [UInt8]) throws(Finding) {
    for dialect in [TaggedRecord.Dialect.ris, .pubMed] {
      try checkCutting(bytes) { chunks in
        var cutter = TaggedCutter(dialect, limit: 1 << 16)
        return outcomes(of: chunks, cutBy: &cutter)
      }
    }
  }

  private static func outcomes(of chunks: [UnsafeRawBufferPointer], cutBy cutter: inout some RecordCutter) -> [RecordOutcome] {
    var batch = RecordBatch()
    for chunk in chunks { cutter.feed(chunk, into: &batch) }
    cutter.finish(into: &batch)
    var outcomes: [RecordOutcome] = []
    batch.read { outcomes.append($0) }
    return outcomes
  }

  /// How a file is cut makes no difference to what `read` gives, and its papers are clean.
  private static func checkCutting(
    _ bytes: [UInt8], _ read: ([UnsafeRawBufferPointer]) -> [RecordOutcome]
  ) throws(Finding) {
    let (whole, parts) = bytes.withUnsafeBytes { bytes in
      let cuts = stride(from: 0, to: bytes.count, by: 7).map {
        UnsafeRawBufferPointer(rebasing: bytes[$0..<min($0 + 7, bytes.count)])
      }
      return (read([bytes]), read(cuts))
    }
    try Finding.check(whole == parts, "chunks of 7 bytes give something else")
    for case .paper(let paper, _) in whole { try check(paper) }
  }

  private static func check(_ paper: Paper) throws(Finding) {
    let texts =
      [paper.title, paper.abstract, paper.venue, paper.id.key].compactMap(\.self) + paper.authors + paper.topics
      + paper.links.map(\.url)
    for text in texts {
      try Finding.check(text.isHarmless, "text that is not clean: \(text.debugDescription)")
      try Finding.check(TeX.unicode(text).isHarmless, "TeX that gives a control: \(text.debugDescription)")
    }
  }

  /// What a file gives, and why it was given up.
  private struct Reading: Equatable {
    var outcomes: [RecordOutcome] = []
    var failure: ImportReason?
  }

  private static func outcomes(of bytes: [UInt8], chunk: Int) -> Reading {
    var reader = RecordReader(limit: 1 << 16)
    var batch = RecordBatch()
    var reading = Reading()
    do throws(ImportReason) {
      for start in stride(from: 0, to: bytes.count, by: max(1, chunk)) {
        let part = bytes[start..<min(start + chunk, bytes.count)]
        try part.withUnsafeBytes { part in
          Result { () throws(ImportReason) in try reader.feed(part, into: &batch) }
        }.get()
      }
      try reader.finish(into: &batch)
    } catch {
      reading.failure = error
    }
    batch.read { reading.outcomes.append($0) }
    return reading
  }
}
