/// A formula as it is being written, with the spaces that reading wants.
struct MathText {
  private(set) var text = ""
  /// A space comes before whatever follows, unless nothing does.
  private var wantsSpace = false
  /// A space comes before a letter or digit that follows.
  private var isAfterWord = false

  var isEmpty: Bool { text.isEmpty }

  mutating func addSpace() { wantsSpace = true }

  mutating func add(_ atom: String) {
    guard let first = atom.unicodeScalars.first else { return }
    let isRunIn = isAfterWord && (first.properties.isAlphabetic || first.properties.numericType != nil)
    if (wantsSpace || isRunIn) && !text.isEmpty { text += " " }
    (wantsSpace, isAfterWord) = (false, false)
    text += atom
  }

  /// Adds what belongs to the atom before, however the source is spaced.
  mutating func attach(_ script: String) { text += script }

  mutating func addRelation(_ relation: String) {
    wantsSpace = true
    add(relation)
    wantsSpace = true
  }

  /// Adds a sign between two things; with nothing before it, it is a sign of what follows.
  mutating func addOperation(_ sign: String, isSpaced: Bool) {
    let wide = !text.isEmpty && (isSpaced || wantsSpace)
    wantsSpace = wide
    add(sign)
    wantsSpace = wide
  }

  /// Adds a name that must not run into its neighbours.
  mutating func addWord(_ word: String) {
    if let last = text.unicodeScalars.last, last.properties.isAlphabetic || last.properties.numericType != nil
    {
      wantsSpace = true
    }
    add(word)
    isAfterWord = true
  }

  /// Adds something after which a letter or digit would seem to belong to it.
  mutating func addApart(_ atom: String) {
    add(atom)
    isAfterWord = true
  }
}
