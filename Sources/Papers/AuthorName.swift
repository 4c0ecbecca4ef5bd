/// What can be told from a name as sources write it.
package enum AuthorName {
  /// The folded family name: the last word, or the last before a comma, but for `Jr.` and its like.
  static func foldedFamily(_ name: String) -> String {
    let name = TeX.unicode(name)
    let family = name.utf8.firstIndex(of: 0x2C).map { name[..<$0] } ?? name[...]
    var words = Folding.words(family)
    while words.count > 1, let last = words.last, ["jr", "sr", "ii", "iii", "iv"].contains(last) {
      words.removeLast()
    }
    return words.last ?? ""
  }

  /// Whether a name stands for all the authors that are not named: `et al.`, `others`.
  package static func isRest(_ name: String) -> Bool {
    let words = Folding.words(name)
    return words == ["et", "al"] || words == ["others"] || words == ["and", "others"]
  }

  /// Whether a name is that of a group, which has no family name.
  package static func isGroup(_ name: String) -> Bool {
    !Set(Folding.words(name)).isDisjoint(with: ["collaboration", "consortium", "team", "group", "and"])
  }
}
