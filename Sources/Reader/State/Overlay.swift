import Terminal
import Themes

/// What lies over the panes and takes the keys.
package enum Overlay: Sendable, Equatable {
  case prompt(Prompt)
  case chooser(Chooser)
  /// The table of keys, scrolled down by so many lines.
  case help(offset: Int)
  case hints(Hints)
  /// Marks that wait for a yes, since they go to many papers.
  case confirmation(Confirmation)
}

/// A line being typed at the foot of the screen.
package struct Prompt: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case filter, command }

  package var kind: Kind
  package var editor: LineEditor
  /// The filter as it was before, for Esc.
  package var filterBefore: Filter
  /// How far back in the history the line is; 0 is the line being typed.
  package var historyIndex = 0
  /// The line being typed while another of the history is shown.
  package var draft = ""

  package init(_ kind: Kind, text: String, filterBefore: Filter) {
    self.kind = kind
    editor = LineEditor(text)
    self.filterBefore = filterBefore
  }
}

/// A list to choose from, narrowed by typing.
package struct Chooser: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case topics, themes }

  package struct Choice: Sendable, Equatable {
    package var name: String
    package var detail: String
  }

  package var kind: Kind
  package var choices: [Choice]
  package private(set) var shown: [Int]
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
    shown = Array(choices.indices)
  }

  /// How large its box would be; small for themes, so that the preview is seen around it.
  package var size: Size {
    kind == .topics ? Size(width: 60, height: 24) : Size(width: 34, height: min(24, choices.count + 4))
  }

  package var selected: Choice? {
    shown.indices.contains(selection) ? choices[shown[selection]] : nil
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

  /// Narrows to the choices that contain every typed word, those that begin with the text first.
  package mutating func edit(_ change: (inout LineEditor) -> Void) {
    let before = editor.text
    change(&editor)
    guard editor.text != before else { return }
    let words = editor.text.lowercased().split(separator: " ")
    let matching = choices.indices.filter { index in
      let text = "\(choices[index].name) \(choices[index].detail)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let begins = matching.filter { choices[$0].name.lowercased().hasPrefix(editor.text.lowercased()) }
    let rest = Set(begins)
    shown = begins + matching.filter { !rest.contains($0) }
    selection = 0
    offset = 0
  }
}
