/// The keys that `lectern keys` prints, in tmux's spelling.
struct KeyTable {
  /// Each binding as the keys to press one after another.
  let bindings: [[String]]

  /// Keys that end the program or leave it: those are tested on their own.
  private static let left = ["q", "Q", "^C", "^Z", "Esc"]

  private static let names = [
    "Enter": "Enter", "Esc": "Escape", "Tab": "Tab", "Shift-Tab": "BTab", "Backspace": "BSpace", "Space": "Space",
    "Up": "Up", "Down": "Down", "Left": "Left", "Right": "Right", "Home": "Home", "End": "End", "PageUp": "PageUp",
    "PageDown": "PageDown", "Alt-Left": "M-Left", "Alt-Right": "M-Right",
  ]

  /// - Parameter mode: `library` or `reading`.
  init(_ output: String, mode: String) {
    bindings = output.split(separator: "\n").filter { $0.hasPrefix(mode) }.flatMap { line in
      // Keys are parted by two spaces, and by more from what follows.
      line.dropFirst(10).prefix(22).split(separator: " ").map(String.init)
        .filter { !Self.left.contains($0) }.map(Self.pressed)
    }
  }

  private static func pressed(_ name: String) -> [String] {
    if let known = names[name] { return [known] }
    if name.hasPrefix("^"), let letter = name.dropFirst().first { return ["C-\(letter.lowercased())"] }
    return name.map(String.init)
  }
}
