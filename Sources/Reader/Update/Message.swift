import Catalog
import Learning
import Marks
import Papers
import Terminal
import Themes

/// What has happened: a key, the answer to an effect, or time passing.
package enum Message: Sendable {
  case input(Input)
  case resized(Size)
  /// Time has passed; sent when `State.deadline` is reached.
  case tick
  /// The newest papers that the question of this number finds, while the others are looked for.
  case begun(Int, NewestMatches)
  /// The catalog's answer to the question of this number.
  case found(Int, Answer)
  /// How many papers each topic has under the filter, for the question of this number.
  case counted(Int, [TopicCount])
  /// Words that the question of this number may have meant.
  case suggested(Int, [String])
  /// How many papers under the filter have each value of a facet, for the question of this number.
  case tallied(Int, Facet, [Tally])
  /// What the rules would have done.
  case rulesTested(RuleTest)
  /// What rises, for the question of this number.
  case trendsFound(Int, Trends)
  /// What was read, and what the process takes up.
  case statsGathered(ReadingStatistics, ProcessMemory)
  /// How far the library is read, 0 to 1.
  case loading(Double)
  case opened(PaperCatalog, State.Origin)
  /// Papers came into the library, or were changed in it, while it is open.
  case grown(PaperCatalog)
  /// The keys that wait until the library is open.
  case waiting([Key])
  /// What became of the request to the marks of this number: it is on disk, or was refused.
  case marked(Int, Result<MarkAnswer, MarkFileError>)
  /// What another process changed in the marks.
  case marksArrived(MarkChanges)
  /// Notes that were written in an editor.
  case notesWritten([WrittenNote])
  case themeLoaded(Theme)
  /// What was learned for the request of this number; nil where too little is marked.
  case learned(Int, Learned?)
  /// The saved searches, read anew.
  case searches([Search])
  /// How many papers each of these queries finds.
  case searchesCounted([Query: Int])
  /// How far fetching from a source has come.
  case fetching(FetchStep)
  /// Fetching is over, or there was none, and why. What is new comes with `Message.grown`.
  case fetched(failure: String?)
  /// Papers that a service gave to the question of this number, or why it gave none.
  case remoteFound(Int, Result<RemoteAnswer, RemoteFailure>)
  /// Papers are in the library now under these ids, by those that they had, for the request of this number; or why not.
  case adopted(Int, [PaperID: PaperID], failure: String?)
  /// A source is in the settings under this name.
  case sourceKept(String)
  /// The sources of the settings as they are now, and what is wrong there.
  case sources([SourceEntry], problems: [String])
  /// The time has come at which fetching begins by itself.
  case fetchDue
  case notice(Notice)
}

/// A year, venue or author, and how many papers under the filter have it.
package struct Tally: Hashable, Sendable {
  package var name: String
  package var count: Int

  package init(_ name: String, _ count: Int) {
    self.name = name
    self.count = count
  }
}

/// Bytes of memory: what is the process's own, and that with the mapped files.
package struct ProcessMemory: Hashable, Sendable {
  package var own: Int
  package var resident: Int

  package init(own: Int, resident: Int) {
    self.own = own
    self.resident = resident
  }
}

/// What the catalog says to a question.
package struct Answer: Sendable {
  package var rows: RowList
  /// The groups in which they stand, where any were asked for.
  package var groups: RowGroups?
  /// How many papers each topic has under the filter, whatever topics are chosen; nil when `Message.counted`
  /// tells later.
  package var topics: [TopicCount]?

  /// Words that may have been meant where none was found; nil when `Message.suggested` tells later.
  package var suggestions: [String]?
  /// How long it took, where somebody looked at the clock.
  package var elapsed: Duration?

  package init(rows: RowList, groups: RowGroups? = nil, topics: [TopicCount]? = nil) {
    self.rows = rows
    self.groups = groups
    self.topics = topics
  }
}
