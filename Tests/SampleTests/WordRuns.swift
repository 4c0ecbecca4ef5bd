/// The runs of `length` words in a text, by which one text is found in another.
///
/// Case, punctuation and line breaks make no difference.
func wordRuns(of text: String, length: Int) -> Set<String> {
  let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
  guard words.count >= length else { return [] }
  return Set((0...words.count - length).map { words[$0..<$0 + length].joined(separator: " ") })
}
