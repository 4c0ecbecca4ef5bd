/// A manual page while it is written, in the macros of `man`.
struct ManPage {
  private(set) var text: String

  init(name: String, section: Int, summary: String) {
    text = ".TH \(name.uppercased()) \(section)\n.SH NAME\n\(name) \\- \(Self.escaped(summary))\n"
  }

  mutating func section(_ title: String) { text += ".SH \(Self.escaped(title))\n" }
  mutating func subsection(_ title: String) { text += ".SS \(Self.escaped(title))\n" }

  /// A line of its own, in bold.
  mutating func line(_ line: String) { text += ".B \(Self.escaped(line))\n.br\n" }

  /// Filled text; an empty line begins another paragraph.
  mutating func paragraph(_ words: String) {
    for part in words.split(separator: "\n", omittingEmptySubsequences: false) {
      text += part.isEmpty ? ".PP\n" : Self.escaped(String(part)) + "\n"
    }
    text += ".PP\n"
  }

  mutating func item(_ tag: String, _ meaning: String) {
    text += ".TP\n.B \(Self.escaped(tag))\n\(Self.escaped(meaning))\n"
  }

  /// Lines that stay as they are.
  mutating func verbatim(_ lines: String) {
    text += ".nf\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Self.escaped(String(line)) + "\n"
    }
    text += ".fi\n"
  }

  /// With what means something to the formatter made plain.
  private static func escaped(_ text: String) -> String {
    var result = text.first == "." || text.first == "'" ? "\\&" : ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      default: result.append(character)
      }
    }
    return result
  }
}
