/// What the last line of the screen says, in one place, ready to be said in another language: nothing else puts a
/// sentence for it together, which a test watches over. The words beside keys are in `KeyHint`, those of marks in
/// `Verdict+Words`, those of commands in `Command`.
///
/// A parameter named like a command is the key that runs it.
package enum Messages {
  // Nothing to do something to.
  static let noPaperSelected = "No paper is selected."
  static let noPaperToSelect = "No paper to select."
  static let noSearchSelected = "No saved search is selected in the sidebar, or on show."
  static let nothingChanged = "Nothing was changed."
  static let nothingRemoved = "Nothing was removed."
  static let nothingSelectedYet = "Nothing was selected yet."
  static let nothingMarkedYet = "Nothing was marked yet."
  static let nothingReadYet = "Nothing was read yet that papers could be like."
  static let nothingToUndo = "Nothing to undo."
  static let nothingToRedo = "Nothing to redo."
  static let noEarlierVersion = "No earlier version of this paper is known."
  static let onlyOnePane = "There is only one pane."
  static let pasteIgnored = "Pasted text is taken while typing after / or : only."
  static let tourIsOver = "The tour is over; :tour shows it again."
}

/// Going through lists and papers.
extension Messages {
  static func edgeOfPapers(isFirst: Bool) -> String { isFirst ? "The first paper." : "The last paper." }
  static func edgeOfSearches(isFirst: Bool) -> String { isFirst ? "The first search." : "The last search." }
  static func edgeOfGroups(isFirst: Bool) -> String { isFirst ? "The first group." : "The last group." }
  static func noUnread(isBelow: Bool) -> String {
    isBelow ? "No unread paper below in this list." : "No unread paper above in this list."
  }
  static func noJump(isBack: Bool) -> String { isBack ? "No jump to go back to." : "No jump to go forward to." }
  static func matchesAgain(fromFirst: Bool) -> String { fromFirst ? "From the first match again." : "From the last match again." }
  static func notInPaper(_ text: some StringProtocol) -> String { "'\(text)' is not in this paper." }
  static let notFound = "not found"
  static func match(_ number: Int, of count: Int) -> String { "\(number) of \(count)" }
  static func matches(_ count: Int) -> String { "\(count) found" }
  static func abstractShare(_ share: Int) -> String { "The abstract has \(share) %." }
  static func grouped(_ name: String?) -> String { name.map { "Grouped by \($0)." } ?? "No groups." }
  static let groupsAreForLibrary = "Papers of a service stand in its own order; groups are for the library."
  static func groupedAlready(_ name: String?) -> String { name.map { "Grouped by \($0) already." } ?? "The list has no groups." }
  static func noGroupsYet(group: String) -> String { "The list has no groups; \(group) groups it by topic." }
  static func sorted(by order: String) -> String { "Sorted by \(order)." }
  static func selected(_ count: Int) -> String { count == 0 ? "No paper of this list is found so." : "\(count.papers) found." }
  static func waiting(for title: String, _ share: Int, keys: String) -> String { "Waiting for the \(title), \(share) % read: \(keys)" }
  static func grown(_ more: Int, refresh: String) -> String {
    guard more > 0 else { return "The library has changed; \(refresh) shows it." }
    return "\(more.grouped) new \(more == 1 ? "paper; \(refresh) shows it" : "papers; \(refresh) shows them")."
  }
}

/// What is typed, and names nothing.
extension Messages {
  private static func among(_ names: [String]) -> String { "there are \(names.joined(separator: ", "))" }

  /// So much of what somebody typed.
  private static func short(_ typed: some StringProtocol) -> String { String(typed.prefix(40)) }

  static func noColumn(_ typed: some StringProtocol, _ names: String) -> String { "no column '\(short(typed))'; there are \(names), or default" }
  static func noCommand(_ name: String, _ names: [String]) -> String {
    "no command '\(name)' in the settings; there \(names.isEmpty ? "is none" : "are \(names.joined(separator: ", "))")"
  }
  static func noDay(_ typed: some StringProtocol, _ words: [String], example: String) -> String {
    "'\(short(typed))' is no day to come; type \(words.joined(separator: ", ")), 3d, 2w or a date such as \(example)"
  }
  static func noGroups(by typed: some StringProtocol, _ names: [String]) -> String { "no groups by '\(short(typed))'; \(among(names))" }
  static func noKind(_ typed: some StringProtocol, _ names: String) -> String { "no kind of source '\(short(typed))'; there are \(names)" }
  static func noOrder(_ name: String, _ names: [String]) -> String { "no order '\(name)'; \(among(names))" }
  static func noQueue(_ name: String, _ names: String) -> String { "no queue '\(name)'; there are \(names)" }
  static func noSearch(_ name: String, _ names: [String]) -> String { "no search '\(name)'; \(among(names))" }
  static func noSpan(_ name: String) -> String { "no span '\(name)'; there are week, month and year" }
  static func noTag(_ typed: some StringProtocol) -> String { "'\(short(typed))' is no tag; type a word or two, as in 'tag to cite'" }
  static func noTheme(_ name: String, themes: String) -> String { "no theme '\(name)'; \(themes) shows those that there are" }
  static let rulesTakeTest = "'rules' takes 'test' or nothing after it"
  static let noRules = "There are no rules; [rules.NAME] in the settings has when = \"QUERY\" and then = [\"dismiss\"]."
}

/// Marks, notes and the to-read queue.
extension Messages {
  static let undone = "Undone"
  static let redone = "Redone"
  static func done(_ what: String, _ name: String) -> String { "\(what): \(name)" }
  static func already(_ what: String, _ name: String) -> String { "\(what) already: \(name)" }
  static func read(_ title: String) -> String { "Read \(title)" }
  static func moved(_ title: String) -> String { "Moved \(title)" }
  static func note(_ what: String, isRemoved: Bool) -> String { "\(isRemoved ? "Note removed" : "Note"): \(what)" }
  static func noteKept(_ what: String, isRemoved: Bool) -> String { "\(isRemoved ? "Note removed" : "Note kept"): \(what)" }
  static func noteIsOfOne(_ count: Int) -> String { "A note is about one paper; \(count.grouped) are selected." }
  package static let noteUnchanged = "The note is as it was."
  static func notMarked(_ reason: String) -> String { "Not marked: \(reason)" }
  static func notMarkedOutside(_ reason: String) -> String { "Not marked, since it is not in the library yet: \(reason)" }
  package static func keptInJournal(_ reason: String) -> String { "The marks are kept in the journal for now: \(reason)" }
  static let adopting = "A paper is being brought into the library; a moment."
  static func leaving(_ count: Int, after text: String) -> String {
    count == 0 ? text : "\(text) (\(count) changed meanwhile, and left alone)"
  }
  static func snoozed(until day: String?) -> String { day.map { "until \($0)" } ?? "until a new version" }
  static let notMovedInGroups = "Papers are moved by hand in a list without groups (group off)."
  static let notMovedHere = "Papers are moved by hand in To read, in its own order (sort hand)."
  static let notInQueue = "This paper is not in the to-read queue any more."

  // What many papers are, before they are marked.
  static func many(_ count: Int, _ what: String) -> String { "\(count.grouped) \(what)" }
  static let unread = "unread"
  static let starred = "starred"
  static let toRead = "to read"
  static let withNote = "with a note"
  static let outsideOfList = "outside of this list"
}

/// Triage.
extension Messages {
  static func triageWaits(_ left: Int, triage: String) -> String { "\(left.papers) left of a triage; \(triage) goes on with them." }
  static func left(_ left: Int, triage: String) -> String { "\(left.papers) left; \(triage) goes on with them." }
  static func keepIsForTriage(triage: String) -> String { "Keeping a paper unread is for triage; \(triage) begins one" }
  static let nothingToDecide = "No unread paper to decide on in this list."
  static let nothingDecidedYet = "Nothing was decided yet in this sitting."
  static func takenBack(_ what: String) -> String { "Taken back: \(what)" }
  static func takenBack(_ what: String, isOne: Bool) -> String { "Taken back: \(what). \(isOne ? "It is" : "They are") open again." }
  static func takenBackFromTriage(_ what: String) -> String { "Taken back from triage: \(what)" }
  package static func triageNotRemembered(_ reason: String) -> String { "Where the triage stands is not remembered: \(reason)" }
  package static func sittingNotWritten(_ reason: String) -> String { "The sitting is not written down: \(reason)" }
}

/// Saved searches, likeness and what is recommended.
extension Messages {
  static func noSearchYet(save: String) -> String { "No search is saved yet; \(save) saves the filter as one." }
  static let likenessIsNoSearch = "A list of similar papers is no search; its filter can be saved from a queue."
  static func noFilterToSave(filter: String) -> String { "There is no filter to save; \(filter) makes one." }
  static let hasThatName = "It has that name."
  static func notRenamed(_ name: String) -> String { "not renamed: there is a search \(name) already" }
  package static func savedSearch(_ name: String) -> String { "Saved as \(name)." }
  package static func renamedSearch(_ name: String) -> String { "Renamed to \(name)." }
  package static func deletedSearch(_ name: String) -> String { "Deleted the search \(name)." }
  static func noWord(of text: String) -> String { "No paper holds any word of '\(text)'." }
  static func nothingLike(_ title: String) -> String { "No other paper shares a word with \(title)." }
  static func noPaperHas(_ what: String) -> String { "No paper here has \(what)." }
  static let noTopics = "No paper here has a topic."
  static func starMore(_ missing: Int, isMore: Bool, star: String, later: String) -> String {
    "Star or queue \(missing) \(isMore ? "more " : "")paper\(missing == 1 ? "" : "s") that you want more of "
      + "(\(star) stars, \(later) puts into To read); until then the newest come first."
  }
  static func titleBeforeStars(_ title: String, _ stars: Int) -> String { "\(title): after \(stars) stars" }
  static let stillLearning = "What you want to read is still being learned."
  static let noReasons = "Nothing in this paper speaks for it or against it."
}
