import Testing

@testable import Learning

@Suite("The summary of an abstract")
struct AbstractSummaryTests {
  @Test("is made of its own sentences, in their order: those that share words with the title or announce something")
  func choosing() {
    let abstract =
      "Cats have been kept for long. Nobody knows why they purr at night. We show that purring cats sleep well. "
      + "Dogs were left out. The weather was fine on most of the days."
    #expect(
      AbstractSummary.of(abstract, title: "Why cats purr", limit: 90)
        == "Nobody knows why they purr at night. We show that purring cats sleep well.")
    #expect(AbstractSummary.of(abstract, title: "Why cats purr", limit: 45) == "We show that purring cats sleep well.")
  }

  @Test("is cut after a word where a sentence is longer than there is room, and empty without an abstract")
  func cutting() {
    #expect(AbstractSummary.of("We show that very long sentences are cut.", title: "", limit: 20) == "We show that very…")
    #expect(AbstractSummary.of("", title: "Cats") == "")
    #expect(AbstractSummary.of("Word", title: "", limit: 1) == "…")
  }

  @Test(
    "parts sentences where they end, and not after what is short for a word",
    arguments: [
      ("One is here. Two is there.", ["One is here.", "Two is there."]),
      ("See Fig. 3 and e.g. A. Able et al. 2020 for more. Then stop.", ["See Fig. 3 and e.g. A. Able et al. 2020 for more.", "Then stop."]),
      ("Is it? It is! \"Good.\" 3 of 4 say so", ["Is it?", "It is!", "\"Good.\"", "3 of 4 say so"]),
      ("At 0.5 it holds. but not here", ["At 0.5 it holds. but not here"]),
      ("", []),
    ])
  func sentences(text: String, expected: [String]) {
    #expect(AbstractSummary.sentences(of: text) == expected)
  }
}
