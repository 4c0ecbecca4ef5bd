import Catalog
import Learning
import Terminal
import Themes

/// A list to choose from, narrowed by typing.
package struct Chooser: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case topics, themes, palette, facet(Facet), reasons([Reason]), offers, categories(SourceOffer) }

  package struct Choice: Sendable, Equatable {
    package var name: String
    /// Stands at the right.
    package var detail: String
    /// More words that are looked in; stands after the name.
    package var note = ""
    /// What choosing it from the palette does.
    package var invocation: Invocation?

    /// What is shown at the left, and searched.
    package var text: String { note.isEmpty ? name : "\(name)  \(note)" }

    /// How well typed letters fit; in the name alone they count for more than if the note has to help.
    func match(_ typed: String) -> FuzzyMatch? {
      guard var match = FuzzyMatch(typed, in: text) else { return nil }
      if var own = FuzzyMatch(typed, in: name) {
        own.score += 24
        if own.score >= match.score { match = own }
      }
      return match
    }
  }

  /// A choice that fits what is typed.
  package struct Shown: Sendable, Equatable {
    package var index: Int
    /// The places of the typed letters in the choice's text.
    package var places: [Int] = []
  }

  package var kind: Kind
  package var choices: [Choice]
  package private(set) var shown: [Shown]
  package private(set) var editor = LineEditor()
  package private(set) var selection = 0
  package private(set) var offset = 0
  /// The names that are ticked, in the order of ticking.
  package var ticked: [String] = []
  /// The theme as it was before, for Esc.
  package var themeBefore: Theme

  package init(_ kind: Kind, choices: [Choice], themeBefore: Theme) {
    self.kind = kind
    self.choices = choices
    self.themeBefore = themeBefore
    shown = choices.indices.map { Shown(index: $0) }
  }

  /// How large its box would be; small for themes, so that the preview is seen around it.
  package var size: Size {
    switch kind {
    case .topics, .facet: Size(width: 60, height: 24)
    case .offers: Size(width: 76, height: min(24, choices.count + 4))
    case .categories: Size(width: 76, height: 24)
    case .themes: Size(width: 34, height: min(24, choices.count + 4))
    case .palette: Size(width: 76, height: 24)
    case .reasons: Size(width: 60, height: min(24, choices.count + 4))
    }
  }

  /// Whether several can be chosen at once.
  package var hasTicks: Bool {
    switch kind {
    case .topics, .categories: true
    default: false
    }
  }

  package var selected: Choice? {
    shown.indices.contains(selection) ? choices[shown[selection].index] : nil
  }

  package mutating func select(_ index: Int, height: Int) {
    selection = min(max(0, index), max(0, shown.count - 1))
    offset = min(max(offset, selection - max(1, height) + 1), selection)
  }

  package mutating func tickSelected() {
    guard let name = selected?.name else { return }
    if let index = ticked.firstIndex(of: name) {
      ticked.remove(at: index)
    } else {
      ticked.append(name)
    }
  }

  /// Narrows to the choices that hold the typed letters in order, the best first; of equals the shorter, and
  /// then the one that stood first.
  package mutating func edit(_ change: (inout LineEditor) -> Void) {
    let before = editor.text
    change(&editor)
    guard editor.text != before else { return }
    let ranked = choices.indices.compactMap { index in
      choices[index].match(editor.text).map { (index: index, match: $0) }
    }
    let order = ranked.sorted { a, b in
      let lengths = (choices[a.index].text.count, choices[b.index].text.count)
      return (-a.match.score, lengths.0, a.index) < (-b.match.score, lengths.1, b.index)
    }
    shown = order.map { Shown(index: $0.index, places: $0.match.places) }
    selection = 0
    offset = 0
  }
}
