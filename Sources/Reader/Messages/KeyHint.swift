/// The words beside keys: what a key does, at the foot of the screen, in popups and where nothing else is.
///
/// A parameter named like a command is the key that runs it.
enum KeyHint {
  static let all = "all"
  static let anyOtherKey = "any other key"
  static let back = "back"
  static let backToTheLibrary = "back to the library"
  static let bibTeX = "BibTeX"
  static let browser = "browser"
  static let choose = "choose"
  static let clear = "clear"
  static let deleteIt = "delete it"
  static let discardIt = "discard it"
  static let dismiss = "dismiss"
  static let dismissSign = "✕"
  static let dismissesAllOfThem = "dismisses all of them"
  static let doIt = "do it"
  static let fetch = "fetch"
  static let filter = "filter"
  static let fold = "fold"
  static let foldsAllGroups = "folds all groups"
  static let foldsIt = "folds it"
  static let goesToTheNextGroup = "goes to the next group"
  static let help = "help"
  static let keepSign = "●"
  static let keepThisSource = "keep this source"
  static let keepUnread = "keep unread"
  static let later = "later"
  static let laterSign = "◷"
  static let leave = "leave"
  static let leaveIt = "leave it"
  static let leaveTheRange = "leave the range"
  static let leaveThem = "leave them"
  static let letGo = "let go"
  static let links = "links"
  static let nextMatch = "next match"
  static let nextPane = "next pane"
  static let nextUnread = "next unread"
  static let pause = "pause"
  static let pdf = "PDF"
  static let quit = "quit"
  static let read = "read"
  static let readOn = "read on"
  static let remove = "remove"
  static let removeIt = "remove it"
  static let resume = "go on"
  static let selectsItsPapers = "selects its papers"
  static let star = "star"
  static let starSign = "★"
  static let stop = "stop"
  static let takeBack = "take back"
  static let theme = "theme"
  static let toTheList = "to the list"
  static let topics = "topics"
  static let triage = "triage"
  static let undo = "undo"
  static let unfoldsIt = "unfolds it"
  static let unfoldsThem = "unfolds them"

  static func goOn(_ left: Int) -> String { "go on with \(left.grouped) left" }
  static func more(below count: Int) -> String { "▾ \(count) more" }
  static func show(_ name: String) -> String { "show \(name)" }
  static let findsHere = "Finds in this paper"
  static let afterNumber = "a motion moves so often, a mark goes to so many papers"
  static let trends = "Enter its papers  w week  m month  y year  Esc back"
  static func endsTour(back: String) -> String { "\(back) ends the tour" }

  // Questions.
  static func oneStep(undo: String) -> String { "One step of the history: \(undo) takes it back." }
  static func moreAreSo(_ count: Int) -> String { "\(count.grouped) more \(count == 1 ? "is" : "are") so already" }
  static let deleteASearch = "Delete a saved search"
  static func remove(_ name: String) -> String { "Remove \(name)? Its papers stay." }

  // Where there is nothing to show.
  static let nothingOfThatName = "Nothing of that name"
  static let readingLibrary = "Reading the library …"
  static let nothingLikeIt = "No paper shares a word with it."
  static func nothingMatches(in list: String) -> String { "No paper in \(list) matches." }
  static func asking(_ place: String) -> String { "Asking \(place) …" }
  static func findsNothing(_ place: String) -> String { "\(place) finds nothing." }
  static let goesBack = "goes back"
  static let dropsFilter = "drops the filter"
  static let asksAgain = "asks again"
  static func didYouMean(_ others: some BidirectionalCollection<String>, _ last: String) -> String {
    others.isEmpty ? "Did you mean \(last)?" : "Did you mean \(others.joined(separator: ", ")) or \(last)?"
  }

  /// `⚑ robots failed · gF`
  static func failed(_ source: String, _ count: Int, sources: String) -> String {
    "⚑ \(count == 1 ? "\(source) failed" : "\(count) sources failed") · \(sources)"
  }
}

extension Tour.Step {
  /// Its keys, by their commands, each with what stands after it.
  var keys: [(Command, String)] {
    switch self {
    case .move: [(.next, "and"), (.previous, "go through the papers")]
    case .open: [(.open, "reads the selected one")]
    case .leave: [(.back, "goes back to the list")]
    case .mark: [(.star, "stars it"), (.later, "queues it for reading"), (.dismiss, "dismisses it"), (.undo, "undoes that")]
    case .filter: [(.filter, "filters as you type"), (.topics, "chooses topics")]
    case .triage: [(.triage, "goes through the inbox, a paper a screen")]
    case .help: [(.help, "shows every key")]
    }
  }
}

extension Queue {
  /// What an empty queue says instead of a list.
  package var emptyText: String {
    switch self {
    case .new: "Nothing came since the reader was left last."
    case .recommended: "Nothing is left to recommend. The whole library is in All papers."
    case .snoozed: "Nothing is snoozed. What is comes back to the inbox on its day."
    case .inbox: "Nothing new. The whole library is in All papers."
    case .all: "The library is empty. Bring papers in with: lectern import FILE"
    case .starred: "No stars yet. A star keeps a paper that matters."
    case .later: "Nothing to read later. Queue papers here as you find them."
    case .read: "Nothing read yet."
    case .dismissed: "Nothing dismissed."
    }
  }
}

extension Chooser.Kind {
  var title: String {
    switch self {
    case .topics: "Topics"
    case .themes: "Theme"
    case .palette: "Commands"
    case .reasons: "Why it is recommended, or not"
    case .offers: "Follow another source"
    case .categories: "Categories of arXiv"
    case .facet(.years): "Years under the filter"
    case .facet(.venues): "Venues under the filter"
    case .facet(.authors): "Authors under the filter"
    }
  }

  /// The keys that it takes.
  var help: String {
    switch self {
    case .topics: "Space ticks, Enter shows papers with any of these"
    case .themes: "Enter keeps it, Esc goes back"
    case .palette: "Enter runs it, Esc goes back"
    case .reasons: "+ more of it, - less, 0 as learned, Esc goes back"
    case .offers: "Enter goes on, Esc goes back"
    case .categories: "Space ticks, Enter looks at what these give"
    case .facet: "Enter adds it to the filter, Esc goes back"
    }
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
