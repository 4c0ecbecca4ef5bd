/// Which words can be a trend.
enum TrendWords {
  /// Whether a folded word says something of what a paper is about: it has two letters at least, and is neither one
  /// that holds sentences together nor a part of a date, of an address or of markup.
  static func says(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = word.count { $0 >= 0x80 || (0x61...0x7A).contains($0) }
    guard letters >= 2, word.count <= 40 else { return false }
    let text = String(decoding: word, as: UTF8.self)
    return !FunctionWords.all.contains(text) && !others.contains(text)
  }

  private static let others = Set(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug sep \
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday year years month months week weeks day days \
    today recently \
    http https www com org net edu io html htm php pdf doi arxiv github gitlab url href \
    amp nbsp quot lt gt apos mdash ndash hellip thinsp br div span sub sup italic bold jats sec mml xmlns mathml math mrow \
    mi mo mn msub msup alttext textit textbf mathrm mathcal mathbb emph cite ref copyright elsevier springer wiley \
    abstract paper et al ie eg st nd rd th
    """.split(separator: " ").map(String.init))
}
