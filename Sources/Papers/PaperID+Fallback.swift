package extension PaperID {
  /// The identity of a paper that no source gives an identifier: `title:` and 16 hexadecimal digits.
  ///
  /// They are the 64-bit FNV-1a hash of the folded words of the title, of the folded family name of the first
  /// author, and of the year, parted by line feeds; so case, accents, TeX and punctuation do not count. Nil
  /// when the title has neither letters nor digits.
  static func fallback(title: String, firstAuthor: String?, year: Int?) -> PaperID? {
    let words = Folding.words(TeX.unicode(title))
    guard !words.isEmpty else { return nil }
    var hash = FNV1a()
    hash.add(words.joined(separator: " "))
    hash.add("\n" + (firstAuthor.map(AuthorName.foldedFamily) ?? ""))
    hash.add("\n" + (year.map { String($0) } ?? ""))
    let digits = String(hash.value, radix: 16)
    return PaperID(key: "title:" + String(repeating: "0", count: 16 - digits.utf8.count) + digits)
  }
}

/// The hash of Fowler, Noll and Vo in its variant 1a: simple, and the same at every run and on every machine.
private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }
}
