import Catalog

/// The papers on show, and the place in them.
package struct ListState: Sendable, Equatable {
  /// The rows of the answer. They stay as they are, whatever is marked, until the next question.
  package private(set) var rows: RowList = []
  /// Whether these are all rows of the answer, and not only the newest while the others are looked for.
  package private(set) var isWhole = true
  /// How they stand in lines, under the headers of groups or without any.
  package private(set) var lines = ListLines(rowCount: 0, groups: nil, folds: Folds())
  /// The selected line; 0 when there are none.
  package private(set) var selection = 0
  /// The first line in the viewport.
  package private(set) var offset = 0
  private var folds = Folds()
  /// Whether the next answer is looked at from its top, whatever is selected now.
  private var startsOver = false

  package init() {}

  package var groups: RowGroups? { lines.groups }

  package var selectedRow: Row? {
    if case .paper(let place)? = lines[selection] { rows[place] } else { nil }
  }

  /// The group whose header is selected.
  package var selectedGroup: Int? {
    if case .header(let group)? = lines[selection] { group } else { nil }
  }

  /// The place among the rows of the selected paper, or of the first in the group whose header is selected.
  package var selectedPlace: Int {
    switch lines[selection] {
    case .paper(let place)?: place
    case .header(let group)?: groups?.places(of: group).lowerBound ?? 0
    case nil: 0
    }
  }

  /// The next answer is another list, to begin at its top.
  mutating func startOver() { startsOver = true }

  /// The row that the next answer is looked for, to stay selected.
  var keptRow: Row? { startsOver ? nil : selectedRow }

  /// Takes a new answer; the selected paper or header stays selected, and on its line, when it is still there.
  package mutating func show(_ rows: RowList, groups: RowGroups? = nil, isWhole: Bool = true, height: Int) {
    let line = startsOver ? 0 : selection - offset
    let row = keptRow
    let value = startsOver ? nil : selectedGroup.flatMap { self.groups?.value(of: $0) }
    let isSameGrouping = groups?.grouping == self.groups?.grouping
    startsOver = false
    if let groups, groups.grouping != folds.grouping { folds = Folds(groups.grouping) }
    self.rows = rows
    self.isWhole = isWhole
    lines = ListLines(rowCount: rows.count, groups: groups, folds: folds)
    let kept = row.flatMap { rows.firstIndex(of: $0) }.map { lines.line(of: $0) }
    let header = isSameGrouping ? value.flatMap { groups?.group(of: $0) }.map { lines.header(of: $0) } : nil
    selection = kept ?? header ?? lines.line(of: 0)
    offset = kept == nil && header == nil ? 0 : max(0, selection - line)
    keepInView(height: height)
  }

  /// Shows rows as they stand in another catalog, for the moment in which the answer is on its way.
  mutating func show(_ rows: RowList, selection: Int, offset: Int) {
    self.rows = rows
    lines = ListLines(rowCount: rows.count, groups: nil, folds: Folds())
    self.selection = min(max(0, selection), max(0, rows.count - 1))
    self.offset = min(max(0, offset), max(0, rows.count - 1))
  }

  /// Selects a line, or the nearest that there is.
  package mutating func select(_ line: Int, height: Int) {
    selection = min(max(0, line), max(0, lines.count - 1))
    keepInView(height: height)
  }

  /// Selects the paper at a place among the rows; a group that it is folded under is unfolded.
  package mutating func select(place: Int, height: Int) {
    if let groups, case let group = groups.group(at: place), lines.isFolded(group) { lines.toggle(group, in: &folds) }
    select(lines.line(of: min(max(0, place), max(0, rows.count - 1))), height: height)
  }

  /// - Parameter unfolds: whether a group that it is folded under is unfolded, or else its header selected.
  package mutating func select(_ row: Row, unfolds: Bool = true, height: Int) -> Bool {
    guard let place = rows.firstIndex(of: row) else { return false }
    if unfolds { select(place: place, height: height) } else { select(lines.line(of: place), height: height) }
    return true
  }

  /// The place so many papers after the selected one, or before it; those of a selected header begin below it.
  func place(after steps: Int) -> Int { selectedPlace + steps - (steps > 0 && selectedGroup != nil ? 1 : 0) }

  /// Moves the viewport without the selection leaving it.
  package mutating func scroll(by lines: Int, height: Int) {
    offset = min(max(0, offset + lines), max(0, self.lines.count - height))
    selection = min(max(selection, offset), max(offset, min(offset + height, self.lines.count) - 1))
  }

  /// Moves selection and viewport together, as by pages.
  package mutating func page(by lines: Int, height: Int) {
    offset = min(max(0, offset + lines), max(0, self.lines.count - height))
    select(selection + lines, height: height)
  }

  /// Moves the viewport so that the selection stands on that line of it, as far as the list's ends allow.
  package mutating func align(to line: Int, height: Int) {
    offset = selection - line
    keepInView(height: height)
  }

  /// Scrolls as little as needed for the selection to be among `height` lines.
  package mutating func keepInView(height: Int) {
    let height = max(1, height)
    let margin = min(2, (height - 1) / 2)
    let lowest = max(0, lines.count - height)
    offset = min(max(offset, selection - height + 1 + margin), max(0, selection - margin))
    offset = min(max(0, offset), lowest)
  }
}

extension ListState {
  /// Folds the group of the selected line, or unfolds it; then its header is selected where the line is gone.
  mutating func toggleFold(height: Int) {
    let group = lines.group(ofLine: selection)
    let isHeader = selectedGroup != nil
    lines.toggle(group, in: &folds)
    let header = lines.header(of: group)
    if isHeader || lines.isFolded(group) { selection = header }
    keepInView(height: height)
  }

  /// Folds all groups, or unfolds them; the same paper is selected, or the header that it is under.
  mutating func fold(_ areAll: Bool, height: Int) {
    let (place, isHeader) = (selectedPlace, selectedGroup != nil)
    let onScreen = selection - offset
    folds.set(areAll)
    lines.fold(as: folds)
    let line = lines.line(of: place)
    selection = isHeader ? lines.header(of: lines.group(ofLine: line)) : line
    offset = max(0, selection - onScreen)
    keepInView(height: height)
  }

  /// Forgets which single groups are folded, since their values mean something else in another catalog.
  mutating func forgetFolds() { folds.forget() }

  /// The rows of the group whose header is selected, else so many of those with a line from the selected one on.
  func targets(_ count: Int) -> [Row] {
    if let selectedGroup, let groups { return Array(rows[groups.places(of: selectedGroup)]) }
    guard let groups else { return Array(rows.dropFirst(selection).prefix(count)) }
    var found: [Row] = []
    var group = groups.group(at: selectedPlace)
    var place = selectedPlace
    while group < groups.count, found.count < count {
      let end = groups.places(of: group).upperBound
      if !lines.isFolded(group) { found += rows[place..<end].prefix(count - found.count) }
      (group, place) = (group + 1, end)
    }
    return found
  }

  /// So many papers further down, or to the next header; a folded group is not gone into.
  mutating func goOn(_ count: Int, height: Int) {
    guard !rows.isEmpty else { return }
    if let selectedGroup, let groups {
      select(lines.header(of: min(selectedGroup + 1, groups.count - 1)), height: height)
    } else {
      select(lines.line(of: min(selectedPlace + count, rows.count - 1)), height: height)
    }
  }
}
