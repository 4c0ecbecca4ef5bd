import Glibc
import Papers

/// A tag, comment, section or instruction of XML: where it is, and what.
struct XMLMarkup {
  enum Kind: Equatable {
    case start, end
    /// A section of characters, `<![CDATA[…]]>`, and where they are.
    case characters(Range<Int>)
    /// A comment, an instruction, a document type.
    case other
  }

  /// The longest tag or document type, in bytes; a `<` with more after it is no tag, and stands for itself.
  static let longestTag = 64 << 10

  let kind: Kind
  let range: Range<Int>
  /// The name with its prefix, in bytes.
  let name: Range<Int>
  /// Whether a start tag is its own end, `<a/>`.
  let isEmpty: Bool

  /// The next markup at or after `position`. Nil when there is none, or none that is whole: more bytes may make
  /// it so, unless these are the last.
  static func next(in bytes: UnsafeRawBufferPointer, from position: Int, isLast: Bool) -> XMLMarkup? {
    var position = position
    while let start = find("<", in: bytes, from: position) {
      switch read(bytes, at: start, isLast: isLast) {
      case .markup(let markup): return markup
      case .none: position = start + 1
      case .incomplete:
        guard isLast else { return nil }
        position = start + 1
      }
    }
    return nil
  }

  /// Where the first byte of a text is found; nil when it is not there.
  static func find(_ text: StaticString, in bytes: UnsafeRawBufferPointer, from position: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    guard let base = bytes.baseAddress else { return nil }
    var position = position
    while position <= bytes.count - length,
      let found = memchr(base + position, Int32(text.utf8Start[0]), bytes.count - length + 1 - position)
    {
      let start = UnsafeRawPointer(found) - base
      if memcmp(found, text.utf8Start, length) == 0 { return start }
      position = start + 1
    }
    return nil
  }

  private enum Outcome {
    case markup(XMLMarkup)
    case incomplete
    /// A `<` that begins nothing.
    case none
  }

  private static func read(_ bytes: UnsafeRawBufferPointer, at start: Int, isLast: Bool) -> Outcome {
    guard start + 1 < bytes.count else { return .incomplete }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"): return other(bytes, start, start + 2, until: "?>")
    case UInt8(ascii: "!"):
      guard bytes.count - start >= 9 || isLast else { return .incomplete }
      let rest = bytes[start...]
      if rest.starts(with: "<!--".utf8) { return other(bytes, start, start + 4, until: "-->") }
      if rest.starts(with: "<![CDATA[".utf8) {
        guard let end = find("]]>", in: bytes, from: start + 9) else { return .incomplete }
        return .markup(XMLMarkup(kind: .characters(start + 9..<end), range: start..<end + 3, name: start..<start, isEmpty: false))
      }
      return documentType(bytes, start)
    case UInt8(ascii: "/"): return tag(bytes, start, nameAt: start + 2)
    case let byte where byte.isLetter || byte == UInt8(ascii: "_") || byte >= 0x80: return tag(bytes, start, nameAt: start + 1)
    default: return .none
    }
  }

  private static func other(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ from: Int, until text: StaticString
  ) -> Outcome {
    guard let end = find(text, in: bytes, from: from) else { return .incomplete }
    return .markup(
      XMLMarkup(kind: .other, range: start..<end + text.utf8CodeUnitCount, name: start..<start, isEmpty: false))
  }

  /// A document type with all that it declares, none of which is read.
  private static func documentType(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Outcome {
    var depth = 0
    for index in start..<min(bytes.count, start + longestTag) {
      switch bytes[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0:
        return .markup(XMLMarkup(kind: .other, range: start..<index + 1, name: start..<start, isEmpty: false))
      default: break
      }
    }
    return bytes.count - start > longestTag ? .none : .incomplete
  }

  private static func tag(_ bytes: UnsafeRawBufferPointer, _ start: Int, nameAt nameStart: Int) -> Outcome {
    let limit = min(bytes.count, start + longestTag)
    var nameEnd = nameStart
    while nameEnd < limit, !bytes[nameEnd].isBlank, !endsName(bytes[nameEnd]) { nameEnd += 1 }
    guard nameEnd < limit else { return bytes.count - start > longestTag ? .none : .incomplete }
    var quote: UInt8?
    var index = nameEnd
    while index < limit {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "<") {
        return .none
      } else if byte == UInt8(ascii: ">") {
        let isStart = bytes[start + 1] != UInt8(ascii: "/")
        return nameEnd == nameStart
          ? .none
          : .markup(
            XMLMarkup(
              kind: isStart ? .start : .end, range: start..<index + 1, name: nameStart..<nameEnd,
              isEmpty: isStart && bytes[index - 1] == UInt8(ascii: "/")))
      }
      index += 1
    }
    return bytes.count - start > longestTag ? .none : .incomplete
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"): true
    default: false
    }
  }
}

extension XMLMarkup {
  /// The name without its prefix.
  func localName(in bytes: UnsafeRawBufferPointer) -> String {
    let local = Self.local(bytes[name])
    return LegacyText.decode(local.isEmpty ? bytes[name] : local)
  }

  /// What is behind the last colon that has something behind it.
  private static func local(_ name: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    var name = name
    while name.last == UInt8(ascii: ":") { name.removeLast() }
    return name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
  }

  /// The attributes, their names without prefixes, references in their values read.
  func attributes(in bytes: UnsafeRawBufferPointer) -> [(name: String, value: String)] {
    var attributes: [(name: String, value: String)] = []
    var index = name.upperBound
    let end = range.upperBound - 1
    while index < end, attributes.count < 100 {
      guard let sign = bytes[index..<end].firstIndex(of: UInt8(ascii: "=")) else { break }
      let label = bytes[index..<sign].drop(while: \.isBlank)
      guard let quoteAt = bytes[(sign + 1)..<end].firstIndex(where: { !$0.isBlank }),
        bytes[quoteAt] == UInt8(ascii: "\"") || bytes[quoteAt] == UInt8(ascii: "'"),
        let close = bytes[(quoteAt + 1)..<end].firstIndex(of: bytes[quoteAt])
      else { break }
      let value = Entity.decode(LegacyText.decode(bytes[(quoteAt + 1)..<close]))
      let isOneWord = !label.contains(where: \.isBlank)
      let name = isOneWord ? LegacyText.decode(Self.local(label)) : Self.joinedName(label)
      attributes.append((name, value))
      index = close + 1
    }
    return attributes
  }

  /// A name without the blanks that stand in it.
  private static func joinedName(_ label: Slice<UnsafeRawBufferPointer>) -> String {
    label.filter { !$0.isBlank }.withUnsafeBytes { LegacyText.decode(local($0[...])) }
  }
}
