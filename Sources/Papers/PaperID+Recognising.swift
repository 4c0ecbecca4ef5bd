package extension PaperID {
  /// Reads an identifier in any of the ways that people and sources write it.
  ///
  /// - arXiv: `2401.01234v2`, `hep-th/9901001`, `math.GT/0309136`, each also after `arXiv:` or
  ///   `oai:arXiv.org:`, in an address of arxiv.org, or as arXiv's DOI.
  /// - DOI: `10.1000/182`, also after `doi:` or in an address of doi.org, in any case and percent-encoded.
  /// - ACL: `P18-1023`, `2020.acl-main.12`, also after `acl:`, in an address of aclanthology.org, or as DOI.
  /// - OpenReview: `openreview:rJXMpikCZ`, and addresses of openreview.net.
  ///
  /// A key is recognised as itself. Nil for all else, and for what would make a key of more than 256 bytes.
  init?(recognising text: String) {
    guard text.utf8.count <= 2048 else { return nil }
    let key = text.withTrimmedBytes { bytes in
      if DOI.isOne(bytes) { return DOI.key(bytes) }
      return Self.key(ofUsualAddress: bytes) ?? Address(bytes).flatMap { Self.key(of: $0) } ?? Self.key(of: bytes)
    }
    guard let key, key.utf8.count <= 256 else { return nil }
    self.init(key: key)
  }

  init?(recognising text: Substring) { self.init(recognising: String(text)) }

  /// Whether an address is arXiv's own of the page or the PDF of this paper, so that nothing else can be recognised in it;
  /// so the links of most papers need not be taken apart. Where it is not, that says nothing.
  func isNamed(by address: String) -> Bool {
    var (key, address) = (key, address)
    return key.withUTF8 { key in
      address.withUTF8 { address in
        let scheme: StaticString = "arxiv:"
        let length = scheme.utf8CodeUnitCount
        let bytes = UnsafeRawBufferPointer(address)[...]
        guard key.count > length, bytes.count == Self.usualLength + key.count - length,
          (0..<length).allSatisfy({ key[$0] == scheme.utf8Start[$0] })
        else { return false }
        let number = UnsafeRawBufferPointer(key)[length...]
        return Self.isUsual(bytes) && Self.isUsualNumber(number) && bytes[Self.usualLength...].elementsEqual(number)
      }
    }
  }

  /// Whether a number is written as in a key, with no version and no class: `2401.01234` or `hep-th/9901001`.
  private static func isUsualNumber(_ number: Bytes) -> Bool {
    guard let last = number.last, isDigit(last) else { return false }
    guard let slash = number.firstIndex(of: UInt8(ascii: "/")) else {
      return number.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
    }
    return number[..<slash].allSatisfy { isLetter($0) && $0 == lowercased($0) || $0 == UInt8(ascii: "-") }
      && number[(slash + 1)...].allSatisfy(isDigit)
  }

  private static func key(of bytes: Bytes) -> String? {
    if let rest = bytes.dropping(prefix: "arxiv:") ?? bytes.dropping(prefix: "oai:arxiv.org:") {
      return ArXivID.key(rest.droppingSpaces())
    }
    if let rest = bytes.dropping(prefix: "doi:") { return DOI.key(rest.droppingSpaces()) }
    if let rest = bytes.dropping(prefix: "acl:") { return ACLID.key(rest) }
    if let rest = bytes.dropping(prefix: "openreview:") { return openReviewKey(rest) }
    if let rest = bytes.dropping(prefix: "title:") { return titleKey(rest) }
    return ArXivID.key(bytes) ?? DOI.key(bytes) ?? ACLID.key(bytes)
  }

  /// The key of an address as arXiv writes its own, `https://arxiv.org/abs/2401.01234`, which most papers have two of; nil
  /// for all others, which are taken apart.
  private static func key(ofUsualAddress bytes: Bytes) -> String? {
    // The shortest number has nine characters.
    guard bytes.count >= usualLength + 9, isUsual(bytes) else { return nil }
    let number = bytes[(bytes.startIndex + usualLength)...]
    return ArXivID.modern(number)
  }

  /// The bytes of `https://arxiv.org/abs/`.
  private static let usualLength = 22

  /// Whether a text of at least so many bytes begins as the addresses do that arXiv gives to pages and PDFs.
  private static func isUsual(_ bytes: Bytes) -> Bool {
    let prefix: StaticString = "https://arxiv.org/"
    let start = bytes.startIndex + prefix.utf8CodeUnitCount
    for place in 0..<prefix.utf8CodeUnitCount where bytes[bytes.startIndex + place] != prefix.utf8Start[place] { return false }
    return switch (bytes[start], bytes[start + 1], bytes[start + 2], bytes[start + 3]) {
    case (UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "s"), UInt8(ascii: "/")): true
    case (UInt8(ascii: "p"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "/")): true
    default: false
    }
  }

  private static func key(of address: Address) -> String? {
    if address.isWithin("arxiv.org") { return address.path.withPercentDecoded(arXivKey) }
    if address.isAt("doi.org") || address.isAt("dx.doi.org") { return address.path.withPercentDecoded(DOI.key) }
    if address.isAt("openreview.net") { return address.value(of: "id")?.withPercentDecoded(openReviewKey) }
    let isOfACL =
      address.isAt("aclanthology.org") || address.isAt("aclweb.org") || address.isAt("aclanthology.info")
      || address.isAt("aclanthology.coli.uni-saarland.de")
    return isOfACL ? address.path.withPercentDecoded(aclKey) : nil
  }

  private static func arXivKey(ofPath path: Bytes) -> String? {
    guard let slash = path.firstIndex(of: UInt8(ascii: "/")), isArXivPage(path[..<slash]) else { return nil }
    let rest = path[(slash + 1)...]
    return ArXivID.key(rest.dropping(prefix: "arxiv:") ?? rest)
  }

  private static func isArXivPage(_ kind: Bytes) -> Bool {
    switch String(decoding: kind, as: UTF8.self) {
    case "abs", "pdf", "html", "src", "e-print", "format", "ps": true
    default: false
    }
  }

  private static func aclKey(ofPath path: Bytes) -> String? {
    let file = path.split(separator: UInt8(ascii: "/")).last ?? path[path.endIndex...]
    return ACLID.key(droppingVersion(droppingExtension(file)))
  }

  private static func droppingExtension(_ file: Bytes) -> Bytes {
    file.dropping(suffix: ".pdf") ?? file.dropping(suffix: ".bib") ?? file.dropping(suffix: ".xml")
      ?? file.dropping(suffix: ".endf") ?? file.dropping(suffix: ".html") ?? file
  }

  private static func openReviewKey(_ bytes: Bytes) -> String? {
    guard (6...32).contains(bytes.count),
      bytes.allSatisfy({ isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return "openreview:" + String(decoding: bytes, as: UTF8.self)
  }

  private static func titleKey(_ bytes: Bytes) -> String? {
    guard bytes.count == 16, bytes.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) }) else {
      return nil
    }
    return "title:" + String(decoding: bytes, as: UTF8.self)
  }
}

/// Without `v2` at the end.
func droppingVersion(_ bytes: Bytes) -> Bytes {
  var rest = bytes
  while let last = rest.last, isDigit(last) { rest.removeLast() }
  let digits = bytes.count - rest.count
  guard digits > 0, digits <= 3, let letter = rest.last, lowercased(letter) == UInt8(ascii: "v") else {
    return bytes
  }
  return rest.dropLast()
}
