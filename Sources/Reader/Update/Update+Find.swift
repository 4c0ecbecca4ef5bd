extension State {
  /// Opens the line for what to find in the paper.
  mutating func startFind() -> [Effect] {
    guard list.selectedRow != nil else { return say(.info, Messages.noPaperSelected) }
    focus = .abstract
    overlay = .prompt(Prompt(.find, text: "", filterBefore: filter, offsetBefore: abstractOffset, findBefore: find))
    settle()
    return []
  }

  /// Takes what is typed so far: shows the first match from where the reading was, or from the top.
  mutating func find(_ text: String, from offset: Int) {
    find = text.isEmpty ? nil : Find(text: text, row: list.selectedRow)
    abstractOffset = offset
    guard let lines = abstractPage?.foundLines, !lines.isEmpty else { return scrollAbstract(to: offset) }
    show(foundAt: lines.firstIndex { $0 >= offset } ?? 0, of: lines)
  }

  mutating func leaveFind(_ prompt: Prompt) {
    find = prompt.findBefore
    scrollAbstract(to: prompt.offsetBefore)
  }

  mutating func acceptFind(_ text: String) -> [Effect] {
    remember(text, in: \.findHistory)
    let isThere = abstractPage?.foundLines.isEmpty == false
    return text.isEmpty || isThere ? [] : say(.info, Messages.notInPaper(text))
  }

  /// To the next or a former match of what was looked for, round and round.
  mutating func stepToFound(_ step: Int) -> [Effect] {
    guard let find, let lines = abstractPage?.foundLines, !lines.isEmpty else {
      return say(.info, Messages.notInPaper(find?.text ?? ""))
    }
    guard find.row == list.selectedRow else {
      self.find?.row = list.selectedRow
      show(foundAt: step > 0 ? 0 : lines.count - 1, of: lines)
      return []
    }
    let target = find.index + step
    let index = (target % lines.count + lines.count) % lines.count
    show(foundAt: index, of: lines)
    return index == target ? [] : say(.info, Messages.matchesAgain(fromFirst: step > 0))
  }

  /// Makes a match the current one, and scrolls to it when it is out of view.
  private mutating func show(foundAt index: Int, of lines: [Int]) {
    find?.index = index
    let height = max(1, layout.content(of: .abstract).height)
    let line = lines[index]
    let isInView = (abstractOffset..<abstractOffset + height).contains(line)
    scrollAbstract(to: isInView ? abstractOffset : max(0, line - height / 3))
  }

  /// `3 of 12`, or that there is none; nil when nothing is looked for.
  var foundNote: String? {
    guard let find, let count = abstractPage?.foundLines.count else { return nil }
    if count == 0 { return Messages.notFound }
    return find.row == list.selectedRow ? Messages.match(min(find.index, count - 1) + 1, of: count) : Messages.matches(count)
  }
}
