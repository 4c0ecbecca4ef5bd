import Papers

/// The dates of HTTP, `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  static func parse(_ text: String) -> Timestamp? {
    guard text.utf8.count <= 64, let date = PaperDate(text),
      let clock = text.split(separator: " ").first(where: { $0.contains(":") })
    else { return nil }
    return Timestamp("\(date)T\(clock)Z")
  }
}
