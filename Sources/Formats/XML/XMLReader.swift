import Papers

/// Why one record of an XML document cannot be read.
package enum XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  case tooDeep
  case tooManyElements
  case noElement

  package var description: String {
    switch self {
    case .tooDeep: "elements nest deeper than \(XMLReader.deepest)"
    case .tooManyElements: "more than \(XMLReader.most) elements"
    case .noElement: "no element"
    }
  }
}

/// Reads the bytes of one record into an element.
///
/// Feeds are often not quite XML, so that what can be understood is: an end tag without its beginning is passed
/// over, one that skips others ends those too, and an unknown reference stays as it is written. Nothing is ever
/// fetched or expanded: of a document type nothing but its end is looked for.
struct XMLReader {
  static let deepest = 64
  static let most = 50_000

  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  private var count = 0
  /// The elements that are open, the innermost last.
  private var open: [XMLElement] = []

  static func element(_ bytes: UnsafeRawBufferPointer) throws(XMLError) -> XMLElement {
    var reader = XMLReader(bytes: bytes)
    return try reader.read()
  }

  private init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func read() throws(XMLError) -> XMLElement {
    while let markup = XMLMarkup.next(in: bytes, from: position, isLast: true) {
      addText(position..<markup.range.lowerBound)
      position = markup.range.upperBound
      switch markup.kind {
      case .start: if let root = try begin(markup) { return root }
      case .end: if let root = end(markup) { return root }
      case .characters(let range): addPlain(range)
      case .other: break
      }
    }
    addText(position..<bytes.count)
    // What was cut off ends here.
    while let root = close() { if open.isEmpty { return root } }
    throw .noElement
  }

  /// Gives the element when it is whole and nothing is around it.
  private mutating func begin(_ markup: XMLMarkup) throws(XMLError) -> XMLElement? {
    count += 1
    guard count <= Self.most else { throw .tooManyElements }
    guard open.count < Self.deepest else { throw .tooDeep }
    open.append(XMLElement(name: markup.localName(in: bytes), attributes: markup.attributes(in: bytes)))
    guard markup.isEmpty else { return nil }
    let element = close()
    return open.isEmpty ? element : nil
  }

  private mutating func end(_ markup: XMLMarkup) -> XMLElement? {
    let name = markup.localName(in: bytes)
    guard let depth = open.last?.name == name ? open.count - 1 : open.lastIndex(where: { $0.name == name })
    else { return nil }
    while open.count > depth {
      let element = close()
      if open.isEmpty { return element }
    }
    return nil
  }

  /// Puts the innermost element into the one around it.
  private mutating func close() -> XMLElement? {
    guard let element = open.popLast() else { return nil }
    if let last = open.indices.last { open[last].nodes.append(.element(element)) }
    return element
  }

  private mutating func addText(_ range: Range<Int>) {
    guard let last = open.indices.last, !range.isEmpty else { return }
    open[last].nodes.append(.text(Entity.decode(LegacyText.decode(bytes[range]))))
  }

  private mutating func addPlain(_ range: Range<Int>) {
    guard let last = open.indices.last else { return }
    open[last].nodes.append(.text(LegacyText.decode(bytes[range])))
  }
}
