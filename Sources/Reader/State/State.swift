import Catalog
import Learning
import Marks
import Papers
import Terminal
import Themes

/// Everything that the reader knows. `update` changes it, `view` draws it.
package struct State: Sendable {
  package var size: Size
  package var catalog: PaperCatalog
  /// The same with papers that came since; it takes the place of the other at the next question.
  package internal(set) var arrived: PaperCatalog?
  /// Whether papers that were fetched are still to come into the catalog.
  package internal(set) var awaited = Awaited.nothing
  /// What the catalog holds, for the title line.
  package var origin: Origin
  /// How far the library is read while it is being opened, 0 to 1; nil when it is open.
  package var loading: Double?
  /// The keys that wait until it is open.
  package internal(set) var waiting: [Key] = []

  package var marks: MarkTable
  /// The marks of the catalog's papers, by row. Follows `marks`.
  package internal(set) var rowMarks: RowMarks { didSet { queueCounts = QueueCounts() } }
  /// What was counted by `rowMarks`.
  private(set) var queueCounts = QueueCounts()
  /// What is east of Greenwich, in milliseconds: days begin at midnight there.
  let zone: Int64
  /// The day of the last message, in days after 1970-01-01.
  package internal(set) var today: Int
  /// When the reader was left last; nil where that is not known.
  package let lastSession: Timestamp?
  /// When the reader was left last, or else when it was opened: what came after that is new. Nil where nobody
  /// looked at the clock.
  let newSince: Timestamp?

  /// The keys, with those of saved searches.
  package private(set) var keymap: Keymap
  /// The keys without those of saved searches.
  let settingsKeymap: Keymap
  /// How long a paper is in view before it counts as read, in milliseconds; nil for never.
  package var readAfter: Int64?
  /// Names of the themes to choose from.
  package var themes: [String]
  package var theme: Theme
  /// The themes for dark and light terminals; nil once somebody chose one theme for all.
  package internal(set) var automaticThemes: AutomaticThemes?

  package internal(set) var focus = Pane.list
  /// What the user said about the sidebar; nil for what suits the width.
  package internal(set) var showsSidebar: Bool?
  package var sizes = PaneSizes()
  /// The columns of the list, in their order.
  package var columns = ListColumn.standard
  package var listForm = ListForm.compact
  /// By what the papers of the list are put together.
  package var grouping: Grouping?
  /// How keys of BibTeX are made.
  package var citationKeys = CitationTemplate.usual
  /// Whether nothing but ASCII is drawn.
  package var usesASCII = false
  /// Whether the abstract is alone on the screen while it is read.
  package internal(set) var isZen = false
  package internal(set) var filter = Filter()
  package internal(set) var list = ListState()
  package internal(set) var sidebar = SidebarState()
  /// The first line of the abstract in view.
  package internal(set) var abstractOffset = 0
  package internal(set) var overlay: Overlay?
  package internal(set) var notice: Notice?
  /// The first steps, until they are done or left.
  package var tour: Tour?
  /// The beginning of a binding of several keys.
  package internal(set) var pendingKeys: [Key] = []
  /// The number typed before a key.
  package internal(set) var count: Int?
  package internal(set) var jumps = Jumps()
  package internal(set) var picks: Picks
  /// Number of the question whose answer is selected and not shown.
  package internal(set) var gathering: Int?
  package internal(set) var triage: Triage?
  /// A sitting of an earlier run, until it is gone on with.
  package internal(set) var savedTriage: TriageRecord?
  /// What `repeat` does again.
  package internal(set) var lastVerdict: Verdict?
  /// Number of the newest question to the catalog, and of the newest one answered.
  package internal(set) var asked = 0
  package internal(set) var answered = 0
  /// The newest question, if it was for a ranking.
  var ranked: Query?
  /// Number of the newest question whose counts are on show; those of an earlier one are until then.
  package internal(set) var counted = 0
  /// Words that the question may have meant, when it found nothing.
  package internal(set) var suggestions: [String] = []
  /// How long the last answer took.
  package internal(set) var lastElapsed: Duration?
  /// Number of the newest request to the marks.
  package internal(set) var requested = 0
  /// Requests to the marks that are not answered yet, oldest first.
  package internal(set) var unanswered: [PendingRequest] = []
  package internal(set) var reading: Reading?
  package internal(set) var comparison: Comparison?
  package internal(set) var filterHistory: [String] = []
  package internal(set) var commandHistory: [String] = []
  package internal(set) var findHistory: [String] = []
  package internal(set) var find: Find?
  /// What was seen last of what rises, and the number of the newest question for it.
  package internal(set) var trends: TrendsPage?
  package internal(set) var trendsAsked = 0
  /// What is fetched now.
  package internal(set) var fetching: Fetching?
  /// The papers of a service that are on show in place of the library.
  package internal(set) var remote: Remote?
  /// Number of the newest question to a service.
  package internal(set) var remoteNumber = 0
  /// Requests to the marks that wait until their papers are in the library.
  package internal(set) var adopting: [PendingRequest] = []
  /// The kinds of sources, and the names of those of the settings.
  package var offers: [SourceOffer] = []
  package var sourceNames: [String] = []
  /// What failed when sources were fetched, until that was seen among the sources.
  package internal(set) var failures: [FetchStep] = []
  /// Whether the sources are shown when they are there.
  var awaitsSources = false
  /// The names of the commands of the settings.
  package var commands: [String] = []
  /// Those of them that need the terminal.
  package var terminalCommands: Set<String> = []
  /// What is done to papers that come.
  package var rules: [Rule] = []
  /// The saved searches, in their order.
  package internal(set) var searches: [Search] = []
  /// What the reader wants to read, as far as it has been learned.
  package internal(set) var taste: Taste?
  /// Number of the newest request to learn it.
  package internal(set) var learning = 0

  package init(
    size: Size, catalog: PaperCatalog, origin: Origin, marks: MarkTable, keymap: Keymap = .standard,
    readAfter: Int64? = 2000, themes: [String] = [], theme: Theme, automaticThemes: AutomaticThemes? = nil,
    savedTriage: TriageRecord? = nil, clock: Clock = Clock()
  ) {
    self.size = size
    self.catalog = catalog
    self.origin = origin
    self.marks = marks
    self.keymap = keymap
    settingsKeymap = keymap
    self.readAfter = readAfter
    self.themes = themes
    self.theme = theme
    self.automaticThemes = automaticThemes
    self.savedTriage = savedTriage
    zone = clock.zone
    today = clock.today
    lastSession = clock.lastSession
    newSince = clock.lastSession ?? (clock.now.milliseconds > 0 ? clock.now : nil)
    picks = Picks(capacity: catalog.count)
    rowMarks = RowMarks(catalog: catalog)
    recountMarks()
  }

  /// Takes saved searches, and the keys that they have.
  package mutating func replace(searches: [Search]) {
    self.searches = searches
    keymap = settingsKeymap.adding(searches)
  }

  /// What is known of time when the reader starts.
  package struct Clock: Sendable {
    /// What is east of Greenwich, in milliseconds.
    package var zone: Int64 = 0
    package var now = Timestamp(milliseconds: 0)
    /// When the reader was left last.
    package var lastSession: Timestamp?

    package init() {}

    package var today: Int { now.day(in: zone) }
  }

  /// Papers that were fetched, and are in the library before they are in the catalog.
  package enum Awaited: Sendable, Equatable {
    case nothing, papers
    /// Somebody asked for them already.
    case wanted
  }

  /// What the catalog was made of.
  package enum Origin: Sendable, Equatable {
    case sample
    case library
    case files([String])
    /// A service that was asked.
    case remote(String)

    package var title: String {
      switch self {
      case .sample: "sample"
      case .library: "library"
      case .remote(let name): name
      case .files(let names): names.count == 1 ? names[0] : "\(names.count) files"
      }
    }
  }
}

/// The paper in the abstract pane while that has the focus.
package struct Reading: Sendable, Equatable {
  package var row: Row
  package var since: Timestamp
  /// When it was read before a later version came, of which the reader then sees what it changed.
  package var readBefore: Timestamp?
  /// Whether read or unread was said of it already, so that the clock has no more say.
  package var isSettled = false
}

/// Whether somebody asked to see what the last version of a paper changed, or not to see it.
package struct Comparison: Sendable, Equatable {
  package var id: PaperID
  package var isShown: Bool
}

/// Names of the themes to choose between by the terminal's background.
package struct AutomaticThemes: Sendable, Equatable {
  package var dark: String
  package var light: String

  package init(dark: String, light: String) {
    self.dark = dark
    self.light = light
  }
}

extension State {
  /// Notes what day it is; on a new one, papers come back that were snoozed until then.
  mutating func followDay(at now: Timestamp) {
    let day = now.day(in: zone)
    guard day != today else { return }
    today = day
    rowMarks.wake(on: day)
    remote?.home.rowMarks.wake(on: day)
  }

  package var layout: Layout {
    Layout(size: size, focus: focus, showsSidebar: showsSidebar, statusLines: isTyping ? 2 : 1, sizes: sizes, isZen: isZen)
  }

  /// Whether a line is being typed at the foot of the screen.
  package var isTyping: Bool {
    if case .prompt = overlay { true } else { false }
  }

  /// Whether a question to the catalog or a request to the marks is not answered yet.
  package var awaitsAnswer: Bool { asked != answered || !unanswered.isEmpty }

  /// Whether keys must wait: they were aimed at what the answer will show. What is typed into the filter itself
  /// never waits.
  package var holdsKeys: Bool { awaitsAnswer && !isTyping }

  package var mode: Keymap.Mode { isTriaging ? .triage : focus == .abstract ? .reading : .library }

  /// The row of the paper that the marks and the abstract are about.
  package var selectedRow: Row? { isTriaging ? triage?.current?.row : list.selectedRow }

  /// The paper that the marks and the abstract are about.
  package var selectedPaper: Paper? { selectedRow.map { catalog.paper(at: $0) } }

  package func isMarked(_ mark: Mark, _ row: Row) -> Bool {
    switch mark {
    case .starred: rowMarks.starred.contains(row)
    case .read: rowMarks.read.contains(row)
    case .later: rowMarks.later.contains(row)
    case .dismissed: rowMarks.dismissed.contains(row)
    }
  }

  /// When the paper in view will count as read, if nothing happens before.
  package var deadline: Timestamp? {
    guard let readAfter, let reading, !reading.isSettled, unanswered.isEmpty, !isAway(reading.row),
      !isMarked(.read, reading.row) || rowMarks.updated.contains(reading.row)
    else { return nil }
    return Timestamp(milliseconds: reading.since.milliseconds + readAfter)
  }
}

extension Timestamp {
  /// The day in a time zone that is so many milliseconds east of Greenwich, in days after 1970-01-01.
  package func day(in zone: Int64) -> Int {
    let (local, overflow) = milliseconds.addingReportingOverflow(zone)
    let day = (overflow ? milliseconds : local) / 86_400_000
    return Int(local < 0 ? day - 1 : day)
  }
}
