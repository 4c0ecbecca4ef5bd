import Testing

/// The reader in a real terminal: one at a time, since two cores are soon busy.
@Suite("The reader", .serialized, .enabled(if: Tool.hasTmux, "tmux is not installed"), .timeLimit(.minutes(Tool.isSanitized ? 15 : 2)))
struct ReaderTests {}

extension String {
  /// The line, without what fills it up, that has `text` in it.
  func line(with text: String) -> String? {
    split(separator: "\n").first { $0.contains(text) }.map(String.init)
  }

  /// The first paper of the list's heading and how many there are, as in `3/76`.
  var position: String? {
    split(separator: "\n").lazy.compactMap { line in
      line.split(separator: " ").last { $0.contains("/") && $0.allSatisfy { $0.isNumber || $0 == "/" || $0 == "," } }
    }.first.map(String.init)
  }
}
