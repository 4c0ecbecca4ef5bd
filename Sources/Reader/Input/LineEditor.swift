import Terminal

/// A line of text under a cursor, with the editing keys of readline.
package struct LineEditor: Hashable, Sendable {
  package private(set) var text: String
  /// The cursor's place, in characters from the start.
  package private(set) var cursor: Int

  package init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Replaces everything and puts the cursor at the end.
  package mutating func set(_ text: String) { self = LineEditor(text) }

  /// Types `addition` at the cursor; line breaks become spaces.
  package mutating func insert(_ addition: some StringProtocol) {
    let clean = String(addition.map { $0.isNewline ? " " : $0 })
    let place = index(cursor)
    let before = text[..<place].count
    text.insert(contentsOf: clean, at: place)
    // A combining mark joins the character before it, so that the count may not grow.
    cursor = min(text.count, before + clean.count)
  }

  /// Takes an editing key; false when the key edits nothing.
  package mutating func handle(_ key: Key) -> Bool {
    switch (key.code, key.modifiers) {
    case (.character(let character), []): insert(String(character))
    case (.backspace, []), (.character("h"), .control): deleteBackward(to: cursor - 1)
    case (.backspace, .alt), (.character("w"), .control): deleteBackward(to: wordStart)
    case (.character("u"), .control): deleteBackward(to: 0)
    case (.delete, []), (.character("d"), .control): deleteForward(to: cursor + 1)
    case (.character("k"), .control): deleteForward(to: text.count)
    case (.left, []), (.character("b"), .control): cursor = max(0, cursor - 1)
    case (.right, []), (.character("f"), .control): cursor = min(text.count, cursor + 1)
    case (.left, .control), (.left, .alt), (.character("b"), .alt): cursor = wordStart
    case (.right, .control), (.right, .alt), (.character("f"), .alt): cursor = wordEnd
    case (.home, []), (.character("a"), .control): cursor = 0
    case (.end, []), (.character("e"), .control): cursor = text.count
    default: return false
    }
    return true
  }

  private func index(_ offset: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
  }

  private mutating func deleteBackward(to start: Int) {
    let start = max(0, start)
    text.removeSubrange(index(start)..<index(cursor))
    cursor = min(start, text.count)
  }

  private mutating func deleteForward(to end: Int) {
    text.removeSubrange(index(cursor)..<index(end))
  }

  /// Where the word before the cursor begins.
  private var wordStart: Int {
    let before = text.prefix(cursor)
    let gap = before.reversed().prefix { $0.isWhitespace }.count
    return cursor - gap - before.dropLast(gap).reversed().prefix { !$0.isWhitespace }.count
  }

  /// Where the word after the cursor ends.
  private var wordEnd: Int {
    let after = text.dropFirst(cursor)
    let gap = after.prefix { $0.isWhitespace }.count
    return cursor + gap + after.dropFirst(gap).prefix { !$0.isWhitespace }.count
  }
}
