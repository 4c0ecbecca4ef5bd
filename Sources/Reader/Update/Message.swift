import Catalog
import Marks
import Terminal
import Themes

/// What has happened: a key, the answer to an effect, or time passing.
package enum Message: Sendable {
  case input(Input)
  case resized(Size)
  /// Time has passed; sent when `State.deadline` is reached.
  case tick
  /// The catalog's answer to the question of this number.
  case found(Int, Answer)
  /// How many papers each topic has under the filter, for the question of this number.
  case counted(Int, [TopicCount])
  /// How far the library is read, 0 to 1.
  case loading(Double)
  case opened(PaperCatalog, State.Origin)
  /// What became of the request to the marks of this number: it is on disk, or was refused.
  case marked(Int, Result<MarkAnswer, MarkFileError>)
  /// What another process changed in the marks.
  case marksArrived(MarkChanges)
  case themeLoaded(Theme)
  /// The saved searches, read anew.
  case searches([Search])
  /// How many papers each of these queries finds.
  case searchesCounted([Query: Int])
  case notice(Notice)
}

/// What the catalog says to a question.
package struct Answer: Sendable {
  package var rows: RowList
  /// How many papers each topic has under the filter, whatever topics are chosen; nil when `Message.counted`
  /// tells later.
  package var topics: [TopicCount]?

  package init(rows: RowList, topics: [TopicCount]? = nil) {
    self.rows = rows
    self.topics = topics
  }
}
