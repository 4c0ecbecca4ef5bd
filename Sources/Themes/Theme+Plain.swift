import Terminal

extension Theme {
  /// Attributes without any colour, for terminals that have none and readers who want none; the look
  /// of the theme `monochrome`.
  package static let plain = Theme(
    name: "plain", title: "Plain", variant: .dark,
    given: plainAttributes.reduce(into: [:]) { given, look in
      for scope in look.scopes { given[scope] = StylePatch(attributes: look.attributes) }
    })

  private static let plainAttributes: [(attributes: Style.Attributes, scopes: [Scope])] = [
    ([], [.uiText, .listTitleRead]),
    (
      [.dim],
      [.uiTextDim, .uiBorder, .listTitleDismissed, .markRead, .markDismissed, .paperLabel, .paperRemoved, .sidebarCount]
    ),
    ([.bold], [.uiBorderFocused, .uiHeading, .uiPromptLabel, .uiPopupBorder, .uiPopupKey, .uiProgress]),
    ([.bold], [.info, .warning, .listTitle, .markUnread, .markUnreadNew, .markStarred, .markLater]),
    ([.bold], [.paperTitle, .paperLinkNumber, .sidebarHeading]),
    ([.italic], [.paperVenue]),
    ([.underlined], [.uiSelectionInactive, .paperLink]),
    ([.bold, .underlined], [.match, .paperAdded, .sidebarActive]),
    ([.reversed], [.uiSelection, .uiStatusline]),
    ([.reversed, .bold], [.uiStatuslineMode, .uiStatuslineKey, .error]),
    ([.reversed, .bold, .underlined], [.matchCurrent]),
  ]
}
