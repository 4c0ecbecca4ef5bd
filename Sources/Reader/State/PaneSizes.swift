/// How large the panes are, and how long the lines of text.
package struct PaneSizes: Sendable, Equatable {
  /// Columns of the queues and topics.
  package var sidebar = 25
  /// The abstract's part of the room that it shares with the list, in hundredths; nil for what suits the screen.
  package var abstract: Int?
  /// Text is set no wider than this, since longer lines tire the eye.
  package var measure = 80

  package static let sidebarLimits = 12...60
  package static let abstractLimits = 20...80
  package static let measureLimits = 30...200

  package init() {}
}
