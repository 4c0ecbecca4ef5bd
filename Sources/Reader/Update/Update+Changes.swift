extension State {
  /// Sets apart what the last version of the paper changed, or since it was read, or shows the paper as it is.
  mutating func toggleChanges() -> [Effect] {
    guard let row = list.selectedRow else { return say(.info, Messages.noPaperSelected) }
    guard catalog.revised(at: row) != nil else { return say(.info, Messages.noEarlierVersion) }
    comparison = Comparison(id: catalog.id(at: row), isShown: changes(of: row) == nil)
    settle()
    return []
  }
}
