import Papers

/// The text of a piece of HTML, as feeds have it for abstracts.
enum HTMLText {
  /// Without its tags: those of blocks part paragraphs, and of the others only what readers see as smaller
  /// letters stays, `<sub>` and `<sup>`. A `<` that begins no tag of HTML stays, too.
  static func paragraphs(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    return Array(text.utf8).withUnsafeBytes { bytes in
      var result: [UInt8] = []
      var position = 0
      while let markup = XMLMarkup.next(in: bytes, from: position, isLast: true) {
        result.append(contentsOf: bytes[position..<markup.range.lowerBound])
        position = markup.range.upperBound
        result.append(contentsOf: replacement(of: markup, in: bytes))
      }
      result.append(contentsOf: bytes[position...])
      return String(decoding: result, as: UTF8.self)
    }
  }

  private static func replacement(of markup: XMLMarkup, in bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let name = markup.localName(in: bytes).lowercased()
    if case .characters(let range) = markup.kind { return Array(bytes[range]) }
    if markup.kind == .other { return [] }
    if blocks.contains(name) { return Array("\n\n".utf8) }
    return dropped.contains(name) ? [] : Array(bytes[markup.range])
  }

  private static let blocks: Set = [
    "p", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote", "section",
    "sec", "title", "list", "list-item",
  ]
  private static let dropped: Set = [
    "a", "span", "img", "b", "i", "em", "strong", "u", "font", "td", "th", "tbody", "figure", "small", "code", "italic",
    "bold", "inline-formula", "ext-link", "xref", "abstract", "label",
  ]
}
