/// Cuts a document of XML into its records, each with what the document says of all that follow it: the volume
/// that papers are in stands before them, not around them.
struct ElementCutter: RecordCutter {
  private let dialect: XMLDialect
  private let limit: Int
  private var elements: XMLSplitter
  private var context: [XMLElement] = []

  init(_ dialect: XMLDialect, limit: Int) {
    self.dialect = dialect
    self.limit = limit
    elements = XMLSplitter(dialect, limit: limit)
  }

  mutating func feed(_ chunk: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    elements.feed(chunk) { Self.take($0, $1, line: $2, dialect, limit, &context, &batch) }
  }

  mutating func finish(into batch: inout RecordBatch) {
    let end = elements.finish { Self.take($0, $1, line: $2, dialect, limit, &context, &batch) }
    if !end.isWhole { batch.add(.skipped(line: end.line, reason: .cutOff)) }
  }

  private static func take(
    _ part: XMLSplitter.Part, _ piece: Piece, line: Int, _ dialect: XMLDialect, _ limit: Int,
    _ context: inout [XMLElement], _ batch: inout RecordBatch
  ) {
    guard part == .context else {
      return batch.add(piece, .element(dialect, context), line: line, limit: limit)
    }
    guard case .bytes(let bytes) = piece, let element = try? XMLReader.element(bytes) else { return }
    if dialect.contexts.first == element.name { context = [] }
    context.removeAll { $0.name == element.name }
    context.append(element)
  }
}
