/// A place of the screen that a theme gives a look.
///
/// A case is named as in theme files with the dots taken out: `uiTextDim` is `ui.text.dim`.
package enum Scope: UInt8, CaseIterable, Sendable {
  /// The empty screen; its background lies under every scope that gives none.
  case uiBackground
  /// Ordinary text; its foreground is that of every scope that gives none.
  case uiText
  case uiTextDim
  case uiBorder
  case uiBorderFocused
  /// The title of a pane.
  case uiHeading
  /// The selected row of the focused pane, laid over the row's own cells.
  case uiSelection
  /// The selected row of a pane without focus, laid over the row's own cells.
  case uiSelectionInactive
  case uiStatusline
  /// The name of the mode at the left end of the status line.
  case uiStatuslineMode
  /// A key in the hints of the status line.
  case uiStatuslineKey
  /// A line that is typed into.
  case uiPrompt
  /// The sign before the typed line: `/`, `:`.
  case uiPromptLabel
  case uiPopup
  case uiPopupDim
  case uiPopupBorder
  case uiPopupHeading
  /// A key in the help.
  case uiPopupKey
  /// The selected row of a popup, laid over the row's own cells.
  case uiPopupSelection
  case uiScrollbar
  case uiProgress

  case info
  case warning
  case error
  /// A search term found in text, laid over the text's own cells.
  case match
  /// The match that `n` and `N` stand on.
  case matchCurrent

  case listTitle
  case listTitleRead
  case listTitleDismissed
  case listDate
  case listAuthor
  case listTopic
  case listScore

  case markUnread
  /// An unread paper that came since the reader was left last.
  case markUnreadNew
  case markRead
  case markStarred
  case markLater
  case markDismissed

  case paperTitle
  case paperAuthor
  case paperDate
  case paperVenue
  case paperTopic
  case paperAbstract
  case paperLink
  /// The digit that opens a link.
  case paperLinkNumber
  /// The name before a value: `Authors`, `Venue`.
  case paperLabel
  /// A figure in an abstract that is set for a decision at a glance.
  case paperNumber
  /// Words that a later version of a paper brought, laid over the text's own cells.
  case paperAdded
  /// Words that a later version left out, laid over the text's own cells.
  case paperRemoved

  case sidebarQueue
  case sidebarTopic
  case sidebarCount
  case sidebarHeading
  /// The queue or topic that the list shows now.
  case sidebarActive
}
