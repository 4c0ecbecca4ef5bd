import Terminal

extension State {
  /// The keys that decide, in a word each, or a sign each where there is no room.
  func hints(for triage: Triage) -> [(Command, String)] {
    if triage.isFinished {
      let goOn: [(Command, String)] = triage.left > 0 ? [(.open, KeyHint.goOn(triage.left))] : []
      return [(.undo, KeyHint.takeBack)] + goOn + [(.back, KeyHint.toTheList), (.help, KeyHint.help)]
    }
    let keep = (triagePage?.hidden ?? 0) > 0 ? KeyHint.readOn : KeyHint.keepUnread
    guard size.width >= 72 else {
      return [
        (.star, KeyHint.starSign), (.later, KeyHint.laterSign), (.dismiss, KeyHint.dismissSign), (.keep, KeyHint.keepSign), (.undo, KeyHint.undo), (.back, KeyHint.leave), (.help, KeyHint.help),
      ]
    }
    return [
      (.star, KeyHint.star), (.later, KeyHint.later), (.dismiss, KeyHint.dismiss), (.keep, keep), (.undo, KeyHint.undo),
      (.browse, KeyHint.browser), (.back, KeyHint.leave), (.help, KeyHint.help),
    ]
  }

  /// Draws at the right end how many lines are still below, and gives what is left for the keys, which begin
  /// where the text does if they have room there.
  func drawTriageEdges(in rect: Rect, of frame: inout Frame) -> Rect {
    guard let page = triagePage else { return rect.inset(left: max(0, summaryLeft - 1)) }
    let left = rect.width - page.left >= 88 ? max(0, page.left - 1) : 0
    guard page.hidden > 0 else { return rect.inset(left: left) }
    let note = KeyHint.more(below: page.hidden)
    frame.write(note, x: rect.maxX - note.count - 1, y: rect.y, style: theme.style(.uiStatuslineMode))
    return rect.inset(left: left, right: note.count + 2)
  }

  /// What can be done with papers of a service.
  func hints(for remote: Remote) -> [(Command, String)] {
    let isPreview = remote.question.isPreview
    return (isPreview ? [(.subscribe, KeyHint.keepThisSource), (.back, KeyHint.discardIt)] : []) + [
      (.open, KeyHint.read), (.star, KeyHint.star), (.later, KeyHint.later), (.triage, KeyHint.triage),
      (.filter, KeyHint.filter), (.browse, KeyHint.browser), (.help, KeyHint.help), (.pdf, KeyHint.pdf),
    ] + (isPreview ? [] : [(.back, KeyHint.backToTheLibrary)])
  }

  /// What can be done with the selected papers.
  var hintsForPicked: [(Command, String)] {
    [
      (.star, KeyHint.star), (.later, KeyHint.later), (.dismiss, KeyHint.dismiss), (.read, KeyHint.read), (.triage, KeyHint.triage),
      (.copyBibTeX, KeyHint.bibTeX), (.back, picks.anchor == nil ? KeyHint.letGo : KeyHint.leaveTheRange), (.help, KeyHint.help),
    ]
  }
}
