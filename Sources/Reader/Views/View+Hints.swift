import Terminal

extension State {
  /// The keys that decide, in a word each, or a sign each where there is no room.
  func hints(for triage: Triage) -> [(Command, String)] {
    if triage.isFinished {
      let goOn: [(Command, String)] = triage.left > 0 ? [(.open, "go on with \(triage.left.grouped) left")] : []
      return [(.undo, "take back")] + goOn + [(.back, "to the list"), (.help, "help")]
    }
    let keep = (triagePage?.hidden ?? 0) > 0 ? "read on" : "keep unread"
    guard size.width >= 72 else {
      return [
        (.star, "★"), (.later, "◷"), (.dismiss, "✕"), (.keep, "●"), (.undo, "undo"), (.back, "leave"), (.help, "help"),
      ]
    }
    return [
      (.star, "star"), (.later, "later"), (.dismiss, "dismiss"), (.keep, keep), (.undo, "undo"),
      (.browse, "browser"), (.back, "leave"), (.help, "help"),
    ]
  }

  /// Draws at the right end how many lines are still below, and gives what is left for the keys, which begin
  /// where the text does if they have room there.
  func drawTriageEdges(in rect: Rect, of frame: inout Frame) -> Rect {
    guard let page = triagePage else { return rect.inset(left: max(0, summaryLeft - 1)) }
    let left = rect.width - page.left >= 88 ? max(0, page.left - 1) : 0
    guard page.hidden > 0 else { return rect.inset(left: left) }
    let note = "▾ \(page.hidden) more"
    frame.write(note, x: rect.maxX - note.count - 1, y: rect.y, style: theme.style(.uiStatuslineMode))
    return rect.inset(left: left, right: note.count + 2)
  }

  /// What can be done with papers of a service.
  func hints(for remote: Remote) -> [(Command, String)] {
    let isPreview = remote.question.isPreview
    return (isPreview ? [(.subscribe, "keep this source"), (.back, "discard it")] : []) + [
      (.open, "read"), (.star, "star"), (.later, "later"), (.filter, "filter"), (.browse, "browser"), (.pdf, "PDF"),
      (.help, "help"),
    ] + (isPreview ? [] : [(.back, "back to the library")])
  }

  /// What can be done with the selected papers.
  var hintsForPicked: [(Command, String)] {
    [
      (.star, "star"), (.later, "later"), (.dismiss, "dismiss"), (.read, "read"), (.triage, "triage"),
      (.copyBibTeX, "BibTeX"), (.back, picks.anchor == nil ? "let go" : "leave the range"), (.help, "help"),
    ]
  }
}

extension Keymap.Mode {
  /// Where its keys are pressed, after "in the" or "keys of the".
  package var place: String {
    switch self {
    case .library: "list and the sidebar"
    case .reading: "paper"
    case .triage: "triage"
    }
  }
}
