extension String {
  /// The lines as TOML counts them, each without its line feed, and with the carriage return that may stand before that.
  ///
  /// To Swift the two together are one character, at which `split(separator: "\n")` does not split.
  package var feedLines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String(Substring($0)) }
  }
}
