import Terminal

/// Letters over the links in view, of which the typed ones choose one.
package struct Hints: Sendable, Equatable {
  package enum Purpose: Sendable, Equatable { case open, copy }

  /// A link, and the letters that choose it.
  package struct Hint: Sendable, Equatable {
    package var letters: String
    package var url: String
  }

  package var purpose: Purpose
  package private(set) var hints: [Hint]
  /// The letters typed so far; at least one hint begins with them.
  package private(set) var typed = ""

  /// The home row first, as the hands lie.
  private static let alphabet = Array("asdfghjklewiomcnruptvbxzqy")

  /// Gives every address letters, all of one length, so that none is the beginning of another.
  package init(_ purpose: Purpose, urls: [String]) {
    self.purpose = purpose
    let letters = Self.alphabet.map(String.init)
    let all = urls.count <= letters.count ? letters : letters.flatMap { first in letters.map { first + $0 } }
    hints = zip(all, urls).map { Hint(letters: $0, url: $1) }
  }

  /// The letters that still choose an address.
  package func letters(for url: String) -> String? {
    hints.first { $0.url == url && $0.letters.hasPrefix(typed) }?.letters
  }

  /// Takes a letter; false when no link has it there.
  package mutating func type(_ letter: Character) -> Bool {
    let longer = typed + letter.lowercased()
    guard hints.contains(where: { $0.letters.hasPrefix(longer) }) else { return false }
    typed = longer
    return true
  }

  package mutating func deleteBackward() { typed = String(typed.dropLast()) }

  /// The link whose letters are all typed.
  package var chosen: String? { hints.first { $0.letters == typed }?.url }
}
