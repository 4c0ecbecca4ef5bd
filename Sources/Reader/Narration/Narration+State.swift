import Catalog
import Papers
import Terminal
import Themes

/// Puts the whole reader into words; what `view` is for screens.
package func narrate(_ state: State) -> Narration {
  var narration = Narration()
  narration.activity = state.activityInWords
  narration.notice = state.notice.map { $0.kind.inWords + $0.text } ?? ""
  narration.place = state.placeInWords
  narration.subject = state.subjectInWords
  if state.isTriaging || state.focus == .abstract, let row = state.selectedRow {
    narration.page = state.paragraphs(of: row)
    narration.passage = state.isTriaging ? "" : state.passageInWords
  }
  switch state.overlay {
  case .prompt(let prompt):
    narration.typed = prompt.kind.sign + prompt.editor.text
    // It changes with every letter, and is said when the line is finished.
    narration.place = ""
  case .chooser(let chooser): (narration.popup, narration.choice) = chooser.inWords
  case .hints(let hints): narration.popup = hints.inWords
  case .trends(let page): (narration.popup, narration.choice) = page.inWords
  case .help: narration.popup = state.helpInWords
  case nil: break
  default: narration.popup = state.popupInWords
  }
  return narration.cleaned(inASCII: state.usesASCII)
}

extension State {
  fileprivate var activityInWords: String {
    if loading != nil { return waiting.isEmpty ? "Reading the \(origin.title)" : "Keys wait until the \(origin.title) is read" }
    if fetching != nil { return "Fetching" }
    let next = continuations.map { "\($0.keys): \($0.what)" }
    return next.isEmpty ? tourInWords : "\(KeyName.name(of: pendingKeys)), then \(next.joined(separator: "; "))"
  }

  /// `Inbox, cs.CL or cs.LG, robots: 12 of 76 papers`
  fileprivate var placeInWords: String {
    guard loading == nil else { return "" }
    if let triage, triage.isShown {
      return "Triage: \(triage.decided.grouped) of \(triage.items.count.grouped) decided"
    }
    let parts = [listTitle, filter.topics.joined(separator: " or "), filter.text].filter { !$0.isEmpty }
    let whole = remote.map { max($0.total ?? 0, catalog.count) } ?? ownCount(of: filter.scope)
    let total = filter.isEmpty && remote == nil ? "" : " of \(whole.grouped)"
    let selected = picked.count > 0 ? ", \(picked.count.grouped) selected" : ""
    return "\(parts.joined(separator: ", ")): \(list.rows.count.grouped)\(total) papers\(selected)"
  }

  fileprivate var subjectInWords: Narration.Subject {
    if let triage, triage.isShown, triage.isFinished { return summarySubject(of: triage) }
    if focus == .sidebar, !isTriaging { return sidebarSubject }
    if let group = list.selectedGroup, !isTriaging { return subject(of: group) }
    guard let row = selectedRow else {
      return Narration.Subject(text: loading == nil ? emptyListText : "")
    }
    let paper = catalog.paper(at: row)
    let authors = paper.authors.prefix(3).map(TeX.unicode).joined(separator: ", ")
    let others = paper.authors.count > 3 ? " and \((paper.authors.count - 3).grouped) more" : ""
    let details = [TeX.unicode(paper.title), authors + others, paper.published?.description ?? "", paper.topics.first ?? ""]
    return Narration.Subject(
      position: isTriaging ? "" : "\((list.selectedPlace + 1).grouped) of \(list.rows.count.grouped)",
      marks: marksInWords(of: row), text: details.filter { !$0.isEmpty }.joined(separator: ". "))
  }

  /// `Group 2 of 17. selected. cs.LG: 50 papers, folded`
  private func subject(of group: Int) -> Narration.Subject {
    guard let groups = list.groups else { return Narration.Subject() }
    let folded = list.lines.isFolded(group) ? ", folded" : ""
    return Narration.Subject(
      position: "Group \((group + 1).grouped) of \(groups.count.grouped)", marks: isPicked(group: group) ? "selected" : "",
      text: "\(name(of: group, in: groups)): \(groups.places(of: group).count.papers)\(folded)")
  }

  /// `unread, starred, to read, #survey`
  private func marksInWords(of row: Row) -> String {
    let isSnoozed = rowMarks.snoozed.contains(row)
    let words = [
      (!isTriaging && isPicked(at: list.selectedPlace), "selected"), (isMarked(.dismissed, row), "dismissed"),
      (isSnoozed, snoozeText(of: row) ?? "snoozed"),
      (!isSnoozed, isAway(row) ? "not in the library" : isMarked(.read, row) ? "read" : rowMarks.fresh.contains(row) ? "new" : "unread"),
      (rowMarks.updated.contains(row), "updated"), (isMarked(.starred, row), "starred"), (isMarked(.later, row), "to read"),
    ]
    let taken = catalog.paper(at: row).withdrawal.map { [$0.rawValue] } ?? []
    let links = catalog.links(at: row)
    let named = (links.0 ? ["code"] : []) + (links.1 ? ["data"] : [])
    return (taken + words.filter(\.0).map(\.1) + tags(of: row).map { "#" + $0 } + named).joined(separator: ", ")
  }

  private var sidebarSubject: Narration.Subject {
    let index = selectedSidebarLine
    guard sidebarLines.indices.contains(index) else { return Narration.Subject() }
    let (text, count): (String, Int?) =
      switch sidebarLines[index] {
      case .queue(let queue): (queue.title, count(of: queue))
      case .search(let search, _): ("Search \(search.name)", search.count)
      case .tag(let name, let count): ("Tag \(name)", count)
      case .topic(let name, let count): ("Topic \(name)\(filter.topics.contains(name) ? ", chosen" : "")", count)
      case .heading(let text): (text, nil)
      case .blank: ("", nil)
      }
    return Narration.Subject(text: text + (count.map { ": \($0.papers)" } ?? ""))
  }

  private func summarySubject(of triage: Triage) -> Narration.Subject {
    guard triage.summary.indices.contains(triage.selection) else { return Narration.Subject(text: "Nothing decided") }
    switch triage.summary[triage.selection] {
    case .group(let decision, let count): return Narration.Subject(text: "\(count.papers) \(decision.word)")
    case .paper(let index):
      guard triage.items.indices.contains(index) else { return Narration.Subject() }
      return Narration.Subject(text: TeX.unicode(catalog.paper(at: triage.items[index].row).title))
    }
  }

  /// A paper whole, a paragraph a line, as its page has it.
  fileprivate func paragraphs(of row: Row) -> [String] {
    var remarks = remarks(of: row)
    remarks.hasSigns = true
    let page = AbstractPage(
      catalog.paper(at: row), width: Int(Int32.max), highlighter: highlighter, head: .whole, remarks: remarks)
    return page.lines.map(\.text).filter { !$0.isEmpty }
  }

  /// The line at the top of the page, or that of the match that is looked at.
  fileprivate var passageInWords: String {
    guard let page = abstractPage else { return "" }
    if let find, find.row == list.selectedRow, page.foundLines.indices.contains(find.index) {
      return "\(foundNote ?? ""): \(page.lines[page.foundLines[find.index]].text)"
    }
    return abstractOffset > 0 && page.lines.indices.contains(abstractOffset) ? page.lines[abstractOffset].text : ""
  }

  /// What lies over the panes, as it is drawn where there is room for all of it.
  fileprivate var popupInWords: [String] {
    var roomy = self
    (roomy.size, roomy.theme, roomy.usesASCII) = (Size(width: 120, height: 400), .plain, false)
    var bare = roomy
    bare.overlay = nil
    return view(roomy).text(unlike: view(bare))
  }
}

extension Frame {
  /// The text in the smallest box that holds all that differs from another frame of the same size, without its lines.
  fileprivate func text(unlike other: Frame) -> [String] {
    var columns: ClosedRange<Int>?
    var rows: [Int] = []
    // The last line is what may be done next, not what lies over the others.
    for y in 0..<max(0, size.height - 1) {
      let changed = (0..<size.width).filter { self[$0, y] != other[$0, y] }
      guard let first = changed.first, let last = changed.last else { continue }
      rows.append(y)
      columns = min(first, columns?.lowerBound ?? first)...max(last, columns?.upperBound ?? last)
    }
    guard let columns else { return [] }
    let lines = Set("─│╭╮╰╯▐")
    return rows.compactMap { y in
      let text = columns.map { self[$0, y].text }.joined().filter { !lines.contains($0) }
      let words = text.split(separator: " ").joined(separator: " ")
      return words.isEmpty ? nil : words
    }
  }
}

extension AbstractPage.Line {
  fileprivate var text: String { segments.map(\.text).joined() }
}

extension Notice.Kind {
  fileprivate var inWords: String {
    switch self {
    case .info: ""
    case .warning: "Warning: "
    case .error: "Error: "
    }
  }
}

extension Prompt.Kind {
  fileprivate var sign: String { self == .command ? ":" : "/" }
}

extension State {
  fileprivate var helpInWords: [String] {
    helpPage.lines.compactMap { line in
      switch line {
      case .heading(let text): text
      case .binding(let keys, let invocation): "\(keys): \(summary(of: invocation) ?? invocation.summary)"
      case .blank: nil
      }
    }
  }
}

extension Hints {
  fileprivate var inWords: [String] { hints.map { "\($0.letters): \($0.url)" } }
}

extension Chooser {
  /// What it is and how much there is to choose from, and what is selected.
  fileprivate var inWords: (popup: [String], choice: String) {
    let title = "\(kind.title): \(shown.count.grouped)\(editor.text.isEmpty ? "" : " with \(editor.text)")"
    guard let selected else { return ([title], "Nothing of that name") }
    let parts = [selected.text, selected.detail, ticked.contains(selected.name) ? "ticked" : ""]
    return ([title], parts.filter { !$0.isEmpty }.joined(separator: ", "))
  }
}

extension Narration {
  /// The same with nothing in it that a terminal should not get.
  fileprivate func cleaned(inASCII: Bool) -> Narration {
    func clean(_ text: String) -> String {
      let line = CleanText.line(text)
      return inASCII ? Frame.inASCII(line) : line
    }
    var result = self
    result.activity = clean(activity)
    result.notice = clean(notice)
    result.place = clean(place)
    result.subject = Subject(position: subject.position, marks: clean(subject.marks), text: clean(subject.text))
    result.page = page.map(clean)
    result.passage = clean(passage)
    result.popup = popup.map(clean)
    result.choice = clean(choice)
    // A blank at the end of what is typed counts.
    result.typed = typed.map { inASCII ? Frame.inASCII(CleanText.visible($0)) : CleanText.visible($0) }
    return result
  }
}
