/// Digital object identifiers, `10.1000/182`, which mean the same in any case.
enum DOI {
  /// `doi:10.1000/182`, or the key of the archive whose own identifier the DOI holds.
  static func key(_ bytes: Bytes) -> String? {
    (bytes.dropping(prefix: "doi:") ?? bytes).withPercentDecoded(decodedKey)
  }

  /// Whether a text is a DOI without anything around it, of which nothing else can be made.
  static func isOne(_ bytes: Bytes) -> Bool { hasPrefix(bytes) }

  private static func decodedKey(_ bytes: Bytes) -> String? {
    guard hasPrefix(bytes) else { return nil }
    var text = droppingPunctuation(bytes)
    guard hasPrefix(text) else { return nil }
    if let rest = text.dropping(prefix: "10.48550/arxiv."), let key = ArXivID.key(rest) { return key }
    for prefix: StaticString in ["10.18653/v1/", "10.3115/v1/"] {
      if let rest = text.dropping(prefix: prefix), let key = ACLID.key(rest) { return key }
    }
    if text.dropping(prefix: "10.1101/") ?? text.dropping(prefix: "10.64898/") != nil {
      // bioRxiv and medRxiv write the version after the number; it is no part of the DOI.
      while let last = droppingVersion(text).last, isDigit(last), droppingVersion(text).count < text.count {
        text = droppingVersion(text)
      }
    }
    return isPrintable(text) ? String(scheme: "doi:", lowercasing: text) : nil
  }

  /// Whether a text begins like `10.1000/x` or `10.1000.10/x`.
  private static func hasPrefix(_ bytes: Bytes) -> Bool {
    var reader = ByteReader(bytes)
    guard reader.number(digits: 2...2) == 10, reader.take("."), reader.number(digits: 4...9) != nil
    else { return false }
    while reader.take(".") {
      guard reader.number(digits: 1...9) != nil else { return false }
    }
    return reader.take("/") && !reader.isAtEnd
  }

  /// Without the punctuation of the sentence around it; a bracket goes unless it closes one in the DOI.
  private static func droppingPunctuation(_ bytes: Bytes) -> Bytes {
    // Most end in a digit or letter.
    guard let last = bytes.last, !isDigit(last), !isLetter(last) else { return bytes }
    let closing = Array(")]}>".utf8)
    let opening = Array("([{<".utf8)
    var depths = opening.indices.map { kind in
      bytes.reduce(0) { $0 + ($1 == opening[kind] ? 1 : $1 == closing[kind] ? -1 : 0) }
    }
    var text = bytes
    while let last = text.last {
      if let kind = closing.firstIndex(of: last) {
        guard depths[kind] < 0 else { break }
        depths[kind] += 1
      } else if !".,;:!?'\"/".utf8.contains(last) {
        break
      }
      text.removeLast()
    }
    return text
  }

  private static func isPrintable(_ bytes: Bytes) -> Bool {
    if bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return true }
    guard !bytes.contains(0x20), let text = String(validating: bytes, as: UTF8.self) else { return false }
    return CleanText.line(text).utf8.elementsEqual(text.utf8)
  }
}
