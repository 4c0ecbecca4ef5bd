/// The names of the tags that a text opens and of those that it closes, looked up once where needed.
struct Tags {
  private(set) var opened: Set<String> = []
  private(set) var closed: Set<String> = []
  private var isRead = false

  mutating func read(_ source: TeXSource) {
    guard !isRead else { return }
    isRead = true
    var position = 0
    while let start = source.bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      guard let tag = Tag(source, at: start) else { continue }
      if tag.isClosing { closed.insert(tag.name) } else { opened.insert(tag.name) }
    }
  }
}

/// A tag of XML or HTML.
struct Tag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  let isEmpty: Bool
  /// Where the text goes on after it.
  let next: Int

  /// Reads `<name>`, `</name>`, `<name/>`, also with attributes. Nil when a `<` is only that.
  init?(_ source: TeXSource, at start: Int) {
    let isClosing = source.isAt(start + 1, "/")
    let nameStart = start + (isClosing ? 2 : 1)
    var end = nameStart
    while let byte = source.byte(at: end), end - nameStart < 32,
      isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    {
      end += 1
    }
    guard end > nameStart,
      let close = source.bytes[end..<min(end + 300, source.bytes.count)].firstIndex(where: {
        $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
      }), source.isAt(close, ">")
    else { return nil }
    let attributes = source.bytes[end..<close].filter { $0 != 0x20 && $0 != 0x0A }
    let isEmpty = attributes.last == UInt8(ascii: "/")
    guard attributes.count <= (isEmpty ? 1 : 0) || attributes.contains(UInt8(ascii: "=")) else { return nil }
    name = String(decoding: source.bytes[nameStart..<end].map(lowercased), as: UTF8.self)
    self.isClosing = isClosing
    self.isEmpty = isEmpty
    next = close + 1
  }
}

extension TextReader {
  /// Takes away a tag that is one: known, and with its other half in the text. `a < b` stays.
  mutating func readTag() {
    guard let tag = Tag(source, at: position), tag.next <= end, Self.isKnown(tag.name) else { return copy(1) }
    tags.read(source)
    let isPaired = tags.opened.contains(tag.name) && tags.closed.contains(tag.name)
    guard isPaired || tag.isEmpty || tag.name == "br" else { return copy(1) }
    let local = tag.name.split(separator: ":").last.map(String.init) ?? tag.name
    switch local {
    case "p", "title", "sec": write("\n\n", upTo: tag.next)
    case "br": write(" ", upTo: tag.next)
    case "sub", "sup": readScriptTag(tag, local == "sup" ? .above : .below)
    case "tex-math": readTeXTag(tag)
    default: position = tag.next
    }
  }

  private mutating func readScriptTag(_ tag: Tag, _ script: Script) {
    position = tag.next
    guard !tag.isClosing else { return }
    let limit = min(position + 64, end)
    guard let close = source.bytes[position..<limit].firstIndex(of: UInt8(ascii: "<")),
      source.isAt(close + 1, "/"),
      let small = script.text(source.text(position..<close))
    else { return }
    write(small, upTo: close)
  }

  /// A formula without dollars; it gets them when it has no clean form.
  private mutating func readTeXTag(_ tag: Tag) {
    position = tag.next
    guard !tag.isClosing, let close = find("</tex-math>", from: position) else { return }
    if let text = MathReader.text(source, position..<close, depth: depth + 1) {
      write(text, upTo: close)
    } else {
      write("$" + source.text(position..<close) + "$", upTo: close)
    }
  }

  private static func isKnown(_ name: String) -> Bool {
    known.contains(name) || name.hasPrefix("jats:") || name.hasPrefix("mml:")
  }

  private static let known: Set<String> = [
    "fixed-case", "tex-math", "i", "b", "u", "em", "strong", "sub", "sup", "span", "p", "br", "tt", "sc",
    "url", "scp",
    "italic", "bold", "monospace", "inline-formula", "alternatives", "title", "sec", "a", "div", "small",
    "code", "math",
    "mrow", "mi", "mn", "mo", "msup", "msub", "ext-link", "xref", "abstract", "underline", "styled-content",
  ]
}
