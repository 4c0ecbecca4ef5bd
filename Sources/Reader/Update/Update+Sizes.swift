extension State {
  /// Gives the abstract more or less of the room, and remembers it.
  mutating func resizeAbstract(by step: Int) -> [Effect] {
    guard layout.shape == .wide || layout.shape == .stacked, let pane = layout.panes[.abstract],
      let list = layout.panes[.list]
    else { return say(.info, Messages.onlyOnePane) }
    let isWide = layout.shape == .wide
    let (own, whole) = isWide ? (pane.width, pane.width + list.width + 1) : (pane.height, pane.height + list.height)
    // While it is being read above or below the list, the abstract has most of the room anyway.
    let share = sizes.abstract ?? own * 100 / max(1, whole)
    let limits = PaneSizes.abstractLimits
    let wanted = min(max((share + step) / 5 * 5, limits.lowerBound), limits.upperBound)
    sizes.abstract = wanted
    settle()
    return say(.info, Messages.abstractShare(wanted)) + [.keepAbstractSize(wanted)]
  }

  /// The abstract alone, or with everything around it again.
  mutating func toggleZen() -> [Effect] {
    guard list.selectedRow != nil else { return say(.info, Messages.noPaperSelected) }
    isZen = focus == .abstract ? !isZen : true
    focus = .abstract
    settle()
    return []
  }
}
