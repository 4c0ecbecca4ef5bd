/// What lies over the panes and takes the keys.
package enum Overlay: Sendable, Equatable {
  case prompt(Prompt)
  case chooser(Chooser)
  /// The table of keys, scrolled down by so many lines.
  case help(offset: Int)
  /// What was read, and what the library and the process take up.
  case stats(Stats)
  case hints(Hints)
  /// What rises.
  case trends(TrendsPage)
  /// What rules would have done.
  case rules(RuleTest)
  case sources(SourcesPage)
  /// Marks that wait for a yes, since they go to many papers.
  case confirmation(Confirmation)
  /// A saved search that is deleted on a yes.
  case deletion(Search)
}

/// A line being typed at the foot of the screen.
package struct Prompt: Sendable, Equatable {
  package enum Kind: Sendable, Equatable { case filter, command, find }

  package var kind: Kind
  package var editor: LineEditor
  /// The filter as it was before, for Esc.
  package var filterBefore: Filter
  /// How far back in the history the line is; 0 is the line being typed.
  package var historyIndex = 0
  /// The line being typed while another of the history is shown.
  package var draft = ""
  /// The line as it stood when the prompt was opened.
  let opening: String
  /// Where the abstract was, and what was looked for in it, for Esc.
  let offsetBefore: Int
  let findBefore: Find?

  package init(
    _ kind: Kind, text: String, filterBefore: Filter, offsetBefore: Int = 0, findBefore: Find? = nil
  ) {
    self.kind = kind
    editor = LineEditor(text)
    opening = text
    self.filterBefore = filterBefore
    self.offsetBefore = offsetBefore
    self.findBefore = findBefore
  }
}
