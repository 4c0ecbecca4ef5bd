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
  init?(recognising text: some StringProtocol) {
    guard text.utf8.prefix(2049).count <= 2048 else { return nil }
    let bytes = ByteReader(text).bytes[...]
    guard let key = Address(bytes).flatMap(Self.key(of:)) ?? Self.key(of: bytes), key.utf8.count <= 256
    else { return nil }
    self.init(key: key)
  }

  private static func key(of bytes: ArraySlice<UInt8>) -> String? {
    for prefix in ["arxiv:", "oai:arxiv.org:"] {
      if let rest = bytes.dropping(prefix: prefix) { return ArXivID.key(rest.droppingSpaces()) }
    }
    if let rest = bytes.dropping(prefix: "doi:") { return DOI.key(rest.droppingSpaces()) }
    if let rest = bytes.dropping(prefix: "acl:") { return ACLID.key(rest) }
    if let rest = bytes.dropping(prefix: "openreview:") { return openReviewKey(rest) }
    if let rest = bytes.dropping(prefix: "title:") { return titleKey(rest) }
    return ArXivID.key(bytes) ?? DOI.key(bytes) ?? ACLID.key(bytes)
  }

  private static func key(of address: Address) -> String? {
    let path = address.path
    switch address.host {
    case "doi.org", "dx.doi.org": return DOI.key(path)
    case "aclanthology.org", "aclweb.org", "aclanthology.info", "aclanthology.coli.uni-saarland.de":
      let file = path.split(separator: UInt8(ascii: "/")).last ?? []
      return ACLID.key(droppingVersion(droppingExtension(file)))
    case "openreview.net":
      return address.value(of: "id").flatMap(openReviewKey)
    case let host where host == "arxiv.org" || host.hasSuffix(".arxiv.org"):
      guard let slash = path.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      let kinds = ["abs", "pdf", "html", "src", "e-print", "format", "ps"]
      guard kinds.contains(String(decoding: path[..<slash], as: UTF8.self)) else { return nil }
      let rest = path[(slash + 1)...]
      return ArXivID.key(rest.dropping(prefix: "arxiv:") ?? rest)
    default: return nil
    }
  }

  private static func droppingExtension(_ file: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    for suffix in [".pdf", ".bib", ".xml", ".endf", ".html"] {
      if let rest = file.dropping(suffix: suffix) { return rest }
    }
    return file
  }

  private static func openReviewKey(_ bytes: ArraySlice<UInt8>) -> String? {
    guard (6...32).contains(bytes.count),
      bytes.allSatisfy({ isDigit($0) || isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return "openreview:" + String(decoding: bytes, as: UTF8.self)
  }

  private static func titleKey(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.count == 16, bytes.allSatisfy({ isDigit($0) || (0x61...0x66).contains($0) }) else {
      return nil
    }
    return "title:" + String(decoding: bytes, as: UTF8.self)
  }
}

/// Without `v2` at the end.
func droppingVersion(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let digits = bytes.reversed().prefix(while: isDigit).count
  let rest = bytes.dropLast(digits)
  guard digits > 0, digits <= 3, let letter = rest.last, lowercased(letter) == UInt8(ascii: "v") else {
    return bytes
  }
  return rest.dropLast()
}

extension ArraySlice<UInt8> {
  /// What follows a prefix, given in lower case and found in any; nil when it isn't there.
  func dropping(prefix: String) -> ArraySlice<UInt8>? {
    guard count >= prefix.utf8.count, zip(self, prefix.utf8).allSatisfy({ lowercased($0) == $1 }) else {
      return nil
    }
    return dropFirst(prefix.utf8.count)
  }

  /// What precedes a suffix, given in lower case and found in any; nil when it isn't there.
  func dropping(suffix: String) -> ArraySlice<UInt8>? {
    let length = suffix.utf8.count
    guard count >= length, self.suffix(length).dropping(prefix: suffix) != nil else { return nil }
    return dropLast(length)
  }

  func droppingSpaces() -> ArraySlice<UInt8> { drop { $0 == 0x20 } }
}
