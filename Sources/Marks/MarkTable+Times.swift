import Papers

extension MarkTable {
  /// When the steps of the history set a mark, for each paper, the oldest first.
  ///
  /// A mark itself knows its last change alone; this is what is left of the earlier ones.
  package func timesSet(_ mark: Mark) -> [PaperID: [Timestamp]] {
    var times: [PaperID: [Timestamp]] = [:]
    for step in history.entries.compactMap(\.step) {
      for edit in step.edits where edit.kind == .mark(mark, true) {
        for id in edit.ids { times[id, default: []].append(step.id.made) }
      }
    }
    return times
  }
}
