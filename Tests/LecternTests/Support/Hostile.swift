/// Papers that try to get at the terminal.
enum Hostile {
  /// Colour, bell, C1, reordering, zero width, deletion, line breaks, the window's title, an end of text.
  static let controls = [
    "\\u001b[31m", "\\u0007", "\\u009b2J", "\\u202e", "\\u200b", "\\u007f", "\\r\\n", "\\t", "\\u001b]0;owned\\u0007",
    "\\u0000", "\\u001b[?1049l", "\\u0008", "\\u001bP", "\\u009d52;c;AAAA\\u009c", "\\u2066",
  ].joined(separator: "x")

  static let papers = [
    paper(id: "arxiv:2502.00009", controls),
    paper(id: "arxiv:2502.00010", "\u{1B}[32m\u{9B}2J\u{202E}\u{7F}raw"),
    paper(id: "strange\(controls)", controls),
  ].joined()

  private static func paper(id: String, _ text: String) -> String {
    "{\"id\":\"\(id)\",\"title\":\"Hostile \(text)\",\"abstract\":\"Abstract \(text)\",\"authors\":[\"Ada \(text)\","
      + "\"\(text)\"],\"topics\":[\"cs\(text)\"],\"published\":\"2025-01-01\(text)\",\"venue\":\"Venue \(text)\","
      + "\"links\":[{\"kind\":\"page\",\"url\":\"https://example.com/\(text)\"},{\"kind\":\"code\(text)\","
      + "\"url\":\"javascript:alert(1)\(text)\"},{\"kind\":\"pdf\",\"url\":\"file:///etc/passwd\"}],"
      + "\"source\":\"test\(text)\",\"score\":3,\"added\":\"\(text)\",\"aliases\":[\"doi:10.1234/\(text)\"]}\n"
  }
}
