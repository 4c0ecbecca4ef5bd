import Papers
import Terminal

extension Frame {
  /// The same picture in the characters of ASCII alone, each in its column.
  ///
  /// What the reader itself draws has a stand-in each; letters of papers lose their marks, and what then
  /// is no ASCII is a question mark, one for each column.
  func inASCII() -> Frame {
    var frame = self
    for y in 0..<size.height {
      for x in 0..<size.width where !self[x, y].text.utf8.allSatisfy({ $0 < 0x80 }) {
        let plain = Self.plain(self[x, y].text)
        frame[x, y].text = plain
        if x + 1 < size.width, self[x + 1, y].text.isEmpty { frame[x + 1, y].text = plain }
      }
    }
    return frame
  }

  /// A text in the same characters.
  static func inASCII(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.map { $0.isASCII ? String($0) : plain(String($0)) }.joined()
  }

  /// One character of ASCII for what a cell holds.
  private static func plain(_ text: String) -> String {
    guard let character = text.first else { return " " }
    if let sign = signs[character] { return sign }
    if let braille = character.unicodeScalars.first, (0x2800...0x28FF).contains(braille.value) {
      // Of eight dots: none, a few, about half, most.
      return [" ", ".", ".", ".", ":", ":", ":", "#", "#"][(braille.value & 0xFF).nonzeroBitCount]
    }
    guard let letter = Folding.fold(text).first, letter.isASCII else { return "?" }
    return character.isUppercase ? letter.uppercased() : String(letter)
  }

  private static let signs: [Character: String] = [
    // Lines, blocks and bars.
    "─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "▐": "#", "█": "#", "░": "-", "▒": "+", "▓": "%",
    "▏": "|", "▎": "|", "▍": "|", "▌": ":", "▋": ":", "▊": "#", "▉": "#",
    "━": "=", "╸": "=", "┃": "|",
    "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    // The marks of papers, and what else the reader draws.
    "●": "o", "○": ".", "★": "*", "◷": "@", "✕": "x", "✓": "v", "▸": ">", "▾": "v", "›": ">", "‹": "<", "·": ".",
    "…": "~", "▲": "^", "▼": "v", "λ": "c", "▤": "d", "×": "x", "⚑": "!", "◌": "z", "→": ">", "←": "<", "↑": "^",
    "↓": "v", "✗": "x", "☆": ".", "◆": "n", "◇": ".", "↻": "u", "■": "#", "□": ".",
    // Punctuation of running text.
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"",
    "«": "<", "»": ">", "•": "*", "′": "'", "″": "\"", "≤": "<", "≥": ">", "≈": "~", "\u{FFFD}": "?",
  ]
}
