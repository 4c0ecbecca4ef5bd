import Terminal
import Themes

extension State {
  /// The last line: what just happened, or what can be done next.
  func drawStatus(in rect: Rect, of frame: inout Frame) {
    // Nothing but the text, until there is something to say.
    if layout.isZen, notice == nil { return }
    frame.fill(rect, style: theme.style(.uiStatusline))
    let rect = drawFetching(in: rect, of: &frame)
    if let waitingText {
      let style = theme.style(.uiStatusline).overlaid(by: theme.patch(.info))
      frame.write(waitingText, x: 1, y: rect.y, style: style, width: rect.width - 2)
    } else if let notice {
      let style = theme.style(.uiStatusline).overlaid(by: theme.patch(notice.kind.scope))
      frame.write(notice.text, x: 1, y: rect.y, style: style, width: rect.width - 2)
    } else if let tour, !isTriaging {
      drawTour(tour, in: rect, of: &frame)
    } else {
      drawHints(in: rect, of: &frame)
    }
  }

  /// How far fetching has come, or what failed of it, at the right end; gives what room is left.
  private func drawFetching(in rect: Rect, of frame: inout Frame) -> Rect {
    guard let text = fetching?.line ?? remoteText ?? failureText else { return rect }
    let line = String(text.prefix(max(0, rect.width / 2)))
    let columns = TextWidth.columns(of: line)
    let style = theme.style(.uiStatusline).overlaid(by: theme.patch(fetching == nil && remoteText == nil ? .warning : .info))
    frame.write(line, x: rect.maxX - columns - 1, y: rect.y, style: style)
    return Rect(x: rect.x, y: rect.y, width: max(0, rect.width - columns - 2), height: rect.height)
  }

  /// That more papers of a service are on their way.
  private var remoteText: String? {
    remote.flatMap { $0.isAsking ? "\($0.question.place) …" : nil }
  }

  /// `⚑ robots failed · gF`; nil where nothing did, or while a notice says more.
  private var failureText: String? {
    guard let first = failures.first, notice == nil || notice?.kind == .info else { return nil }
    return KeyHint.failed(first.source, failures.count, sources: firstKey(of: .sources))
  }

  /// As many hints as fit, each with the first key that the keymap has for it.
  private func drawHints(in rect: Rect, of frame: inout Frame) {
    var rect = rect
    if isTriaging { rect = drawTriageEdges(in: rect, of: &frame) }
    drawHints(hints, from: rect.x + 1, in: rect, of: &frame)
  }

  /// As many of these as fit; gives the column after the last one.
  @discardableResult
  func drawHints(_ hints: [(Command, String)], from start: Int, in rect: Rect, of frame: inout Frame) -> Int {
    var x = start
    for (command, word) in hints {
      guard let keys = keymap.keys(for: Invocation(command), in: mode).first else { continue }
      let name = KeyName.name(of: keys)
      let columns = TextWidth.columns(of: name) + 1 + TextWidth.columns(of: word)
      guard x + columns < rect.maxX else { break }
      x += frame.write(name, x: x, y: rect.y, style: theme.style(.uiStatuslineKey)) + 1
      x += frame.write(word, x: x, y: rect.y, style: theme.style(.uiStatusline)) + 2
    }
    return x
  }

  private var hints: [(Command, String)] {
    if let triage, triage.isShown { return hints(for: triage) }
    if !picked.isEmpty { return hintsForPicked }
    if let remote, focus == .list { return hints(for: remote) }
    return switch focus {
    case .list:
      [
        (.open, list.selectedGroup == nil ? KeyHint.read : KeyHint.fold), (.star, KeyHint.star), (.later, KeyHint.later), (.dismiss, KeyHint.dismiss), (.triage, KeyHint.triage), (.filter, KeyHint.filter),
        (.topics, KeyHint.topics), (.nextUnread, KeyHint.nextUnread), (.undo, KeyHint.undo), (.help, KeyHint.help),
        (.back, filter.isEmpty ? KeyHint.quit : KeyHint.clear), (.theme, KeyHint.theme), (.nextPane, KeyHint.nextPane),
      ]
    case .sidebar:
      [(.open, KeyHint.choose), (.nextPane, KeyHint.nextPane), (.topics, KeyHint.topics), (.help, KeyHint.help), (.back, KeyHint.back)]
    case .abstract:
      [
        (.back, KeyHint.back), (.nextUnread, KeyHint.nextUnread), (.star, KeyHint.star), (.later, KeyHint.later), (.hints, KeyHint.links),
        (.dismiss, KeyHint.dismiss), (.browse, KeyHint.browser), (.pdf, KeyHint.pdf), (.nextMatch, KeyHint.nextMatch),
        (.help, KeyHint.help),
      ]
    }
  }

  /// The line being typed, and below it what it means so far or where it went wrong.
  func drawPrompt(_ prompt: Prompt, in rect: Rect, of frame: inout Frame) {
    let style = theme.style(.uiPrompt)
    frame.fill(rect, style: style)
    let sign = prompt.kind == .command ? ":" : "/"
    frame.write(sign, x: rect.x, y: rect.y, style: theme.style(.uiPromptLabel))
    let text = prompt.editor.text
    let before = TextWidth.columns(of: text.prefix(prompt.editor.cursor))
    // A line longer than the screen scrolls so that the cursor stays in view.
    let room = max(1, rect.width - 2)
    let hidden = text.droppedForWidth(max(0, before - room + 1))
    frame.write(text.dropFirst(hidden.characters), x: rect.x + 1, y: rect.y, style: style, width: room)
    frame.cursor = Point(x: rect.x + 1 + before - hidden.columns, y: rect.y)
    let feedback = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: 1)
    switch prompt.kind {
    case .filter: drawFeedback(hidden: hidden.characters, text: text, in: feedback, of: &frame)
    case .find:
      let style = theme.style(.uiPrompt).overlaid(by: theme.patch(.uiTextDim))
      frame.write(foundNote ?? KeyHint.findsHere, x: feedback.x + 1, y: feedback.y, style: style)
    case .command: drawCompletions(of: prompt, in: feedback, of: &frame)
    }
  }

  private func drawFeedback(hidden: Int, text: String, in rect: Rect, of frame: inout Frame) {
    let base = theme.style(.uiPrompt)
    guard let mistake = filter.mistake else {
      let total = ownCount(of: filter.scope)
      let words = asked == answered && loading == nil ? "\(list.rows.count.grouped) of \(total.grouped)" : "…"
      frame.write(words, x: rect.x + 1, y: rect.y, style: base.overlaid(by: theme.patch(.uiTextDim)))
      return
    }
    let scope: Scope = mistake.isIncomplete ? .info : .error
    let style = base.overlaid(by: theme.patch(scope))
    let place = text.prefix(mistake.range.lowerBound).dropFirst(hidden)
    let message = "^ \(mistake)"
    let column = min(1 + TextWidth.columns(of: place), max(1, rect.width - TextWidth.columns(of: message) - 1))
    frame.write(message, x: rect.x + column, y: rect.y, style: style, width: rect.width - column)
  }

  private func drawCompletions(of prompt: Prompt, in rect: Rect, of frame: inout Frame) {
    let base = theme.style(.uiPrompt)
    let completions = completions(for: prompt)
    if completions.count == 1, let command = try? Invocation(completions[0]).command {
      frame.write(command.summary, x: rect.x + 1, y: rect.y, style: base.overlaid(by: theme.patch(.uiTextDim)))
      return
    }
    var x = rect.x + 1
    for completion in completions {
      guard x + completion.count < rect.maxX else { break }
      x += frame.write(completion, x: x, y: rect.y, style: base.overlaid(by: theme.patch(.uiTextDim))) + 2
    }
  }
}

extension String {
  /// How many characters to leave out at the start, to save at least so many columns.
  fileprivate func droppedForWidth(_ columns: Int) -> (characters: Int, columns: Int) {
    var dropped = (characters: 0, columns: 0)
    for character in self {
      guard dropped.columns < columns else { break }
      dropped.characters += 1
      dropped.columns += TextWidth.columns(of: character)
    }
    return dropped
  }
}

extension Notice.Kind {
  fileprivate var scope: Scope {
    switch self {
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }
}
