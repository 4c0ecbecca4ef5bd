import Papers
import Testing

@testable import Formats

@Suite("The fingerprint of a title")
struct TitleFingerprintTests {
  @Test(
    "Spellings of one title share it, whether read the quick way or the thorough one",
    arguments: [
      ("Mobius Strips, Again", "MÖBIUS strips again!"),
      ("Mobius Strips, Again", #"M\"obius Strips, {A}gain"#),
      ("Don't Stop -- Believing: (A Study)", "Don’t stop—believing; a study"),
      ("Pre-training of Models", "Pretraining of Models"),
      ("A Study of GPT-4", "A Study of <fixed-case>GPT</fixed-case>-4"),
    ])
  func spellings(one: String, other: String) {
    #expect(TitleFingerprint.of(one) != nil)
    #expect(TitleFingerprint.of(one) == TitleFingerprint.of(other))
  }

  @Test(
    "Titles of two words or fewer have none",
    arguments: ["", "Editorial", "Closing Remarks", "Don't Stop", "É Ü"])
  func short(title: String) {
    #expect(TitleFingerprint.of(title) == nil)
  }

  @Test("Other words give another one")
  func different() {
    #expect(TitleFingerprint.of("One Two Three") != TitleFingerprint.of("One Two Four"))
  }
}
