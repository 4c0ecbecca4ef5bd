import Papers

/// Author lists as sources write them, brought into the form "Given Family".
enum AuthorNames {
  /// The names in one text: parted by semicolons, or else by commas and "and".
  ///
  /// What stands in parentheses (affiliations) goes; braces keep what is in them together; a suffix such as
  /// "Jr." stays with its name.
  static func split(_ text: String) -> [String] {
    let plain = withoutParentheses(text)
    if plain.utf8.contains(UInt8(ascii: ";")) {
      return plain.split(separator: ";").map { givenFirst(String($0)) }.filter { !$0.isEmpty }
    }
    var names: [String] = []
    for part in parts(of: plain) {
      if isSuffix(part), let last = names.indices.last {
        names[last] += " " + part
      } else if part != "et al." && part != "et al" && part != "others" {
        names.append(part)
      }
    }
    return names
  }

  /// "Lovelace, Ada" as "Ada Lovelace"; anything else with its outer spaces gone.
  static func givenFirst(_ name: String) -> String {
    guard name.utf8.contains(comma) else { return trimmed(name[...]) }
    let halves = name.split(separator: ",", omittingEmptySubsequences: true).map(trimmed)
    guard halves.count == 2, !isSuffix(halves[1]), !halves[1].isEmpty else { return trimmed(name[...]) }
    return halves[1] + " " + halves[0]
  }

  /// "Lovelace, Ada" or "Lovelace, Ada, Jr." as "Ada Lovelace Jr."; a name without a comma as it is.
  static func ofFamilyFirst(_ name: String) -> String {
    var line = CleanText.line(name)
    if let turned = line.withUTF8(turned) { return turned }
    let parts = line.split(separator: ",").map { String($0) }
    return joined(parts.count > 1 ? parts : [line])
  }

  /// The same of a name's bytes, which are mostly clean.
  static func ofFamilyFirst(_ bytes: UnsafeRawBufferPointer) -> String {
    let name = bytes.assumingMemoryBound(to: UInt8.self)
    if CleanText.isPlainASCII(bytes) {
      if bytes.index(of: comma, from: 0) == nil { return String(ascii: bytes) }
      if let turned = turned(name) { return turned }
    }
    return ofFamilyFirst(LegacyText.decode(bytes))
  }

  /// "Lovelace, Ada" as "Ada Lovelace"; nil for all that is not just two parts.
  private static func turned(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    guard let middle = name.firstIndex(of: comma) else { return nil }
    let family = name[..<middle].trimmingSpaces
    let given = name[(middle + 1)...].trimmingSpaces
    guard !family.isEmpty, !given.isEmpty, !given.contains(comma) else { return nil }
    return String(unsafeUninitializedCapacity: given.count + 1 + family.count) { target in
      _ = target.initialize(fromContentsOf: given)
      target.initializeElement(at: given.count, to: 0x20)
      return target[(given.count + 1)...].initialize(fromContentsOf: family)
    }
  }

  /// A name from its parts in arXiv's order: family, given, suffix.
  static func joined(_ parts: [String]) -> String {
    let parts = parts.prefix(3).map { trimmed($0[...]) }
    let family = parts.first ?? ""
    let given = parts.count > 1 ? parts[1] : ""
    let suffix = parts.count > 2 ? parts[2] : ""
    return [given, family, suffix].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static let comma = UInt8(ascii: ",")

  /// Parts between commas and "and" outside braces, trimmed, none of them empty.
  private static func parts(of text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var parts: [String] = []
      var depth = 0
      var start = 0
      // Where the word begins, up to a space, that is perhaps "and".
      var word = 0
      func close(at end: Int) { if let part = part(bytes[start..<end]) { parts.append(part) } }
      for index in 0...bytes.count {
        switch index < bytes.count ? bytes[index] : 0x20 {
        case UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "}"): depth = max(0, depth - 1)
        case comma where depth == 0:
          close(at: index)
          start = index + 1
        case 0x20:
          if depth == 0, word >= start, isAnd(bytes[word..<index]) {
            close(at: word)
            start = index + 1
          }
          word = index + 1
        default: break
        }
      }
      if start < bytes.count { close(at: bytes.count) }
      return parts
    }
  }

  private static func isAnd(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    word.elementsEqual("and".utf8) || word.elementsEqual("&".utf8)
  }

  /// The text between separators, with one space between words; nil when it is empty.
  private static func part(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let trimmed = bytes.trimmingSpaces
    guard !trimmed.isEmpty else { return nil }
    let text = String(decoding: trimmed, as: UTF8.self)
    let hasGap = zip(trimmed, trimmed.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    return hasGap ? text.split(separator: " ").joined(separator: " ") : text
  }

  private static func withoutParentheses(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return text }
    var result = String.UnicodeScalarView()
    var depth = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(scalar) }
      }
    }
    return String(result)
  }

  static func isSuffix(_ part: String) -> Bool {
    switch part {
    case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV": true
    default: false
    }
  }

  /// Without the spaces at its ends; names are clean, so there is no other white space.
  private static func trimmed(_ text: Substring) -> String {
    var utf8 = text.utf8
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return String(text) }
    while utf8.first == 0x20 { utf8.removeFirst() }
    while utf8.last == 0x20 { utf8.removeLast() }
    return String(Substring(utf8))
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate var trimmingSpaces: Self {
    var part = self
    while part.first == 0x20 { part.removeFirst() }
    while part.last == 0x20 { part.removeLast() }
    return part
  }
}
