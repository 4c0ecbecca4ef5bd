/// A key press, as a keymap names it.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// A printable character, already shifted: `G` is `.character("G")`, never shift with `g`.
    case character(Character)
    case enter, escape, tab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let control = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    /// Only with keys that are not characters, such as shift-tab.
    package static let shift = Modifiers(rawValue: 4)
  }

  package var code: Code
  package var modifiers: Modifiers

  package init(_ code: Code, _ modifiers: Modifiers = []) {
    self.code = code
    self.modifiers = modifiers
  }
}

/// What the terminal tells the program.
package enum Input: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted; it is typed into a prompt or ignored, never run as keys.
  case paste(String)
  case mouse(Mouse)
  /// The terminal's window came to the front, or left it.
  case focus(Bool)
  /// The terminal answered the question for its background colour.
  case background(red: UInt8, green: UInt8, blue: UInt8)
}

/// A press of a mouse button, or a turn of its wheel, in cells from the top left.
package struct Mouse: Hashable, Sendable {
  package enum Action: Hashable, Sendable { case press, wheelUp, wheelDown }

  package var action: Action
  package var at: Point

  package init(_ action: Action, at: Point) {
    self.action = action
    self.at = at
  }
}
