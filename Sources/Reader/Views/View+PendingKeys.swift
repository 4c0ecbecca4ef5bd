import Terminal
import Themes

extension State {
  /// After a number or the first key of several: what was typed, and what may follow, in as many lines above
  /// the last one as it takes.
  func drawPendingKeys(above rect: Rect, of frame: inout Frame) {
    let typed = (count.map(String.init) ?? "") + KeyName.name(of: pendingKeys)
    guard !typed.isEmpty else { return }
    let entries = continuations
    let columns = PendingColumns(entries: entries, width: rect.width - 2, height: max(1, rect.y - 1))
    let top = rect.maxY - max(1, columns.lines)
    let panel = Rect(x: rect.x, y: top, width: rect.width, height: rect.maxY - top)
    frame.fill(panel, style: theme.style(.uiStatusline))
    let label = frame.write(" \(typed) ", x: rect.x, y: top, style: theme.style(.uiStatuslineMode), width: rect.width)
    guard !entries.isEmpty else {
      let text = KeyHint.afterNumber
      frame.write(text, x: label + 1, y: top, style: theme.style(.uiStatusline), width: max(0, rect.width - label - 2))
      return
    }
    for (index, entry) in entries.enumerated() where columns.lines > 0 {
      let (column, line) = index.quotientAndRemainder(dividingBy: columns.lines)
      let x = rect.x + label + 1 + column * columns.width
      guard x + columns.keys < rect.maxX else { break }
      frame.write(entry.keys, x: x, y: top + line, style: theme.style(.uiStatuslineKey))
      let start = x + columns.keys + 1
      let room = min(columns.width - columns.keys - 2, rect.maxX - start - 1)
      frame.write(entry.what, x: start, y: top + line, style: theme.style(.uiStatusline), width: max(0, room))
    }
  }

  /// The rest of each binding that begins with the keys pressed so far.
  var continuations: [PendingColumns.Entry] {
    guard !pendingKeys.isEmpty, case .prefix(let bindings) = keymap.match(pendingKeys, in: mode) else { return [] }
    return bindings.compactMap { binding in
      summary(of: binding.invocation).map { what in
        PendingColumns.Entry(keys: KeyName.name(of: Array(binding.keys.dropFirst(pendingKeys.count))), what: what)
      }
    }
  }

  /// What an invocation does here: saved searches by their names, and nothing for those that are not there, which
  /// would only be in the way.
  func summary(of invocation: Invocation) -> String? {
    guard invocation.command == .search, let name = invocation.argument else { return invocation.summary }
    if let search = search(named: name) { return KeyHint.show(search.name) }
    return Int(name) == nil ? invocation.summary : nil
  }
}

/// How keys and what they do are set in columns of one width.
struct PendingColumns {
  struct Entry {
    var keys: String
    var what: String
  }

  /// Columns of the widest keys.
  let keys: Int
  /// Columns of an entry, the gap after it included.
  let width: Int
  let lines: Int

  init(entries: [Entry], width: Int, height: Int) {
    keys = entries.map { TextWidth.columns(of: $0.keys) }.max() ?? 0
    // One long entry must not leave room for a single column.
    let most = max(16, (width - 6) / (width >= 100 ? 3 : width >= 56 ? 2 : 1) - keys - 4)
    let what = min(most, entries.map { TextWidth.columns(of: $0.what) }.max() ?? 0)
    self.width = min(keys + 1 + what + 3, max(1, width - 6))
    let across = max(1, (width - 6) / self.width)
    lines = min(height, (entries.count + across - 1) / across)
  }
}
