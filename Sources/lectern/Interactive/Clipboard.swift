import Subprocess

/// The platform's clipboard tools, beside the terminal's own clipboard sequence.
enum Clipboard {
  /// Tools that take the text from standard input, and the variable without which each is useless.
  private static let tools: [(name: String, arguments: [String], needs: String?)] = [
    ("wl-copy", [], "WAYLAND_DISPLAY"),
    ("xclip", ["-selection", "clipboard"], "DISPLAY"),
    ("xsel", ["--clipboard", "--input"], "DISPLAY"),
    ("pbcopy", [], nil),
  ]

  /// Hands `text` to the first tool that works; false when none does.
  static func copy(_ text: String, environment: [String: String]) async -> Bool {
    for tool in tools where tool.needs.map({ environment[$0]?.isEmpty == false }) ?? true {
      let result = try? await run(
        .name(tool.name), arguments: Arguments(tool.arguments), input: .string(text), output: .discarded,
        error: .discarded)
      if result?.terminationStatus.isSuccess == true { return true }
    }
    return false
  }
}
