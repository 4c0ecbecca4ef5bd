/// A named intent of the reader. Keys, the `:` line, the config file and the mouse all lead here.
package enum Command: String, CaseIterable, Sendable {
  // Moving
  case next, previous, first, last
  case pageDown = "page-down", pageUp = "page-up"
  case halfPageDown = "half-page-down", halfPageUp = "half-page-up"
  case nextPaper = "next-paper", previousPaper = "previous-paper"
  case nextUnread = "next-unread", previousUnread = "previous-unread"
  case nextMatch = "next-match", previousMatch = "previous-match"
  case nextGroup = "next-group", previousGroup = "previous-group"
  case alignMiddle = "align-middle", alignTop = "align-top", alignBottom = "align-bottom"
  case jumpBack = "jump-back", jumpForward = "jump-forward"
  // Panes
  case open, back
  case nextPane = "next-pane", previousPane = "previous-pane"
  case sidebar, zen, columns, changes
  case twoLines = "two-lines"
  case groupBy = "group", fold
  case foldAll = "fold-all", unfoldAll = "unfold-all"
  case growAbstract = "grow-abstract", shrinkAbstract = "shrink-abstract"
  // Finding
  case search
  case queueQuery = "queue-query"
  case saveSearch = "save-search", renameSearch = "rename-search", deleteSearch = "delete-search"
  case similar, reasons, trends
  case filter, find, topics, topic, years, venues, authors, queue, sort, clear, refresh, fetch, sources, subscribe
  // Marking
  case star, read, later, dismiss, snooze, tag, note, undo, redo, `repeat`
  case moveUp = "move-up", moveDown = "move-down"
  case triage, keep
  // Selecting many
  case pick, range, select
  case selectAll = "select-all", selectNone = "select-none", selectInvert = "select-invert"
  case selectAgain = "select-again"
  // Taking out
  case browse, pdf, download, link, hints, run
  case copyHint = "copy-hint"
  case copyLink = "copy-link", copyCitation = "copy-citation", copyBibTeX = "copy-bibtex", export
  // The program
  case rules
  case help, tour, theme, command, palette, stats, screenshot, redraw, suspend, quit
  /// Bound to a key, it takes the key's standard meaning away.
  case noOp = "no-op"
}

extension Command {
  /// The headings under which help lists the commands.
  package enum Group: String, CaseIterable, Sendable {
    case moving = "Moving"
    case marking = "Marking"
    case selecting = "Selecting many"
    case finding = "Finding"
    case panes = "Panes"
    case taking = "Opening and copying"
    case program = "The program"
  }

  package var group: Group {
    switch self {
    case .next, .previous, .first, .last, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .nextPaper,
      .previousPaper, .nextUnread, .previousUnread, .nextMatch, .previousMatch, .alignMiddle, .alignTop,
      .alignBottom, .jumpBack, .jumpForward, .nextGroup, .previousGroup:
      .moving
    case .star, .read, .later, .moveUp, .moveDown, .dismiss, .snooze, .tag, .note, .undo, .redo, .repeat, .triage,
      .keep:
      .marking
    case .pick, .range, .select, .selectAll, .selectNone, .selectInvert, .selectAgain: .selecting
    case .similar, .reasons, .trends, .search, .saveSearch, .renameSearch, .deleteSearch, .queueQuery, .filter, .find, .topics, .topic, .years, .venues, .authors, .queue,
      .sort, .clear, .refresh, .fetch, .sources, .subscribe:
      .finding
    case .open, .back, .nextPane, .previousPane, .sidebar, .zen, .changes, .columns, .twoLines, .groupBy, .fold, .foldAll, .unfoldAll,
      .growAbstract, .shrinkAbstract:
      .panes
    case .browse, .pdf, .download, .link, .hints, .run, .copyHint, .copyLink, .copyCitation, .copyBibTeX, .export: .taking
    case .rules, .help, .tour, .theme, .command, .palette, .stats, .screenshot, .redraw, .suspend, .quit, .noOp: .program
    }
  }

  /// What the command does, for help and completion.
  package var summary: String {
    switch self {
    case .next: "down by one"
    case .previous: "up by one"
    case .first: "to the first"
    case .last: "to the last"
    case .pageDown: "a page down"
    case .pageUp: "a page up"
    case .halfPageDown: "half a page down"
    case .halfPageUp: "half a page up"
    case .nextPaper: "next paper"
    case .previousPaper: "previous paper"
    case .nextUnread: "next unread paper"
    case .previousUnread: "previous unread paper"
    case .nextMatch: "next match in the paper, or of the filter"
    case .previousMatch: "previous match in the paper, or of the filter"
    case .nextGroup: "to the next group"
    case .previousGroup: "to the group before"
    case .alignMiddle: "the selected row to the middle"
    case .alignTop: "the selected row to the top"
    case .alignBottom: "the selected row to the bottom"
    case .jumpBack: "back to where you were before a jump"
    case .jumpForward: "forward again"
    case .open: "read the paper, or choose"
    case .back: "back"
    case .nextPane: "next pane"
    case .previousPane: "previous pane"
    case .sidebar: "show or hide queues and topics"
    case .columns: "choose the columns of the list, and their order"
    case .twoLines: "one line for a paper in the list, or two"
    case .groupBy: "group the list by day, topic, venue, source, author, or not (off)"
    case .fold: "fold this group, or unfold it"
    case .foldAll: "fold all groups"
    case .unfoldAll: "unfold all groups"
    case .zen: "the abstract alone, or all panes"
    case .changes: "show what the last version of the paper changed, or not"
    case .growAbstract: "more room for the abstract"
    case .shrinkAbstract: "less room for the abstract"
    case .filter: "filter as you type"
    case .queueQuery: "change the query of this queue as a filter"
    case .similar: "papers like this one, like those selected, or like a text"
    case .reasons: "why this paper is recommended, or is not; to be changed"
    case .trends: "topics and terms that rise, over a week, a month or a year"
    case .search: "show what a saved search finds, or what a service does: openalex WORDS"
    case .saveSearch: "save the filter under a name"
    case .renameSearch: "give the saved search another name"
    case .deleteSearch: "delete the saved search"
    case .find: "find in this paper"
    case .topics: "choose topics"
    case .topic: "filter by a topic, or stop"
    case .queue: "show a queue"
    case .sort: "sort by date, added, title, score, relevance, by hand, as recommended, or by likeness to what was read last"
    case .clear: "drop filter and topics"
    case .refresh: "ask again: rows that no longer match go"
    case .fetch: "fetch new papers from the sources; again, stop"
    case .sources: "the sources, and how fetching from each went"
    case .subscribe: "follow another source, after a look at what it gives"
    case .star: "star, or take the star away"
    case .read: "mark as read, or unread"
    case .later: "put into the to-read queue, or take out"
    case .dismiss: "dismiss, or restore"
    case .moveUp: "move the paper up in the to-read queue, or the search in the sidebar"
    case .moveDown: "move the paper down in the to-read queue, or the search in the sidebar"
    case .snooze: "out of the inbox until a day, or a new version"
    case .tag: "give a tag, or take it away"
    case .note: "write a note in your editor"
    case .undo: "undo the last mark"
    case .redo: "redo"
    case .repeat: "mark this paper as the last one was marked"
    case .triage: "triage: decide on one paper after another"
    case .keep: "keep unread, and on to the next"
    case .pick: "select this paper, or let it go"
    case .range: "begin a range of papers, or end it"
    case .select: "select what a query finds in the list"
    case .selectAll: "select the whole list"
    case .selectNone: "select nothing"
    case .selectInvert: "select the others of the list"
    case .selectAgain: "select what was selected last"
    case .browse: "open the paper's page in the browser"
    case .pdf: "open the PDF, the downloaded one if there is one"
    case .download: "download the PDF"
    case .link: "open the link with this number"
    case .run: "run a command of the settings on the paper"
    case .hints: "letters on the links in view: open one"
    case .copyHint: "letters on the links in view: copy one"
    case .copyLink: "copy the link"
    case .copyCitation: "copy a citation"
    case .copyBibTeX: "copy as BibTeX"
    case .export: "write what is selected, or the list, into a new file: .bib, .ris, .json, .md, .html, .csv, .atom or .jsonl"
    case .rules: "what the rules would have done to the last month"
    case .help: "every key of this view"
    case .tour: "the first steps, one after another"
    case .theme: "choose a theme, with a preview"
    case .command: "run a command by name"
    case .years: "choose a year, with counts under the filter"
    case .venues: "choose a venue, with counts under the filter"
    case .authors: "choose an author, with counts under the filter"
    case .stats: "what was read and when, the to-read queue, triage, and the library in figures"
    case .palette: "find a command, topic, queue or theme by a few of its letters"
    case .screenshot: "write what is seen into a new file: .svg, .html or .txt"
    case .redraw: "draw the screen anew"
    case .suspend: "suspend"
    case .quit: "quit"
    case .noOp: "nothing"
    }
  }

  /// The name of the command's argument, or nil when it takes none.
  package var argument: String? {
    switch self {
    case .filter, .select: "QUERY"
    case .topic: "TOPIC"
    case .similar: "TEXT"
    case .trends: "SPAN"
    case .tag: "TAG"
    case .snooze: "WHEN"
    case .rules: "test"
    case .columns: "NAMES"
    case .search, .saveSearch, .renameSearch, .deleteSearch, .run, .fetch: "NAME"
    case .subscribe: "KIND QUERY"
    case .queue: "QUEUE"
    case .groupBy: "BY"
    case .sort: "ORDER"
    case .link: "NUMBER"
    case .theme: "THEME"
    case .screenshot, .export: "FILE"
    default: nil
    }
  }

  /// Whether the command does nothing sensible without its argument.
  package var needsArgument: Bool {
    switch self {
    case .topic, .queue, .run, .sort, .groupBy, .link: true
    default: false
    }
  }
}
