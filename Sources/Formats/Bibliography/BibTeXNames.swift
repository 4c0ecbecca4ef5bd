import Papers

/// The names in an `author` field, in the form "Given Family".
enum BibTeXNames {
  /// Names parted by `and` outside braces. Each is `Given von Family`, `von Family, Given`, `von Family, Jr,
  /// Given`, a group in braces, or biblatex's `family=Family, given=Given, prefix=von`.
  static func split(_ text: String) -> [String] {
    var line = CleanText.line(text)
    return line.withUTF8 { bytes in
      var names: [String] = []
      var depth = 0
      var start = 0
      var position = 0
      func end(at end: Int) {
        let name = name(bytes[start..<end])
        if !name.isEmpty { names.append(name) }
      }
      while position < bytes.count {
        let wordEnd = bytes[position...].firstIndex(of: 0x20) ?? bytes.count
        let word = bytes[position..<wordEnd]
        if depth == 0, isAnd(word) {
          end(at: max(start, position - 1))
          start = min(wordEnd + 1, bytes.count)
        } else {
          depth = max(0, depth + braces(in: word))
        }
        position = wordEnd + 1
      }
      end(at: bytes.count)
      return names
    }
  }

  private static func isAnd(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.count == 3 && word.elementsEqual("and".utf8) { $0.lowercasedASCII == $1 }
  }

  private static func name(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    if text == "others" { return "et al." }
    guard bytes.contains(where: isMark) else { return text }
    if bytes.first == UInt8(ascii: "{"), closing(of: bytes) == bytes.endIndex - 1 { return String(text.dropFirst().dropLast()) }
    let parts = parts(of: bytes)
    if parts.contains(where: { $0.hasPrefix("family=") }) { return extended(parts) }
    switch parts.count {
    case 0: return ""
    case 1: return parts[0]
    case 2: return AuthorNames.joined([parts[0], parts[1]])
    default: return AuthorNames.joined([parts[0], parts[2], parts[1]])
    }
  }

  /// Whether a name with this byte in it may be more than given and family names.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "="): true
    default: false
    }
  }

  /// biblatex's name of named parts.
  private static func extended(_ parts: [String]) -> String {
    func part(_ name: String) -> String {
      parts.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1).filter { $0 != "\"" } ?? ""
    }
    return [part("given"), part("prefix"), part("family"), part("suffix")].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What stands between commas outside braces.
  private static func parts(of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    var parts: [String] = []
    var depth = 0
    var start = bytes.startIndex
    func end(at end: Int) {
      let part = CleanText.line(String(decoding: bytes[start..<end], as: UTF8.self))
      if !part.isEmpty { parts.append(part) }
    }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: ",") where depth == 0:
        end(at: index)
        start = index + 1
      default: break
      }
    }
    end(at: bytes.endIndex)
    return parts
  }

  private static func braces(in word: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    word.reduce(0) { $0 + ($1 == UInt8(ascii: "{") ? 1 : $1 == UInt8(ascii: "}") ? -1 : 0) }
  }

  /// Where the brace closes with which a text begins.
  private static func closing(of text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var depth = 0
    for index in text.indices {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
