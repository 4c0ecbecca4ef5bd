import Catalog
import Papers
import Testing

@testable import Learning

@Suite("Reasons")
struct ReasonTests {
  private let subject = paper(
    1, "Red Teaming of GPT models", "We do red teaming, a survey of Erdős and of the models.", authors: ["Dan Doe", "Eve Ex"], topics: ["cs.CL"])
  private var library: PaperCatalog {
    catalog([subject, paper(2, "red teaming gpt models survey erdos", "do we"), paper(3, "Nothing of it")])
  }
  private let taste = Taste(weights: [
    Trait(.word, "red"): 1, Trait(.word, "teaming"): 2, Trait(.word, "gpt"): 0.8, Trait(.word, "survey"): -1.5,
    Trait(.word, "erdos"): 0.5, Trait(.author, "Dan Doe"): 2.5, Trait(.author, "Nobody"): 9, Trait(.topic, "cs.CL"): -0.2,
  ])

  @Test("are words as they are written, two that stand side by side as one, authors and topics; those for it first")
  func written() {
    let reasons = taste.reasons(for: subject, in: library).map(\.signed)
    #expect(reasons == ["+ Dan Doe", "+ red teaming", "+ GPT", "+ Erdős", "− cs.CL", "− survey"])
  }

  @Test("are no more than asked for, the weightiest, whichever side they are on")
  func limits() {
    #expect(taste.reasons(for: subject, in: library, limit: 3).map(\.signed) == ["+ Dan Doe", "+ red teaming", "− survey"])
    #expect(taste.reasons(for: paper(9, "Zebra"), in: library).isEmpty)
    #expect(Taste(weights: [:]).reasons(for: subject, in: library).isEmpty)
  }

  @Test("carry what was said of them, and what it adds")
  func wishes() throws {
    var said = taste
    said.wishes = [Trait(.author, "Eve Ex"): .more, Trait(.word, "survey"): .more]
    let reasons = said.reasons(for: subject, in: library)
    let author = try #require(reasons.first { $0.text == "Eve Ex" })
    #expect(author.wish == .more)
    #expect(author.amount > 0)
    let survey = try #require(reasons.first { $0.text == "survey" })
    let before = try #require(taste.reasons(for: subject, in: library).first { $0.text == "survey" })
    #expect(survey.amount > before.amount)
  }

  @Test("never name what holds sentences together")
  func functionWords() {
    let wordy = Taste(weights: [Trait(.word, "of"): 5, Trait(.word, "the"): 5, Trait(.word, "gpt"): 1])
    #expect(wordy.reasons(for: subject, in: library).map(\.text) == ["GPT"])
  }
}
