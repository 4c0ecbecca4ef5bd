/// Digital object identifiers, `10.1000/182`, which mean the same in any case.
enum DOI {
  /// `doi:10.1000/182`, or the key of the archive whose own identifier the DOI holds.
  static func key(_ bytes: ArraySlice<UInt8>) -> String? {
    var text = percentDecoded(bytes.dropping(prefix: "doi:") ?? bytes)
    text = droppingPunctuation(text)
    guard hasPrefix(text) else { return nil }
    if let rest = text.dropping(prefix: "10.48550/arxiv."), let key = ArXivID.key(rest) { return key }
    for prefix in ["10.18653/v1/", "10.3115/v1/"] {
      if let rest = text.dropping(prefix: prefix), let key = ACLID.key(rest) { return key }
    }
    for prefix in ["10.1101/", "10.64898/"] where text.dropping(prefix: prefix) != nil {
      // bioRxiv and medRxiv write the version after the number; it is no part of the DOI.
      while let last = droppingVersion(text).last, isDigit(last), droppingVersion(text).count < text.count {
        text = droppingVersion(text)
      }
    }
    guard let suffix = String(validating: text.map(lowercased), as: UTF8.self), isPrintable(suffix)
    else { return nil }
    return "doi:" + suffix
  }

  /// Whether a text begins like `10.1000/x` or `10.1000.10/x`.
  private static func hasPrefix(_ bytes: ArraySlice<UInt8>) -> Bool {
    var reader = ByteReader(bytes: bytes)
    guard reader.number(digits: 2...2) == 10, reader.take("."), reader.number(digits: 4...9) != nil
    else { return false }
    while reader.take(".") {
      guard reader.number(digits: 1...9) != nil else { return false }
    }
    return reader.take("/") && !reader.isAtEnd
  }

  /// Without the punctuation of the sentence around it; a bracket goes unless it closes one in the DOI.
  private static func droppingPunctuation(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
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

  private static func isPrintable(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return true }
    return !text.utf8.contains(0x20) && CleanText.line(text).utf8.elementsEqual(text.utf8)
  }
}
