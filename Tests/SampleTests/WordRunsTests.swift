import Testing

struct WordRunsTests {
  @Test func `finds words through case, punctuation and line breaks`() {
    #expect(wordRuns(of: "One, two-\nTHREE four", length: 3) == ["one two three", "two three four"])
  }

  @Test func `finds nothing in a text that is too short`() {
    #expect(wordRuns(of: "one two", length: 3).isEmpty)
  }
}
